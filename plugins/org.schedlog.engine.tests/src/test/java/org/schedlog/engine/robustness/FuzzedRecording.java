// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;
import org.schedlog.engine.testing.TestTar;

/** A small recording that is wrong in some way. The same random numbers make the same recording. */
final class FuzzedRecording {

    private static final int BLOCK = 512;
    private static final List<String> DTYPES = List.of("<i8", "<u8", ">i8", "<i4", ">u4", "<u2", "|i1", "|u1", "|b1",
            "<f8", "<f4", ">f8", "<f2", "<f16", "|O", "<U4", "|S8", "|V8", "<M8[ns]", "<c16", "<i99", "",
            "i8", "\u00e4");
    private static final List<String> SHAPES = List.of("(1099511627776,)", "(-1,)", "(0,)", "()", "(60, 1)", "(1, 60)",
            "(60, 60)", "(9223372036854775807,)", "(9223372036854775808,)", "(60)", "60", "[60]", "(60,", "(60,,)",
            "(60L,)", "(2147483648,)", "('60',)", "(1, 1, 1)", "((60,),)", "((((((((((((((((((((((((");
    private static final long[] EXTREMES = { Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, Integer.MAX_VALUE,
            Integer.MIN_VALUE, 1L << 53, 1L << 62, 1L << 40, -(1L << 40) };
    private static final String TEXT = "0123456789 \t\n{}[]\":,.-eE\\u0\u00e4\ud83d\ude00<>ABCLKWUPpid";

    private final Random random;
    private final TestRecording recording;
    private final int events;

    FuzzedRecording(Random random) {
        this.random = random;
        this.events = 20 + random.nextInt(60);
        this.recording = TestRecording.random(random.nextInt(5), events, 3);
        recording.column("addr", "<i8", random.longs(events).toArray())
                .column("comm", "<i4", random.longs(events, 0, 3).toArray())
                .member("comm.json", bytes("{\"make\": 1, \"cc1\": 2}"))
                .member("ps.start", bytes("UID PID PPID LWP NLWP CLS PRI STIME TTY TIME CMD\n"
                        + "root 1 0 1 1 TS 19 10:00 ? 00:00:01 init\nroot 7 1 8 2 TS 19 10:00 ? 00:00:01 cc1 -o x\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The bytes of the tar. */
    byte[] tar() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(8)) {
            case 0 -> array();
            case 1, 2 -> zip();
            case 3 -> values();
            case 4 -> text("sched_log_traced_events.start");
            case 5 -> text("comm.json");
            case 6 -> text("ps.start");
            default -> recording.without(any(List.of("addr.npz", "comm.npz", "sched_log_traced_events.start",
                    random.nextInt(5) == 0 ? "cpu.npz" : "comm.json")));
            }
        }
        byte[] tar = random.nextInt(3) == 0 ? lyingTar() : recording.tar().bytes();
        return random.nextInt(3) == 0 ? damaged(tar) : tar;
    }

    private String column() {
        return random.nextInt(3) == 0 ? any(List.of("addr", "comm")) : any(Recording.REQUIRED);
    }

    /** An array whose header says something odd. */
    private void array() {
        String name = column();
        String header = TestNpy.header(any(DTYPES), random.nextInt(4) == 0 ? "True" : "False",
                random.nextBoolean() ? any(SHAPES) : "(" + events + ",)");
        byte[] npy = TestNpy.file(1 + random.nextInt(4), random.nextInt(3) == 0 ? garbled(header) : header,
                new byte[8 * events]);
        if (random.nextInt(4) == 0) {
            npy[6 + random.nextInt(6)] = (byte) random.nextInt();
        }
        recording.member(name + ".npz", TestNpz.of(name, npy));
    }

    private void zip() {
        String name = column();
        long[] values = recording.column(name);
        if (random.nextInt(8) == 0) {
            values = new long[1 << 16];
        }
        String inner = any(List.of(name, name, name, "../../outside", "x"));
        recording.member(name + ".npz", new FuzzedZip(random, random.nextInt(4)).of(inner + ".npy",
                TestNpy.longs("<i8", values)));
    }

