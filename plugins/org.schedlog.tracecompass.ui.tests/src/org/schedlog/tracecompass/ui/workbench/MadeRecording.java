// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

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

/** A recording that a test makes, event by event. */
public final class MadeRecording {

    private static final List<String> COLUMNS = List.of("timestamp", "cpu", "pid", "event", "arg0", "arg1");

    private final List<String> events = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();

    /** Adds an event; in any order. */
    public MadeRecording row(long time, int cpu, int pid, String event, long arg0, long arg1) {
        if (!events.contains(event)) {
            events.add(event);
        }
        rows.add(new long[] { time, cpu, pid, events.indexOf(event), arg0, arg1 });
        return this;
    }

    /** Writes it as a tarball. */
    public Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            rows.sort((a, b) -> Long.compare(a[0], b[0]));
            StringBuilder table = new StringBuilder();
            events.forEach(event -> table.append(events.indexOf(event)).append(' ').append(event).append('\n'));
            put(tar, "sched_log_traced_events.start", table.toString().getBytes(StandardCharsets.UTF_8));
            for (int column = 0; column < COLUMNS.size(); column++) {
                put(tar, COLUMNS.get(column) + ".npz", npz(column));
            }
        }
        return file;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("made/" + name);
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
