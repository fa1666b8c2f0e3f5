// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A recording of a machine with many CPUs. On CPU c a worker, which was forked by thread 1, runs for a part of each
 * millisecond that grows with c, then waits for I/O.
 */
public final class ManyCpus {

    public static final int CPUS = 160;
    static final int MILLIS = 20;
    static final int FIRST_WORKER = 1000;

    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000;
    private static final List<String> COLUMNS = List.of("timestamp", "cpu", "pid", "event", "arg0", "arg1");
    private static final List<String> EVENTS = List.of("CTX_SWITCH", "WAKEUP", "BLOCK_IO", "FORK", "EXEC",
            "RQ_SIZE");

    private final List<long[]> rows = new ArrayList<>();

    public ManyCpus() {
        for (int cpu = 0; cpu < CPUS; cpu++) {
            row(cpu, 0, FIRST_WORKER + cpu, "FORK", 1, 0);
            row(cpu + CPUS, cpu, FIRST_WORKER + cpu, "EXEC", 0, 'w' | ('0' + cpu % 10) << 8);
        }
        for (int milli = 1; milli < MILLIS; milli++) {
            for (int cpu = 0; cpu < CPUS; cpu++) {
                int worker = FIRST_WORKER + cpu;
                long time = milli * MILLI + cpu;
                long busy = (cpu + 1) * MILLI / (CPUS + 2);
                row(time, cpu, worker, "WAKEUP", 0, 0);
                row(time + 1000, cpu, 0, "CTX_SWITCH", worker, 0);
                row(time + 1000, cpu, worker, "RQ_SIZE", 1, 1);
                row(time + 1000 + busy, cpu, worker, "BLOCK_IO", 0, 0);
                row(time + 1010 + busy, cpu, worker, "RQ_SIZE", 0, -1);
                row(time + 1010 + busy, cpu, worker, "CTX_SWITCH", 0, 0);
            }
        }
        rows.sort((a, b) -> Long.compare(a[0], b[0]));
    }

    private void row(long time, int cpu, int pid, String event, int arg0, int arg1) {
        rows.add(new long[] { START + time, cpu, pid, EVENTS.indexOf(event), arg0, arg1 });
    }

    public Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            StringBuilder table = new StringBuilder();
            EVENTS.forEach(event -> table.append(EVENTS.indexOf(event)).append(' ').append(event).append('\n'));
            put(tar, "sched_log_traced_events.start", table.toString().getBytes(StandardCharsets.UTF_8));
            for (int column = 0; column < COLUMNS.size(); column++) {
                put(tar, COLUMNS.get(column) + ".npz", npz(column));
            }
        }
        return file;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("many/" + name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private byte[] npz(int column) throws IOException {
        String shape = String.format("%-117s\n",
                "{'descr': '<i8', 'fortran_order': False, 'shape': (" + rows.size() + ",), }");
        ByteBuffer array = ByteBuffer.allocate(128 + Long.BYTES * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
        array.put(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 }).putShort((short) shape.length());
        array.put(shape.getBytes(StandardCharsets.US_ASCII));
        rows.forEach(row -> array.putLong(row[column]));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(COLUMNS.get(column) + ".npy"));
            zip.write(array.array());
        }
        return bytes.toByteArray();
    }
}
