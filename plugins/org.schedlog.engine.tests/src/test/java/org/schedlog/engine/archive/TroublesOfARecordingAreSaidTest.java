// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.archive.Verdict.Kind;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;
import org.schedlog.engine.testing.TestTar;

class TroublesOfARecordingAreSaidTest {

    private static final String OBJECTS = "holds Python objects, which are not opened for the sake of safety;"
            + " a column is an array of numbers";

    @TempDir
    private Path folder;

    private final TestRecording recording = TestRecording.random(1, 1000, 2);

    private Path cache() {
        return folder.resolve("cache");
    }

    /** What is said on opening; also that nothing is left in the cache. */
    private String refusal(Path path) throws IOException {
        RecordingException refused = assertThrows(RecordingException.class, () -> Columns.open(path, cache()));
        assertEquals(List.of(), Columns.filesBelow(cache()));
        return refused.getMessage();
    }

    private String refusal() throws IOException {
        return refusal(recording.writeTar(folder.resolve("a.tar")));
    }

    private String refusal(byte[] content) throws IOException {
        return refusal(Files.write(folder.resolve("a.tar"), content));
    }

    private List<String> notes() throws IOException {
        return Columns.open(recording.writeTar(folder.resolve("a.tar")), cache()).notes();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timestamp", "cpu", "pid", "event", "arg0", "arg1" })
    void a_required_column(String name) throws IOException {
        byte[] right = recording.member(name + ".npz");
        String column = "a.tar: column " + name + " (\u2026/" + name + ".npz) ";
        String advice = ". Copy or convert the recording again.";

        recording.without(name + ".npz");
        assertEquals("a.tar: column " + name + " is missing: there is no " + name + ".npz" + advice, refusal());
        assertEquals(Kind.DAMAGED, RecordingReader.check(folder.resolve("a.tar")).kind());

        recording.member(name + ".npz", new byte[500]);
        assertEquals(column + "is damaged: it is no zip file that can be read" + advice, refusal());

        byte[] damaged = right.clone();
        damaged[right.length / 2] ^= 0x55;
        recording.member(name + ".npz", damaged);
        String said = refusal();
        assertTrue(said.startsWith(column + "is "), said);

        recording.member(name + ".npz", TestNpz.of(name, TestNpy.longs("<i4", 1, 2, 3)));
        assertEquals(name.equals("timestamp")
                ? "a.tar: column cpu (\u2026/cpu.npz) has 1,000 values, but column timestamp has 3" + advice
                : column + "has 3 values, but column timestamp has 1,000" + advice, refusal());

        recording.member(name + ".npz", TestNpz.of(name, TestNpy.file(1, TestNpy.header("|O", 1000), new byte[8000])));
        assertEquals(column + OBJECTS + advice,
                refusal());

        recording.member(name + ".npz",
                TestNpz.of(name, TestNpy.file(1, TestNpy.header("<i8", 1L << 50), new byte[8000])));
        assertEquals(column + "is cut off: its header promises 1,125,899,906,842,624 values, 1,000 are there" + advice,
                refusal());
    }

    @Test
    void a_tar_cut_inside_a_required_column() throws IOException {
        byte[] tar = recording.tar().bytes();
        Archive archive = TarScanner.scan(Files.write(folder.resolve("a.tar"), tar), Progress.NONE);
        Member pid = archive.members().stream().filter(member -> member.name().equals("pid.npz")).findFirst()
                .orElseThrow();

        String said = refusal(Arrays.copyOf(tar, (int) pid.offset() + 100));

        assertEquals(String.format(Locale.ROOT,
                "a.tar: column pid (\u2026/pid.npz) is cut off: 100 of its %,d bytes are there."
                + " Copy or convert the recording again.", pid.size()), said);
        assertEquals(new Verdict(Kind.DAMAGED, said), RecordingReader.check(folder.resolve("a.tar")));
    }

    @Test
    void a_tar_cut_between_required_columns() throws IOException {
        byte[] tar = recording.tar().bytes();
        Archive archive = TarScanner.scan(Files.write(folder.resolve("a.tar"), tar), Progress.NONE);
        int end = (int) archive.members().stream().filter(member -> member.name().equals("event.npz")).findFirst()
                .orElseThrow().offset() - 512;

        assertEquals(String.format(Locale.ROOT,
                "a.tar: column event is missing: there is no event.npz (the tar is cut off after %,d bytes)."
                + " Copy or convert the recording again.", end), refusal(Arrays.copyOf(tar, end)));
    }

    @Test
    void no_events() throws IOException {
        TestRecording empty = TestRecording.random(1, 0, 1);

        assertEquals("a.tar holds no events: its columns are empty.", refusal(empty.writeTar(folder.resolve("a.tar"))));
        Path buffers = empty.writeBuffers(folder.resolve("raw"));
        Files.createFile(buffers.resolve("0"));
        assertEquals("raw holds no events: its per-CPU buffers are empty.", refusal(buffers));
    }

    @Test
    void times_that_are_no_numbers() throws IOException {
        double[] times = new double[1000];
        times[7] = Double.NaN;
        recording.member("timestamp.npz", TestNpz.of("timestamp", TestNpy.doubles("<f8", times)));

        assertEquals("a.tar: column timestamp (\u2026/timestamp.npz) has a value that is no number, at event 7."
                + " Copy or convert the recording again.", refusal());
    }

    @Test
    void files_that_are_no_recording() throws IOException {
        String what = " is no SchedLog recording: it holds neither timestamp.npz and the other columns"
                + " nor raw buffers named 0, 1, 2, ...";
        assertEquals("a.tar" + what, refusal(new TestTar().add("readme.txt", new byte[10]).bytes()));
        assertEquals(Kind.OTHER, RecordingReader.check(folder.resolve("a.tar")).kind());
        assertEquals(Kind.OTHER, RecordingReader.check(folder.resolve("none.tar")).kind());
        assertEquals("a.tar is empty (0 bytes). Copy the recording again.", refusal(new byte[0]));
        assertEquals("a.tar is no tar archive, so it is no SchedLog recording.",
                refusal("{}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("There is no file or folder " + folder.resolve("none.tar") + ".",
                refusal(folder.resolve("none.tar")));
        assertEquals("null is neither a file nor a folder.", refusal(Path.of("/dev/null")));
        Files.createDirectories(folder.resolve("empty"));
        assertEquals("empty" + what, refusal(folder.resolve("empty")));
        Files.writeString(folder.resolve("empty/1"), "some text");
        assertEquals("empty" + what, refusal(folder.resolve("empty")));
    }

    @Test
    void compressed_tars_say_how_to_unpack_them() throws IOException {
        String rest = "). Columns can only be read from a plain tar: unpack it with ";
        assertEquals("a.tar is compressed as a whole (gzip" + rest + "gunzip and open the result.",
                refusal(new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0 }));
        assertEquals("a.tar is compressed as a whole (xz" + rest + "unxz and open the result.",
                refusal(new byte[] { (byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 0 }));
        assertEquals("a.tar is compressed as a whole (zstd" + rest + "unzstd and open the result.",
                refusal(new byte[] { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0 }));
        assertEquals("a.tar is a zip archive, perhaps a single column."
                + " Open the tar of the recording, or the folder that holds all its columns.",
                refusal(TestNpz.of("cpu", TestNpy.longs("<i4", 1))));
    }

    @Test
    void several_recordings_in_a_folder() throws IOException {
        recording.writeFolder(folder.resolve("campaign/1"));
        recording.writeFolder(folder.resolve("campaign/2"));

        assertEquals("campaign holds several recordings (in 1/output/BENCH=test/1/sched_log/tracer_npz,"
                + " 2/output/BENCH=test/1/sched_log/tracer_npz). Open the folder of one of them.",
                refusal(folder.resolve("campaign")));
    }

    @Test
    void a_raw_buffer_that_is_cut_off() throws IOException {
        TestTar tar = new TestTar().add("raw/0", new byte[2400]).add("raw/1", new byte[4800]);

        assertEquals("a.tar: the buffer of CPU 1 (raw/1) is cut off: 1,000 of its 4,800 bytes are there."
                + " Copy the recording again.",
                refusal(Arrays.copyOf(tar.bytes(), 512 + 2560 + 512 + 1000)));
    }

    @Test
    void a_raw_buffer_that_ends_within_a_record() throws IOException {
        Path buffers = TestRecording.random(3, 100, 1).writeBuffers(folder.resolve("raw"));
        Files.write(buffers.resolve("0"), Arrays.copyOf(Files.readAllBytes(buffers.resolve("0")), 2410));

        Recording opened = Columns.open(buffers, cache());

        assertEquals(100, opened.events());
        assertEquals(List.of("The buffer of CPU 0 ends within a record; its last 10 bytes are left out."),
                opened.notes());
    }

    @Test
    void a_missing_event_table() throws IOException {
        for (String table : new String[] { null, "", "what is this\n" }) {
            recording.without("sched_log_traced_events.start");
            if (table != null) {
                recording.member("sched_log_traced_events.start", table.getBytes(StandardCharsets.UTF_8));
            }
            Recording opened = Columns.open(recording.writeTar(folder.resolve("a.tar")), cache());
            assertEquals(List.of("There is no event table (sched_log_traced_events.start):"
                    + " the names of events are a guess."), opened.notes());
            assertEquals(OptionalInt.of(11), opened.eventTable().id("CTX_SWITCH"));
        }
    }

    @Test
    void ids_without_names() throws IOException {
        long[] events = recording.column("event");
        Arrays.fill(events, 3);
        events[5] = 77;
        events[6] = 77;
        events[900] = -1;
        events[901] = 1L << 40;
        recording.column("event", "<i8", events);

        assertEquals(List.of("4 events have an id that the event table does not name:"
                + " -1 (1 times), 77 (2 times), 1099511627776 (1 times)."),
                notes());

        Arrays.setAll(events, row -> 100 + row % 12);
        recording.column("event", "<i8", events);
        String note = notes().get(0);
        assertTrue(note.startsWith("1,000 events have an id that the event table does not name: 100 (84 times), "),
                note);
        assertTrue(note.endsWith(", 104 (83 times), and 7 more."), note);
    }

    @Test
    void cpus_whose_beginning_is_lost() throws IOException {
        long[] cpus = recording.column("cpu");
        for (int i = 0; i < 400; i++) {
            cpus[i] = 0;
        }
        recording.column("cpu", "<i8", cpus);
        long late = recording.column("timestamp")[firstOf(cpus, 1)] - recording.column("timestamp")[0];

        assertEquals(List.of(String.format(Locale.ROOT,
                "The first events of some CPUs are probably lost, since they start later than the"
                + " recording: CPU 1 (%.3f s).", late / 1e9)), notes());
    }

    private static int firstOf(long[] values, long wanted) {
        int i = 0;
        while (values[i] != wanted) {
            i++;
        }
        return i;
    }

    @Test
    void optional_columns_are_left_out() throws IOException {
        byte[] damaged = TestNpz.of("addr", TestNpy.longs("<i4", new Random(1).longs(1000).toArray()));
        damaged[1000] ^= 0x55;
        recording.member("addr.npz", damaged).column("comm", "<i4", 1, 2).member("objects.npz",
                TestNpz.of("objects", TestNpy.file(1, TestNpy.header("|O", 1000), new byte[8000])));
        Recording opened = Columns.open(recording.writeTar(folder.resolve("a.tar")), cache());

        assertEquals(3, opened.notes().size(), opened.notes().toString());
        assertEquals("Column comm (\u2026/comm.npz) is left out: it has 2 values, but column timestamp has 1,000.",
                opened.notes().get(0));
        assertEquals("Column objects (\u2026/objects.npz) is left out: it " + OBJECTS + ".", opened.notes().get(1));
        assertTrue(opened.notes().get(2).startsWith("Column addr (\u2026/addr.npz) is left out: it is damaged"));
        for (String name : List.of("addr", "comm", "objects")) {
            assertEquals(Optional.empty(), opened.column(name, Progress.NONE));
        }
        assertEquals(Recording.REQUIRED, opened.columnInfos().stream().map(info -> info.name()).toList());
        assertEquals(opened.notes(), Columns.open(folder.resolve("a.tar"), cache()).notes());
    }

    @Test
    void a_large_optional_column_that_is_damaged_is_left_out_when_it_is_asked_for() throws IOException {
        int rows = 600_000;
        TestRecording large = TestRecording.random(2, rows, 2);
        byte[] damaged = TestNpz.of("addr", TestNpy.longs("<i8", new Random(1).longs(rows).toArray()));
        assertTrue(damaged.length > ArraySource.QUICKLY_READ);
        damaged[damaged.length / 2] ^= 0x55;
        Recording opened = Columns.open(large.member("addr.npz", damaged).writeTar(folder.resolve("a.tar")), cache());

        assertEquals(List.of(), opened.notes());
        assertEquals(Optional.empty(), opened.column("addr", Progress.NONE));
        assertEquals(1, opened.notes().size());
        assertEquals(Recording.REQUIRED, opened.columnInfos().stream().map(info -> info.name()).toList());
    }

    @Test
    void a_tar_cut_after_the_required_columns() throws IOException {
        recording.column("addr", "<i8", new Random(1).longs(1000).toArray());
        byte[] tar = recording.tar().bytes();
        int length = tar.length - 4000;
        Recording opened = Columns.open(Files.write(folder.resolve("a.tar"), Arrays.copyOf(tar, length)), cache());

        assertEquals(String.format(Locale.ROOT, "The recording may be incomplete: the tar is cut off after %,d bytes.",
                length),
                opened.notes().get(0));
        assertTrue(opened.notes().get(1).startsWith("Column addr (\u2026/addr.npz) is left out: it is cut off: "));
        assertArrayEquals(recording.column("arg1"), Columns.longs(opened, "arg1"));
    }

    @Test
    void command_names_that_cannot_be_read() throws IOException {
        recording.column("comm", "<i4", new long[1000]);
        for (String json : new String[] { "", "[]", "{\"a\": \"b\"}", "{\"a\": 1", "[".repeat(100_000) }) {
            recording.member("comm.json", json.getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of("The command names of column comm are not shown:"
                    + " comm.json is no JSON object of names and numbers."), notes());
        }
    }
}
