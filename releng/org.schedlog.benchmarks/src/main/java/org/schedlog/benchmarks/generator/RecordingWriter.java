// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.convert.ArrayColumn;
import org.schedlog.engine.convert.TarballWriter;

/** Runs the simulation and writes what it says as a tarball. */
public final class RecordingWriter {

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
     */
    public static long write(Settings settings, Path file) throws IOException {
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

    private long run(Path tar) throws IOException {
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

    private void writeTar(Path tar, EventSpool spool, NextTimes next, String processes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar), 1 << 16)) {
            TarballWriter tarball = new TarballWriter(out, new Storage(folder), Deflater.DEFAULT_COMPRESSION);
            text(tarball, "sched_log_traced_events.start", EventKind.table());
            text(tarball, "ps.start", processes);
            text(tarball, "generator.txt", "Simulated by releng/generate " + settings.text() + '\n');
            text(tarball, "sched_log/tracer_npz/comm.json", Names.json());
            List<ArrayColumn> columns = new ArrayList<>();
            columns(spool, next).forEach((name, source) -> columns.add(new ArrayColumn(name,
                    name.equals(FREQUENCY) ? "<f8" : "<i8", settings.events(), source::read)));
            tarball.columns(prefix + "sched_log/tracer_npz/", columns, Progress.NONE);
            tarball.finish();
        }
    }

    private void text(TarballWriter tarball, String name, String text) throws IOException {
        tarball.file(prefix + name, text.getBytes(StandardCharsets.UTF_8));
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
}
