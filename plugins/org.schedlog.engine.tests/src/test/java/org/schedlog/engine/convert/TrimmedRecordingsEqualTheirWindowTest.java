// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.archive.Verdict;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;

class TrimmedRecordingsEqualTheirWindowTest {

    private static final int EVENTS = 3 * Column.BLOCK + 17;
    private static final String NEXT = "nxt_timestamp_of_same_evt_on_same_cpu";

    @TempDir
    private Path folder;

    private Recording open(Path path) throws IOException {
        return Columns.open(path, folder.resolve("cache"));
    }

    private Recording written(TrimmedRecording trimmed, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            trimmed.write(out, Progress.NONE);
        }
        assertEquals(Verdict.Kind.RECORDING, RecordingReader.check(file).kind());
        return open(file);
    }

    private static TestRecording sample() {
        TestRecording recording = TestRecording.random(7, EVENTS, 5);
        double[] frequencies = new Random(3).doubles(EVENTS).map(x -> x < 0.1 ? Double.NaN : 1 / x).toArray();
        return recording.column(NEXT, "<i8", Arrays.stream(recording.column("timestamp")).map(t -> t + 99).toArray())
                .column("large", "<u8", new Random(4).longs(EVENTS).toArray())
                .column("narrow", ">i2", new Random(5).longs(EVENTS, -300, 300).toArray())
                .member("prv_frq_on_same_cpu.npz",
                        TestNpz.of("prv_frq_on_same_cpu", TestNpy.doubles("<f8", frequencies)))
                .member("ps.start", "UID PID PPID\n\u00e9\n".getBytes(StandardCharsets.UTF_8))
                .member("picture.bin", new byte[] { 0, (byte) 0xff, (byte) 0xfe, 10, 13 });
    }

    private static int[] rows(long[] times, long from, long to) {
        return IntStream.range(0, times.length).filter(row -> from <= times[row] && times[row] <= to).toArray();
    }

    private static void assertRows(int[] rows, Recording original, Recording trimmed) throws IOException {
        assertEquals(names(original), names(trimmed));
        for (String name : names(original)) {
            double[] all = doubles(original, name);
            double[] expected = IntStream.of(rows).mapToDouble(row -> all[row]).toArray();
            assertArrayEquals(expected, doubles(trimmed, name), name);
        }
        for (String name : Recording.REQUIRED) {
            long[] all = Columns.longs(original, name);
            long[] expected = IntStream.of(rows).mapToLong(row -> all[row]).toArray();
            assertArrayEquals(expected, Columns.longs(trimmed, name), name);
        }
        assertEquals(original.eventTable().ids(), trimmed.eventTable().ids());
    }

    private static List<String> names(Recording recording) {
        return recording.columnInfos().stream().filter(info -> info.origin() == ColumnInfo.Origin.RECORDED)
                .map(ColumnInfo::name).sorted().toList();
    }

    private static double[] doubles(Recording recording, String name) throws IOException {
        Column column = recording.column(name, Progress.NONE).orElseThrow();
        return IntStream.range(0, column.size()).mapToObj(row -> {
            double[] value = new double[1];
            column.readDoubles(row, 1, value);
            return value;
        }).flatMapToDouble(DoubleStream::of).toArray();
    }

    @Test
    void row_by_row_in_all_columns_wherever_the_window_lies() throws IOException {
        Recording original = open(sample().writeTar(folder.resolve("original.tar")));
        long[] times = Columns.longs(original, "timestamp");
        Random random = new Random(1);
        for (int i = 0; i < 12; i++) {
            long from = times[random.nextInt(EVENTS)] - random.nextInt(2);
            long to = i == 0 ? Long.MAX_VALUE
                    : Math.max(from + 1, times[random.nextInt(EVENTS)] + random.nextInt(3) - 1);
            int[] rows = rows(times, i == 1 ? Long.MIN_VALUE : from, to);

            TrimmedRecording trimmed = TrimmedRecording.window(original, i == 1 ? Long.MIN_VALUE : from, to);

            assertEquals(rows.length, trimmed.rows());
            assertEquals(rows[0], trimmed.firstRow());
            assertRows(rows, original, written(trimmed, i + ".tar"));
        }
    }

    @Test
    void both_ends_of_the_window_belong_to_it() throws IOException {
        long[] times = { 10, 20, 20, 30, 30, 40 };
        long[] others = { 0, 1, 2, 3, 4, 5 };
        Recording original = open(TestRecording.of(times, others, others, others, others, others)
                .writeTar(folder.resolve("ties.tar")));

        assertRows(new int[] { 1, 2, 3, 4 }, original, written(TrimmedRecording.window(original, 20, 30), "a.tar"));
        assertRows(new int[] { 5 }, original, written(TrimmedRecording.window(original, 31, 40), "b.tar"));
        assertRows(new int[] { 0 }, original, written(TrimmedRecording.window(original, 10, 10), "c.tar"));
    }

    @Test
    void members_that_are_no_columns_stay_what_they_are_where_they_are() throws IOException {
        TestRecording sample = sample();
        Recording original = open(sample.writeTar(folder.resolve("original.tar")));
        Recording whole = written(TrimmedRecording.whole(original), "whole.tar");

        assertRows(IntStream.range(0, EVENTS).toArray(), original, whole);
        assertEquals(original.texts().names(), whole.texts().names());
        for (String name : List.of("sched_log_traced_events.start", "ps.start", "picture.bin")) {
            var member = whole.texts().original(name).orElseThrow();
            assertArrayEquals(sample.member(name), member.open().readAllBytes(), name);
            assertEquals(TestRecording.FOLDER + name, member.path());
        }
    }

    @Test
    void integers_beyond_63_bits_stay_so() throws IOException {
        Recording original = open(sample().writeTar(folder.resolve("original.tar")));
        Recording whole = written(TrimmedRecording.whole(original), "whole.tar");

        assertEquals("<u8", whole.columnInfos().stream().filter(info -> info.name().equals("large")).findAny()
                .orElseThrow().dtype());
        assertArrayEquals(Columns.longs(original, "large"), Columns.longs(whole, "large"));
    }

    @Test
    void raw_buffers_become_columns_with_the_event_table_that_lay_beside_them() throws IOException {
        Path dump = TestRecording.random(5, 400, 3).writeBuffers(folder.resolve("dump/tracer"));
        Recording original = open(dump);

        assertRows(IntStream.range(0, 400).toArray(), original, written(TrimmedRecording.whole(original), "raw.tar"));
        assertTrue(original.eventTable() != EventTable.FALLBACK);
    }

    @Test
    void a_recording_without_event_table_stays_without() throws IOException {
        Recording original = open(sample().without("sched_log_traced_events.start").writeTar(folder.resolve("no.tar")));
        Recording whole = written(TrimmedRecording.whole(original), "whole.tar");

        assertEquals(EventTable.FALLBACK, whole.eventTable());
        assertEquals(original.notes(), whole.notes());
    }

    @Test
    void a_damaged_column_is_left_out() throws IOException {
        byte[] damaged = sample().member("narrow.npz");
        Arrays.fill(damaged, damaged.length / 3, damaged.length / 2, (byte) 7);
        Recording original = open(sample().member("narrow.npz", damaged).writeTar(folder.resolve("damaged.tar")));
        Recording whole = written(TrimmedRecording.whole(original), "whole.tar");

        assertTrue(names(whole).contains("large"));
        assertTrue(!names(whole).contains("narrow"));
    }

    @Test
    void a_window_without_events_is_refused_with_the_times_that_there_are() throws IOException {
        long[] times = { 1_000, 2_000_000_000L };
        Recording original = open(TestRecording.of(times, times, times, times, times, times)
                .writeTar(folder.resolve("two.tar")));

        String message = assertThrows(RecordingException.class,
                () -> TrimmedRecording.window(original, 1_001, 500_001_000)).getMessage();
        assertEquals("No event lies in the window from 0.000000001 s to 0.500000000 s; the recording's events are from "
                + "0 s to 1.999999000 s, counted from its first one. Choose a window that holds some.", message);
        assertThrows(RecordingException.class, () -> TrimmedRecording.window(original, 0, 999));
        assertThrows(RecordingException.class, () -> TrimmedRecording.window(original, 2_000_000_001L, Long.MAX_VALUE));
        assertThrows(RecordingException.class, () -> TrimmedRecording.window(original, 3_000, 2_000));
    }

    @Test
    void columns_that_tell_of_events_outside_are_named() throws IOException {
        Recording original = open(sample().writeTar(folder.resolve("original.tar")));

        assertEquals(List.of(), TrimmedRecording.whole(original).notes());
        String note = TrimmedRecording.window(original, original.start() + 1, original.end()).notes().get(0);
        assertTrue(note.contains(NEXT) && note.contains("prv_frq_on_same_cpu") && !note.contains("large"), note);
    }

    @Test
    void threads_keep_the_names_that_they_got_before_the_window() throws IOException {
        Random random = new Random(8);
        TestRecording sample = TestRecording.random(9, EVENTS, 2);
        for (int row = 0; row < EVENTS; row++) {
            sample.column("pid")[row] = 1 + random.nextInt(200);
            if (random.nextInt(3) == 0) {
                sample.column("event")[row] = TestRecording.EVENTS.indexOf("EXEC");
            }
            sample.column("arg1")[row] = random.nextInt('a', 'z') << 8 | random.nextInt('a', 'z');
            sample.column("arg0")[row] = 0;
        }
        for (String name : List.of("pid", "event", "arg0", "arg1")) {
            sample.column(name, "<i4", sample.column(name));
        }
        Path file = sample.writeTar(folder.resolve("named.tar"));
        try (Recording original = RecordingReader.open(file, folder.resolve("cache"), ComputedColumns.PROVIDER,
                Progress.NONE)) {
            int first = EVENTS / 2;
            TrimmedRecording trimmed = TrimmedRecording.rows(original, first, EVENTS / 3);
            assertTrue(trimmed.notes().get(0).startsWith("Column comm is added"), trimmed.notes()::toString);
            written(trimmed, "names.tar");
            Recording part = RecordingReader.open(folder.resolve("names.tar"), folder.resolve("cache"),
                    ComputedColumns.PROVIDER, Progress.NONE);
            TextColumn expected = (TextColumn) original.column("comm_name", Progress.NONE).orElseThrow();
            TextColumn names = (TextColumn) part.column("comm_name", Progress.NONE).orElseThrow();
            for (int row = 0; row < trimmed.rows(); row++) {
                assertEquals(expected.get(first + row), names.get(row));
            }
        }
    }

    @Test
    void equal_recordings_make_equal_files_and_nothing_else_is_left() throws IOException {
        Recording original = open(sample().writeTar(folder.resolve("original.tar")));
        written(TrimmedRecording.whole(original), "one.tar");
        written(TrimmedRecording.whole(original), "two.tar");

        assertEquals(-1, Files.mismatch(folder.resolve("one.tar"), folder.resolve("two.tar")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("cache", "one.tar", "original.tar", "two.tar"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Columns.filesBelow(folder.resolve("cache")).stream()
                .noneMatch(file -> file.toString().endsWith(".tmp")));
    }

    @Test
    void cancelling_and_a_full_disk_end_the_writing_and_leave_no_temporary_file() throws IOException {
        Recording original = open(sample().writeTar(folder.resolve("original.tar")));
        TrimmedRecording whole = TrimmedRecording.whole(original);
        OutputStream full = new OutputStream() {
            private int left = 20_000;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        assertEquals("No space left on device",
                assertThrows(IOException.class, () -> whole.write(full, Progress.NONE)).getMessage());
        assertThrows(CancellationException.class, () -> whole.write(new ByteArrayOutputStream(), new Progress() {
            private boolean cancelled;

            @Override
            public void task(String what) {
                cancelled |= what.startsWith("Deflating");
            }

            @Override
            public void done(double fraction) {
                // not watched
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        }));
        assertTrue(Columns.filesBelow(folder).stream().noneMatch(file -> file.toString().endsWith(".tmp")));
    }
}
