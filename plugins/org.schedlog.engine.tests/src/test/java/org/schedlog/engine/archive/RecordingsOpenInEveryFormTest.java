// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;
import org.schedlog.engine.testing.TestTar;

class RecordingsOpenInEveryFormTest {

    @TempDir
    private Path folder;

    private Recording open(Path path) throws IOException {
        assertEquals(new Verdict(Verdict.Kind.RECORDING, ""), RecordingReader.check(path));
        return Columns.open(path, folder.resolve("cache"));
    }

    private static void assertEqual(TestRecording expected, Recording recording) throws IOException {
        for (String name : Recording.REQUIRED) {
            assertArrayEquals(expected.column(name), Columns.longs(recording, name), name);
        }
        assertEquals(OptionalInt.of(8), recording.eventTable().id("CTX_SWITCH"));
        assertEquals(List.of(), recording.notes());
    }

    @Test
    void a_tar() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            TestRecording recording = TestRecording.random(seed, 1 + 6000 * seed, 1 + seed);
            assertEqual(recording, open(recording.writeTar(folder.resolve(seed + ".tar"))));
        }
    }

    @Test
    void folders_with_arrays() throws IOException {
        TestRecording recording = TestRecording.random(1, 5000, 4);

        assertEqual(recording, open(recording.writeFolder(folder.resolve("extracted"))));
        assertEqual(recording, open(recording.writeNpyFolder(folder.resolve("npy"))));
        assertEqual(recording, open(recording.writeTakenApart(folder.resolve("apart"))));
    }

    @Test
    void the_inner_folder_finds_the_event_table_outside() throws IOException {
        TestRecording recording = TestRecording.random(1, 50, 4);
        Path extracted = recording.writeFolder(folder.resolve("extracted"));

        assertEqual(recording, open(extracted.resolve(TestRecording.FOLDER).resolve("sched_log/tracer_npz")));
        assertEqual(recording, open(extracted.resolve(TestRecording.FOLDER).resolve("sched_log")));
    }

    /** What merging means: by time, then CPU, then place in the buffer. */
    private static TestRecording merged(TestRecording recording) {
        long[] times = recording.column("timestamp");
        long[] cpus = recording.column("cpu");
        int[] order = IntStream.range(0, times.length).boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> times[i]).thenComparingLong(i -> cpus[i]))
                .mapToInt(i -> i).toArray();
        long[][] columns = Recording.REQUIRED.stream()
                .map(name -> Arrays.stream(order).mapToLong(i -> recording.column(name)[i]).toArray())
                .toArray(long[][]::new);
        return TestRecording.of(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    @Test
    void raw_buffers_in_a_folder_and_in_a_tar() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            TestRecording recording = TestRecording.random(seed, 1 + 3000 * seed, 1 + 3 * seed);
            Path buffers = recording.writeBuffers(folder.resolve(seed + "raw/sched_log/tracer"));
            assertEqual(merged(recording), open(buffers));

            TestTar tar = new TestTar();
            recording.buffers().forEach((cpu, content) -> tar.add("dump/tracer/" + cpu, content));
            tar.add("dump/sched_log_traced_events.start", recording.member("sched_log_traced_events.start"));
            assertEqual(merged(recording), open(tar.write(folder.resolve(seed + "raw.tar"))));
        }
    }

    @Test
    void raw_buffers_beside_their_event_table() throws IOException {
        TestRecording recording = TestRecording.random(2, 100, 3);
        Path buffers = recording.writeBuffers(folder.resolve("dump/buffers"));
        Files.move(buffers.resolve("sched_log_traced_events.start"),
                folder.resolve("dump/sched_log_traced_events.start"));

        assertEqual(merged(recording), open(buffers));
        assertEqual(merged(recording), open(buffers.getParent()));
    }

    @Test
    void the_last_of_several_members_counts() throws IOException {
        TestRecording recording = TestRecording.random(3, 100, 2);
        byte[] wrong = TestNpz.of("cpu", TestNpy.longs("<i4", new long[7]));
        TestTar tar = new TestTar().add("first/cpu.npz", wrong);
        recording.column("pid", "<i4", recording.column("pid"));
        for (String name : Recording.REQUIRED) {
            tar.add("../../" + name + ".npz", recording.member(name + ".npz"));
        }
        tar.add("/etc/sched_log_traced_events.start", recording.member("sched_log_traced_events.start"));

        assertEqual(recording, open(tar.write(folder.resolve("a.tar"))));
    }

    @Test
    void optional_columns_and_texts() throws IOException {
        TestRecording recording = TestRecording.random(4, 9000, 2);
        long[] comm = Arrays.stream(recording.column("pid")).map(pid -> pid % 3).toArray();
        recording.column("comm", "<i4", comm)
                .member("comm.json", "{\"make\": 1, \"cc1\": 2, \"?\": 0}".getBytes(StandardCharsets.UTF_8))
                .member("ps.start", "UID PID\n\u00e4".getBytes(StandardCharsets.UTF_8))
                .member("x.npz", TestNpz.of("x", TestNpy.doubles("<f8", new double[9000])));
        Recording opened = open(recording.writeTar(folder.resolve("a.tar")));

        assertEqual(recording, opened);
        assertArrayEquals(comm, Columns.longs(opened, "comm"));
        assertArrayEquals(new double[9000], Columns.doubles(opened.column("x", Progress.NONE).orElseThrow()));
        assertEquals(Map.of(1L, "make", 2L, "cc1"), opened.commNames());
        assertEquals(List.of("sched_log_traced_events.start", "comm.json", "ps.start"), opened.texts().names());
        assertEquals(Optional.of("UID PID\n\u00e4"), opened.texts().text("ps.start", 1000));
        assertEquals(Optional.of("UID"), opened.texts().text("ps.start", 3));
        assertEquals(Optional.empty(), opened.texts().text("ps.stop", 1000));
        assertEquals(Optional.empty(), opened.column("y", Progress.NONE));
        assertEquals("[timestamp <u8, cpu <i8, pid <i8, event <i8, arg0 <i8, arg1 <i8, comm <i4, x <f8]",
                opened.columnInfos().stream().map(info -> info.name() + " " + info.dtype()).toList().toString());
    }

    @Test
    void the_newer_event_table_wins_name_by_name() throws IOException {
        TestRecording recording = TestRecording.random(5, 10, 1)
                .member("sched_monitor_events.start",
                "8 OLD\n3 CTX_SWITCH\r\n\nno line\n".getBytes(StandardCharsets.UTF_8));
        Recording opened = open(recording.writeTar(folder.resolve("a.tar")));

        assertEqual(recording, opened);
        assertEquals(OptionalInt.of(8), opened.eventTable().id("OLD"));
        assertEquals("CTX_SWITCH", opened.eventTable().name(8));
    }

    @Test
    void times_as_floating_point_numbers_are_rounded() throws IOException {
        TestRecording recording = TestRecording.of(new long[3], new long[3], new long[3], new long[3], new long[3],
                new long[3])
                .member("timestamp.npz", TestNpz.of("timestamp", TestNpy.doubles("<f8", 1.4, 1.6, 1e15)));

        Recording opened = open(recording.writeTar(folder.resolve("a.tar")));

        assertArrayEquals(new long[] { 1, 2, 1_000_000_000_000_000L }, Columns.longs(opened, "timestamp"));
        assertEquals(1, opened.start());
    }

    @Test
    void unsorted_rows_are_sorted_stably_in_every_column() throws IOException {
        TestRecording recording = TestRecording.random(6, 30_000, 3);
        long[] times = recording.column("timestamp");
        for (int i = 0; i + 50 < times.length; i += 7) {
            times[i] = times[i + 43] / 1000 * 1000;
        }
        long[] extra = IntStream.range(0, times.length).mapToLong(i -> i).toArray();
        recording.column("timestamp", "<i8", times).column("extra", "<i8", extra).column("nxt_stored", "<i8", extra);
        int[] order = IntStream.range(0, times.length).boxed().sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(i -> i).toArray();
        Path tar = recording.writeTar(folder.resolve("a.tar"));

        for (int opening = 1; opening <= 2; opening++) {
            Recording opened = open(tar);
            for (String name : List.of("timestamp", "cpu", "pid", "event", "arg0", "arg1", "extra")) {
                long[] expected = Arrays.stream(order).mapToLong(i -> recording.column(name)[i]).toArray();
                assertArrayEquals(expected, Columns.longs(opened, name), name);
            }
            assertEquals(Optional.empty(), opened.column("nxt_stored", Progress.NONE));
            assertEquals(1, opened.notes().size());
            assertTrue(opened.notes().get(0)
                    .matches("The events did not stand in the order of time \\(first at event \\d+\\); "
                    + "they were sorted, and the columns that depend on the order are computed again\\."),
                    opened.notes().get(0));
        }
    }
}
