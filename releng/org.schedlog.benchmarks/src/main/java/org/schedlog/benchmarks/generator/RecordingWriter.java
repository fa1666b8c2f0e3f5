// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Runs the simulation and writes what it says as a tarball. */
public final class RecordingWriter {

    /** Deflating takes the most time; each column is deflated by one thread. */
    private static final int WORKERS = 2;
    /** The only column of doubles. */
    private static final String FREQUENCY = "prv_frq_on_same_cpu";

    private final Settings settings;
    private final Path folder;
    private final String prefix;

    private RecordingWriter(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.prefix = "output/BENCH=generated/CPUS=" + settings.cpus() + "/1/";
    }

    /**
     * Makes a recording. Temporary files stand beside it meanwhile, about 40 bytes for each event.
     *
     * @param settings what is to be made; equal settings make equal files
     * @param file     the tarball; one that exists is replaced in the end
     * @return the time from the first to the last event, ns
     * @throws IOException          when a file cannot be written
     * @throws InterruptedException when the calling thread is interrupted
     */
    public static long write(Settings settings, Path file) throws IOException, InterruptedException {
        Path target = file.toAbsolutePath();
        Path folder = Files.createTempDirectory(target.getParent(), "generating");
        Path whole = folder.resolve("whole");
        try {
            long duration = new RecordingWriter(settings, folder).run(whole);
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
            return duration;
        } finally {
            Files.deleteIfExists(whole);
            Files.delete(folder);
        }
    }

    private long run(Path tar) throws IOException, InterruptedException {
        try (EventSpool spool = new EventSpool(folder)) {
            String processes = simulate(spool);
            try (NextTimes next = new NextTimes(spool, settings, folder)) {
                writeTar(tar, spool, next, processes);
            }
            return duration(spool);
        }
    }

    /** @return the processes at the beginning */
    private String simulate(EventSpool spool) throws IOException {
        boolean[] recording = {false};
        Simulation simulation = new Simulation(settings, (time, cpu, pid, kind, arg0, arg1) -> {
            if (recording[0] && spool.rows() < settings.events()) {
                spool.accept(time, cpu, pid, kind, arg0, arg1);
            }
        });
        simulation.warmUp();
        recording[0] = true;
        String processes = Names.processList(simulation.tasks());
        while (spool.rows() < settings.events()) {
            simulation.step();
        }
        spool.finish();
        return processes;
    }

    private static long duration(EventSpool spool) throws IOException {
        RowSource times = spool.timestamp.reader();
        long[] first = new long[1];
        long[] last = new long[1];
        times.read(0, 1, first);
        times.read(spool.rows() - 1, 1, last);
        return last[0] - first[0];
    }

    private void writeTar(Path tar, EventSpool spool, NextTimes next, String processes)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(tar), 1 << 16), "UTF-8")) {
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            add(out, "sched_log_traced_events.start", EventKind.table());
            add(out, "ps.start", processes);
            add(out, "generator.txt", "Simulated by releng/generate " + settings.text() + '\n');
            add(out, "sched_log/tracer_npz/comm.json", Names.json());
            List<Future<Path>> files = new ArrayList<>();
            columns(spool, next).forEach((name, source) -> files.add(workers.submit(() -> deflate(name, source))));
            for (Future<Path> file : files) {
                add(out, finished(file));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private Map<String, RowSource> columns(EventSpool spool, NextTimes next) {
        Map<String, RowSource> columns = new LinkedHashMap<>();
        columns.put("timestamp", spool.timestamp.reader());
        columns.put("pid", spool.pid.reader());
        columns.put("event", spool.event.reader());
        columns.put("addr", DerivedColumns.address(spool));
        columns.put("arg0", spool.arg0.reader());
        columns.put("arg1", spool.arg1.reader());
        columns.put("cpu", spool.cpu.reader());
        columns.put("comm", spool.comm.reader());
        if (settings.computed()) {
            columns.put("nxt_timestamp_of_same_evt_on_same_cpu", next.ofSameEventOnSameCpu.reader());
            columns.put("nxt_blk_wkp_of_same_pid", next.ofBlockOrWakeupOfSamePid.reader());
            columns.put(FREQUENCY, DerivedColumns.frequency(spool, settings.cpus()));
        }
        return columns;
    }

    private Path deflate(String name, RowSource source) throws IOException {
        Path file = folder.resolve(name + ".npz");
        NpzFile.write(file, name, name.equals(FREQUENCY) ? "<f8" : "<i8", settings.events(), source);
        return file;
    }

    private static Path finished(Future<Path> file) throws IOException, InterruptedException {
        try {
            return file.get();
        } catch (ExecutionException e) {
            throw new IOException("A column could not be written: " + e.getCause().getMessage(), e);
        }
    }

    private void add(TarArchiveOutputStream out, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putArchiveEntry(entry(name, bytes.length));
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private void add(TarArchiveOutputStream out, Path file) throws IOException {
        out.putArchiveEntry(entry("sched_log/tracer_npz/" + file.getFileName(), Files.size(file)));
        Files.copy(file, out);
        out.closeArchiveEntry();
        Files.delete(file);
    }

    /** All of one time and owner, so that equal settings make equal files. */
    private TarArchiveEntry entry(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(prefix + name);
        entry.setModTime(0);
        entry.setNames("root", "root");
        entry.setSize(size);
        return entry;
    }
}