    /** Values at the ends of their range, and types that a column does not usually have. */
    private void values() {
        String name = column();
        long[] values = recording.column(name).clone();
        for (int i = random.nextInt(events); i >= 0; i--) {
            values[random.nextInt(events)] = EXTREMES[random.nextInt(EXTREMES.length)];
        }
        if (random.nextInt(3) == 0) {
            double[] doubles = Arrays.stream(values).mapToDouble(value -> random.nextInt(9) == 0 ? Double.NaN
                    : random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : value * 1.5).toArray();
            recording.member(name + ".npz", TestNpz.of(name, TestNpy.doubles("<f8", doubles)));
        } else {
            recording.column(name, any(List.of("<i8", "<u8", ">i8", "<i4", "<u2", "|i1")), values);
        }
    }

    private void text(String name) {
        byte[] member = recording.member(name);
        if (member == null) {
            return;
        }
        switch (random.nextInt(4)) {
        case 0 -> recording.member(name, bytes("[".repeat(random.nextInt(100_000))));
        case 1 -> recording.member(name, damaged(member));
        case 2 -> recording.member(name, bytes("1".repeat(random.nextInt(50_000)) + " A\n-5 B\n2147483648 C\n"
                + "3 CTX_SWITCH\n3 TICK\n4 TICK\n999999999 WAKEUP\n"));
        default -> recording.member(name, bytes(garbled(new String(member, StandardCharsets.UTF_8))));
        }
    }

    private String garbled(String text) {
        StringBuilder garbled = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0 && garbled.length() > 0; i--) {
            int at = random.nextInt(garbled.length());
            switch (random.nextInt(3)) {
            case 0 -> garbled.setCharAt(at, TEXT.charAt(random.nextInt(TEXT.length())));
            case 1 -> garbled.delete(at, Math.min(garbled.length(), at + 1 + random.nextInt(20)));
            default -> garbled.insert(at, garbled.substring(at, Math.min(garbled.length(), at + random.nextInt(40))));
            }
        }
        return garbled.toString();
    }

    /** Headers with sizes, types and names that lie. */
    private byte[] lyingTar() {
        List<String> sizes = List.of("77777777777", "00000000000", "-0000000001", "0000001000 ", "zzzzzzzzzzz",
                "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\n\u000b", "           ");
        List<String> names = List.of("../../../outside.npz", "/tmp/schedlog-outside/cpu.npz", "./cpu.npz", "",
                "a/".repeat(40) + "cpu.npz", "cpu.npz/", ".npz", "..", "0", "1", "tracer/0", "\u0000cpu.npz");
        byte[] whole = recording.tar().bytesWithoutEnd();
        TestTar tar = new TestTar();
        byte[] lie = new byte[random.nextInt(3) * BLOCK];
        char type = "0000LKxgSD125V\0A".charAt(random.nextInt(16));
        switch (random.nextInt(4)) {
        case 0 -> tar.raw(TestTar.header(any(names), type, any(sizes)), lie);
        case 1 -> tar.entry(any(names), type, lie);
        case 2 -> tar.pax("x", any(List.of("path", "size", "GNU.sparse.size", "mtime", "")), any(List.of(
                "9223372036854775807", "-1", "", "../../outside", "99999999999999999999", "0", "cpu.npz")), lie);
        default -> tar.addGnu(any(names), lie);
        }
        byte[] odd = tar.bytesWithoutEnd();
        return random.nextBoolean() ? joined(odd, whole) : joined(whole, odd);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length + 2 * BLOCK);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) TEXT.charAt(random.nextInt(TEXT.length()));
            case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) (random.nextBoolean() ? -1 : 0x7f));
            case 3 -> {
                int from = random.nextInt(bytes.length);
                System.arraycopy(bytes, from, bytes, at,
                        Math.min(random.nextInt(600), bytes.length - Math.max(at, from)));
            }
            default -> bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        if (random.nextBoolean()) {
            TestTar.makeChecksumsRight(bytes);
        }
        return bytes;
    }

    /** Raw per-CPU buffers instead, damaged now and then. */
    byte[] bufferTar() {
        TestTar tar = new TestTar();
        for (Map.Entry<Integer, byte[]> buffer : recording.buffers().entrySet()) {
            byte[] content = buffer.getValue();
            tar.add("dump/" + (random.nextInt(9) == 0 ? any(List.of("99999", "00", "-1")) : buffer.getKey()),
                    random.nextInt(3) == 0 ? damaged(content) : content);
        }
        tar.add("dump/sched_log_traced_events.start", recording.member("sched_log_traced_events.start"));
        return random.nextBoolean() ? damaged(tar.bytes()) : tar.bytes();
    }
}
