// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.CancelAt;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

/**
 * Several processes on the same recording, some of them killed. How often an import is killed says the system property
 * {@code schedlog.kills} (10); {@code releng/kill-test} does it a hundred times.
 */
class ProcessesShareACacheTest {

    private static final int EVENTS = 300_000;
    private static final int KILLS = Integer.getInteger("schedlog.kills", 10);

    @TempDir
    private Path folder;

    private final List<Subject> subjects = new ArrayList<>();

    /** A recording on disk, and what every process must see in it. */
    private record Subject(Path tar, TestRecording rows, int[] order, String done) {
    }

    @BeforeEach
    void write() throws Exception {
        TestRecording sorted = TestRecording.random(1, EVENTS, 4);
        TestRecording unsorted = TestRecording.random(2, EVENTS, 4);
        long[] times = unsorted.column("timestamp");
        Random random = new Random(3);
        for (int i = 0; i < times.length; i++) {
            times[i] += random.nextInt(1_000_000);
        }
        unsorted.column("timestamp", "<u8", times);
        for (TestRecording rows : List.of(sorted, unsorted)) {
            Path tar = rows.column("extra", "<i8", random.longs(EVENTS).toArray())
                    .writeTar(folder.resolve(subjects.size() + ".tar"));
            // a cache that cannot be: this reads everything anew
            Path none = Files.writeString(folder.resolve(subjects.size() + ".none"), "");
            long[] stamps = rows.column("timestamp");
            int[] order = IntStream.range(0, EVENTS).boxed().sorted(Comparator.comparingLong(i -> stamps[i]))
                    .mapToInt(Integer::intValue).toArray();
            try (Recording recording = Contents.open(tar, none, Progress.NONE)) {
                subjects.add(new Subject(tar, rows, order, OpeningProcess.done(recording)));
                assertRight(subjects.get(subjects.size() - 1), recording);
            }
        }
    }

    private static void assertRight(Subject subject, Recording recording) throws Exception {
        for (String name : List.of("timestamp", "cpu", "pid", "event", "arg0", "arg1", "extra")) {
            long[] recorded = subject.rows().column(name);
            long[] expected = IntStream.of(subject.order()).mapToLong(row -> recorded[row]).toArray();
            assertArrayEquals(expected, Columns.longs(recording, name), name);
        }
        assertEquals(subject.done(), OpeningProcess.done(recording));
    }

    private static void assertOpensRight(Subject subject, Path cache) throws Exception {
        try (Recording recording = Contents.open(subject.tar(), cache, Progress.NONE)) {
            assertRight(subject, recording);
        }
    }

    private static List<Path> unfinished(Path cache) throws IOException {
        return Columns.filesBelow(cache).stream().filter(file -> file.toString().endsWith(".tmp")).toList();
    }

    @Test
    void several_at_once_see_the_same() throws Exception {
        for (Subject subject : subjects) {
            Path cache = folder.resolve(subject.tar().getFileName() + ".cache");
            try (OpeningProcess one = OpeningProcess.start(subject.tar(), cache);
                    OpeningProcess two = OpeningProcess.start(subject.tar(), cache)) {
                one.await("started");
                assertOpensRight(subject, cache);
                assertEquals(subject.done(), one.result());
                assertEquals(subject.done(), two.result());
            }
            assertEquals(List.of(), unfinished(cache));
        }
    }

    @Test
    void imports_are_killed_at_any_moment() throws Exception {
        Random random = new Random();
        int interrupted = 0;
        int halfMade = 0;
        int[] durations = durations();
        for (int round = 0; round < KILLS; round++) {
            Subject subject = subjects.get(round % subjects.size());
            // now and then on what earlier rounds left, which then is complete at first
            Path cache = folder.resolve("cache-" + (round % 5 == 4 ? round - 2 : round));
            try (OpeningProcess killed = OpeningProcess.start(subject.tar(), cache);
                    OpeningProcess other = round % 3 == 0 ? OpeningProcess.start(subject.tar(), cache) : null) {
                killed.await("started");
                Thread.sleep(random.nextInt(durations[round / 2 % 2] + 1));
                interrupted += killed.kill() ? 1 : 0;
                halfMade += unfinished(cache).isEmpty() ? 0 : 1;
                assertOpensRight(subject, cache);
                if (other != null) {
                    other.await("started");
                    assertEquals(subject.done(), other.result());
                }
            }
            for (Path left : unfinished(cache)) {
                Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
            }
            assertOpensRight(subject, cache);
            assertEquals(List.of(), unfinished(cache));
        }
        System.out.println(KILLS + " imports: " + interrupted + " killed, " + halfMade + " of them within a column");
        assertTrue(interrupted >= KILLS / 2, interrupted + " of " + KILLS + " were killed");
    }

    /** How many ms a process takes that is not killed: until the recording is open, and until all is done. */
    private int[] durations() throws Exception {
        Subject subject = subjects.get(1);
        try (OpeningProcess process = OpeningProcess.start(subject.tar(), folder.resolve("first"))) {
            process.await("started");
            long begin = System.nanoTime();
            process.await("opened");
            int opened = (int) ((System.nanoTime() - begin) / 1_000_000);
            assertEquals(subject.done(), process.result());
            return new int[] { opened, (int) ((System.nanoTime() - begin) / 1_000_000) };
        }
    }

    @Test
    void some_give_up_while_others_go_on() throws Exception {
        Subject subject = subjects.get(0);
        Path cache = folder.resolve("cache");
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> givingUp = thread.submit(() -> {
                Random random = new Random(4);
                while (!ended.get()) {
                    CancelAt cancel = new CancelAt(random.nextInt(40));
                    try {
                        Contents.open(subject.tar(), cache, cancel).close();
                    } catch (CancellationException e) {
                        assertTrue(cancel.isCancelled());
                    }
                }
                return null;
            });
            for (int round = 0; round < 10; round++) {
                try (Recording recording = Contents.open(subject.tar(), cache, Progress.NONE)) {
                    assertEquals(List.of(), recording.notes());
                    assertArrayEquals(subject.rows().column("pid"), Columns.longs(recording, "pid"));
                }
                for (Path file : Columns.filesBelow(cache)) {
                    if (!file.toString().endsWith(".tmp")) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            ended.set(true);
            givingUp.get();
        } finally {
            ended.set(true);
            thread.shutdown();
        }
    }
}
