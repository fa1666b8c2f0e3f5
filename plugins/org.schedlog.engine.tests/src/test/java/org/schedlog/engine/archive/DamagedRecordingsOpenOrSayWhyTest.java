// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestRecording;
import org.schedlog.engine.testing.TestTar;

/** Random damage: every case either opens, and then every column can be read, or gives one message. */
class DamagedRecordingsOpenOrSayWhyTest {

    private static final String PYTHON = "0123456789(){}[]'<>=|,: ";

    @TempDir
    private Path folder;

    private static List<byte[]> wholeRecordings() {
        TestRecording recording = TestRecording.random(1, 60, 2);
        recording.column("addr", "<i8", new long[60]).column("comm", "<i4", new long[60]).member("comm.json",
                "{\"make\":1}".getBytes(StandardCharsets.UTF_8));
        byte[] table = recording.member("sched_log_traced_events.start");
        TestTar buffers = new TestTar();
        recording.buffers().forEach((cpu, content) -> buffers.add("dump/" + cpu, content));
        TestTar longNames = new TestTar();
        for (String name : Recording.REQUIRED) {
            longNames.add("x".repeat(120) + "/" + name + ".npy", TestNpy.longs("<i8", recording.column(name)));
        }
        return List.of(recording.tar().bytes(), buffers.add("dump/sched_log_traced_events.start", table).bytes(),
                longNames.addGnu("y".repeat(130) + "/sched_log_traced_events.start", table).bytes());
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) PYTHON.charAt(random.nextInt(PYTHON.length()));
            case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) -1);
            case 3 -> {
                int from = random.nextInt(bytes.length);
                System.arraycopy(bytes, from, bytes, at,
                        Math.min(random.nextInt(64), bytes.length - Math.max(at, from)));
            }
            default -> bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        if (random.nextBoolean()) {
            TestTar.makeChecksumsRight(bytes);
        }
        return bytes;
    }

    @Test
    void whatever_happened_to_their_bytes() throws IOException {
        Path tar = folder.resolve("a.tar");
        Path cache = folder.resolve("cache");
        List<byte[]> whole = wholeRecordings();
        int refused = 0;
        int opened = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            Files.write(tar, damage(whole.get(seed % whole.size()), random));
            try (Recording recording = Columns.open(tar, cache)) {
                assertEquals(Verdict.Kind.RECORDING, RecordingReader.check(tar).kind(), "seed " + seed);
                for (ColumnInfo info : recording.columnInfos()) {
                    assertEquals(recording.events(), recording.column(info.name(), Progress.NONE).orElseThrow().size());
                }
                opened++;
            } catch (RecordingException e) {
                assertTrue(e.getMessage().startsWith("a.tar"), e.getMessage());
                assertFalse(e.getMessage().contains("null") || e.getMessage().contains("Exception"), e.getMessage());
                refused++;
            }
        }
        assertTrue(opened > 100 && refused > 100, opened + " opened, " + refused + " refused");
        assertEquals(List.of(), Columns.filesBelow(cache).stream().filter(file -> file.toString().endsWith(".tmp"))
                .toList());
    }
}
