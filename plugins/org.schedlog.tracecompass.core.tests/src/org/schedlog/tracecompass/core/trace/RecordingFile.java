// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small recordings for tests: a tar of npz files, byte by byte, so that nothing of the reader takes part. */
public final class RecordingFile {

    /** The event table of {@link #withTable()}: ids unlike the fallback's. */
    public static final String[] NAMES = { "EXEC", "EXIT", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO", "FORK",
            "TICK", "CTX_SWITCH", "MIGRATE", "RQ_SIZE", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END", "PER_BLN_IPA_BEG",
            "PER_BLN_IPA_END", "WAIT_FUTEX", "WAKE_FUTEX", "WAKER_FUTEX", "USER_EVT", "WAIT_PID" };

    private static final int TAR_BLOCK = 512;

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    /** The id of an event in {@link #NAMES}; ids begin at 100. */
    public static int id(String name) {
        return 100 + Arrays.asList(NAMES).indexOf(name);
    }

    public RecordingFile withTable() {
        StringBuilder table = new StringBuilder();
        for (String name : NAMES) {
            table.append(id(name)).append(' ').append(name).append('\n');
        }
        return with("sched_log_traced_events.start", table.toString().getBytes(StandardCharsets.UTF_8));
    }

    public RecordingFile with(String member, byte[] content) {
        members.put(member, content);
        return this;
    }

    public RecordingFile without(String member) {
        members.remove(member);
        return this;
    }

    /** A column of 64-bit integers. */
    public RecordingFile with(String column, long... values) throws IOException {
        return with(column + ".npz", npz(column, values));
    }

    /** The columns of a recording of some rows; each row is timestamp, cpu, pid, event, arg0, arg1. */
    public RecordingFile withRows(long[]... rows) throws IOException {
        String[] names = { "timestamp", "cpu", "pid", "event", "arg0", "arg1" };
        for (int column = 0; column < names.length; column++) {
            long[] values = new long[rows.length];
            for (int row = 0; row < rows.length; row++) {
                values[row] = rows[row][column];
            }
            with(names[column], values);
        }
        return this;
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            byte[] content = member.getValue();
            tar.write(header("run/sched_log/" + member.getKey(), content.length));
            tar.write(content);
            tar.write(new byte[(TAR_BLOCK - content.length % TAR_BLOCK) % TAR_BLOCK]);
        }
        tar.write(new byte[2 * TAR_BLOCK]);
        return tar.toByteArray();
    }

    private static byte[] header(String name, int size) {
        byte[] header = new byte[TAR_BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format("%011o\0", size));
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static byte[] npz(String name, long[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name + ".npy"));
            String header = "{'descr': '<i8', 'fortran_order': False, 'shape': (" + values.length + ",), }";
            header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
            ByteBuffer npy = ByteBuffer.allocate(10 + header.length() + 8 * values.length)
                    .order(ByteOrder.LITTLE_ENDIAN);
            npy.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
            npy.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
            for (long value : values) {
                npy.putLong(value);
            }
            zip.write(npy.array());
        }
        return bytes.toByteArray();
    }
}
