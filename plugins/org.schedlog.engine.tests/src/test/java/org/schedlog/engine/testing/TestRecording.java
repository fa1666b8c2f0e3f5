// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A recording as plain arrays, which writes itself in every form that a recording can have. Every member can be
 * replaced or removed, to make recordings with troubles.
 */
public final class TestRecording {

    /** The event table of {@link #random}, by id. */
    public static final List<String> EVENTS = List.of("EXEC", "EXIT", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO",
            "FORK", "TICK", "CTX_SWITCH", "MIGRATE", "RQ_SIZE");
    /** Where members lie in a tar. */
    public static final String FOLDER = "output/BENCH=test/1/";
    private static final String ARRAYS = FOLDER + "sched_log/tracer_npz/";
    private static final String TABLE = "sched_log_traced_events.start";
    private static final int RECORD = 24;

    private final Map<String, long[]> columns = new LinkedHashMap<>();
    private final Map<String, byte[]> members = new LinkedHashMap<>();

    /**
     * A recording with random required columns: times ascend, with ties; nothing else is consistent.
     *
     * @param seed
     *            the same seed gives the same recording
     */
    public static TestRecording random(long seed, int events, int cpus) {
        Random random = new Random(seed);
        long[][] values = new long[6][events];
        long time = 1_000_000_000_000L + random.nextInt(1_000_000_000);
        for (int i = 0; i < events; i++) {
            time += random.nextInt(4) == 0 ? 0 : random.nextInt(10_000);
            values[0][i] = time;
            values[1][i] = random.nextInt(cpus);
            values[2][i] = random.nextInt(40_000);
            values[3][i] = random.nextInt(EVENTS.size());
            values[4][i] = random.nextInt();
            values[5][i] = random.nextInt(100) - 50;
        }
        return of(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    /** A recording with these required columns and the table {@link #EVENTS}. */
    public static TestRecording of(long[] timestamp, long[] cpu, long[] pid, long[] event, long[] arg0, long[] arg1) {
        TestRecording recording = new TestRecording().table(EVENTS);
        return recording.column("timestamp", "<u8", timestamp).column("cpu", "<i8", cpu).column("pid", "<i8", pid)
                .column("event", "<i8", event).column("arg0", "<i8", arg0).column("arg1", "<i8", arg1);
    }

    /** Sets the event table: names by id. */
    public TestRecording table(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (int id = 0; id < names.size(); id++) {
            text.append(id).append(' ').append(names.get(id)).append('\n');
        }
        return member(TABLE, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a column, kept as integers of this dtype. */
    public TestRecording column(String name, String dtype, long... values) {
        columns.put(name, values);
        return member(name + ".npz", TestNpz.of(name, TestNpy.longs(dtype, values)));
    }

    /** Sets a column's file, right or wrong. */
    public TestRecording member(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    /** Removes a member. */
    public TestRecording without(String name) {
        members.remove(name);
        return this;
    }

    /** The values of a column that was set. */
    public long[] column(String name) {
        return columns.get(name);
    }

    /** A member's content. */
    public byte[] member(String name) {
        return members.get(name);
    }

    /** The tar, with members where recorders put them. */
    public TestTar tar() {
        TestTar tar = new TestTar();
        members.forEach((name, content) -> tar.add((name.endsWith(".npz") ? ARRAYS : FOLDER) + name, content));
        return tar;
    }

    /** Writes the tar. */
    public Path writeTar(Path path) {
        return tar().write(path);
    }

    /** Writes the extracted tar below a folder. */
    public Path writeFolder(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            put(folder.resolve(member.getKey().endsWith(".npz") ? ARRAYS : FOLDER).resolve(member.getKey()),
                    member.getValue());
        }
        return folder;
    }

    /** Writes the columns as npy files into a folder, and what is no column beside them. */
    public Path writeNpyFolder(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            if (!member.getKey().endsWith(".npz")) {
                put(folder.resolve(member.getKey()), member.getValue());
            }
        }
        for (Map.Entry<String, long[]> column : columns.entrySet()) {
            put(folder.resolve(column.getKey() + ".npy"), TestNpy.longs("<i8", column.getValue()));
        }
        return folder;
    }

    /**
     * Writes what a program leaves that takes the tar and the npz files in it apart: folders called {@code cpu.npz}.
     */
    public Path writeTakenApart(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            if (!member.getKey().endsWith(".npz")) {
                put(folder.resolve(FOLDER).resolve(member.getKey()), member.getValue());
            }
        }
        for (Map.Entry<String, long[]> column : columns.entrySet()) {
            put(folder.resolve(ARRAYS).resolve(column.getKey() + ".npz").resolve(column.getKey() + ".npy"),
                    TestNpy.longs("<i8", column.getValue()));
        }
        return folder;
    }

    /** The required columns as raw per-CPU buffers: content by CPU. */
    public Map<Integer, byte[]> buffers() {
        long[] cpus = column("cpu");
        Map<Integer, ByteBuffer> buffers = new LinkedHashMap<>();
        for (int row = 0; row < cpus.length; row++) {
            ByteBuffer buffer = buffers.computeIfAbsent((int) cpus[row],
                    cpu -> ByteBuffer.allocate(RECORD * cpus.length).order(ByteOrder.LITTLE_ENDIAN));
            buffer.putLong(column("timestamp")[row]);
            for (String name : List.of("pid", "event", "arg0", "arg1")) {
                buffer.putInt((int) column(name)[row]);
            }
        }
        Map<Integer, byte[]> contents = new LinkedHashMap<>();
        buffers.forEach((cpu, buffer) -> contents.put(cpu, Arrays.copyOf(buffer.array(), buffer.position())));
        return contents;
    }

    /** Writes raw per-CPU buffers into a folder, with the event table. */
    public Path writeBuffers(Path folder) throws IOException {
        for (Map.Entry<Integer, byte[]> buffer : buffers().entrySet()) {
            put(folder.resolve(buffer.getKey().toString()), buffer.getValue());
        }
        return put(folder.resolve(TABLE), members.get(TABLE)).getParent();
    }

    private static Path put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
