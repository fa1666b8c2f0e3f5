// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

class TheCacheIsNeverWrongTest {

    private static final int EVENTS = 20_000;

    @TempDir
    private Path folder;

    private final TestRecording recording = TestRecording.random(1, EVENTS, 4);
    private Path tar;
    private Path cache;

    @BeforeEach
    void write() {
        tar = recording.writeTar(folder.resolve("a.tar"));
        cache = folder.resolve("cache");
    }

    private void assertOpensRight() throws IOException {
        Recording opened = Columns.open(tar, cache);
        for (String name : Recording.REQUIRED) {
            assertArrayEquals(recording.column(name), Columns.longs(opened, name), name);
        }
        assertEquals(List.of(), opened.notes());
    }

    private List<Path> files() throws IOException {
        return Columns.filesBelow(cache);
    }

    private Path file(String name) throws IOException {
        return files().stream().filter(path -> path.getFileName().toString().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Damages the recording so that only a cache can give its columns, and leaves what it is known by: size, time, and
     * the ends of each column.
     */
    private void damageSourceUnnoticed() throws IOException {
        FileTime time = Files.getLastModifiedTime(tar);
        byte[] bytes = Files.readAllBytes(tar);
        for (Member member : TarScanner.scan(tar, Progress.NONE).members()) {
            if (member.name().endsWith(".npz")) {
                Arrays.fill(bytes, (int) member.offset() + 512, (int) (member.offset() + member.size() - 512),
                        (byte) 0);
            }
        }
        Files.write(tar, bytes);
        Files.setLastModifiedTime(tar, time);
    }

    @Test
    void the_second_opening_reads_no_column_of_the_recording() throws IOException {
        assertOpensRight();
        damageSourceUnnoticed();

        assertOpensRight();
    }

    @Test
    void columns_are_kept_as_narrowly_as_they_fit() throws IOException {
        assertOpensRight();

        assertEquals(512 + 8 * EVENTS, Files.size(file("recorded-timestamp.column")));
        assertEquals(512 + EVENTS, Files.size(file("recorded-cpu.column")));
        assertEquals(512 + 4 * EVENTS, Files.size(file("recorded-pid.column")));
        assertEquals(512 + EVENTS, Files.size(file("recorded-event.column")));
    }

    @Test
    void a_recording_that_is_replaced_is_read_again_and_its_old_cache_removed() throws IOException {
        assertOpensRight();
        TestRecording other = TestRecording.random(2, EVENTS, 4);
        other.writeTar(tar);
        Files.setLastModifiedTime(tar, FileTime.from(Instant.now().plusSeconds(10)));

        assertArrayEquals(other.column("timestamp"), Columns.longs(Columns.open(tar, cache), "timestamp"));
        assertEquals(1, cache.toFile().list().length);
    }

    @Test
    void a_column_of_a_folder_that_is_replaced_is_read_again() throws IOException {
        tar = recording.writeNpyFolder(folder.resolve("npy"));
        assertOpensRight();
        long[] cpu = new long[EVENTS];
        recording.column("cpu", "<i8", cpu).writeNpyFolder(tar);
        Files.setLastModifiedTime(tar.resolve("cpu.npy"), FileTime.from(Instant.now().plusSeconds(10)));

        assertOpensRight();
    }

    @Test
    void any_damage_to_a_header_or_a_size_is_noticed() throws IOException {
        Random random = new Random(3);
        assertOpensRight();
        for (int i = 0; i < 60; i++) {
            List<Path> files = files();
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            int header = Math.min(bytes.length, 512);
            switch (random.nextInt(4)) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100)));
            case 2 -> Files.delete(file);
            default -> {
                bytes[random.nextInt(header)] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, file.toString().endsWith(".json") ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            }
            }
            assertOpensRight();
        }
    }

    @Test
    void files_that_stand_for_another_column_or_format_are_not_used() throws IOException {
        assertOpensRight();
        Files.copy(file("recorded-event.column"), file("recorded-cpu.column").resolveSibling("recorded-cpu.column"),
                StandardCopyOption.REPLACE_EXISTING);
        assertOpensRight();

        Path manifest = file("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\":1", "\"format\":0"));
        assertOpensRight();
        assertTrue(Files.readString(file("manifest.json")).contains("\"format\":1"));
        for (String text : new String[] { "", "null", "[]", "{}", "{\"format\":1}", "\0\0\0" }) {
            Files.writeString(manifest, text);
            assertOpensRight();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_gives_a_note_and_leaves_nothing() throws IOException {
        Files.writeString(cache, "a file where the folder should be");

        Recording opened = Columns.open(tar, cache);

        assertArrayEquals(recording.column("pid"), Columns.longs(opened, "pid"));
        assertEquals(List.of("The column cache " + cache
                + " cannot be written, so the recording is read anew each time it is opened."),
                opened.notes());
        opened.close();
    }

    @Test
    void cancelling_at_any_moment_leaves_nothing() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        class CancelAfter implements Progress {
            private final int limit;

            CancelAfter(int limit) {
                this.limit = limit;
            }

            @Override
            public void task(String what) {
                calls.incrementAndGet();
            }

            @Override
            public void done(double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1);
                calls.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return calls.get() >= limit;
            }
        }
        RecordingReader.open(tar, folder.resolve("other"), ColumnProvider.NONE,
                new CancelAfter(Integer.MAX_VALUE)).close();
        int all = calls.get();
        assertTrue(all > 20);
        for (int limit = 1; limit <= all - 1; limit++) {
            calls.set(0);
            int at = limit;
            assertThrows(CancellationException.class,
                    () -> RecordingReader.open(tar, cache, ColumnProvider.NONE, new CancelAfter(at)),
                    () -> "cancelled at " + at);
            assertEquals(List.of(), files());
            assertTrue(!Files.exists(cache) || cache.toFile().list().length == 0, () -> "cancelled at " + at);
        }
        assertOpensRight();
    }

    @Test
    void many_at_once_all_see_the_right_columns() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Void>> openings = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                openings.add(() -> {
                    assertOpensRight();
                    return null;
                });
            }
            for (Future<Void> opening : threads.invokeAll(openings)) {
                opening.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of(), files().stream().filter(file -> file.toString().endsWith(".tmp")).toList());
        damageSourceUnnoticed();
        assertOpensRight();
    }

    @Test
    void what_a_killed_program_left_is_removed_when_it_is_old() throws IOException {
        assertOpensRight();
        Path place = files().get(0).getParent();
        long running = ProcessHandle.current().pid();
        long ended = 999_999_999_999L;
        Path oldOfEnded = create(place, ended + "-a.tmp", Duration.ofMinutes(2));
        Path freshOfEnded = create(place, ended + "-b.tmp", Duration.ofSeconds(10));
        Path oldOfRunning = create(place, running + "-c.tmp", Duration.ofMinutes(2));
        Path forgotten = create(place, running + "-d.tmp", Duration.ofDays(2));

        assertOpensRight();

        assertFalse(Files.exists(oldOfEnded));
        assertTrue(Files.exists(freshOfEnded));
        assertTrue(Files.exists(oldOfRunning));
        assertFalse(Files.exists(forgotten));
    }

    private static Path create(Path place, String name, Duration age) throws IOException {
        Path file = Files.createFile(place.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void nothing_is_kept_of_a_recording_that_changes_while_it_is_read() throws IOException {
        Progress touching = new Progress() {
            @Override
            public void task(String what) {
                if (what.startsWith("Reading")) {
                    assertTrue(tar.toFile().setLastModified(1_000_000));
                }
            }

            @Override
            public void done(double fraction) {
                // not needed here
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };

        RecordingException refused = assertThrows(RecordingException.class,
                () -> RecordingReader.open(tar, cache, ColumnProvider.NONE, touching));

        assertEquals("a.tar changed while it was read. Open it again when it is complete.", refused.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void computed_columns_are_computed_once_for_each_version() throws IOException {
        class Doubling implements ColumnProvider {
            private final int version;
            private int computed;

            Doubling(int version) {
                this.version = version;
            }

            @Override
            public List<ColumnInfo> columns(Recording opened) {
                return List.of(new ColumnInfo("twice", "<i8", ColumnInfo.Origin.COMPUTED));
            }

            @Override
            public Optional<Column> column(String name, Recording opened, Progress progress) {
                computed++;
                return name.equals("twice") ? Optional.of(opened.pid().plus(version)) : Optional.empty();
            }

            @Override
            public int version() {
                return version;
            }
        }
        Doubling first = new Doubling(1);
        Doubling second = new Doubling(2);
        long[] pid = recording.column("pid");
        for (Doubling provider : List.of(first, first, second)) {
            Recording opened = RecordingReader.open(tar, cache, provider, Progress.NONE);
            long[] expected = Arrays.stream(pid).map(value -> value + provider.version).toArray();
            assertArrayEquals(expected, Columns.longs(opened, "twice"));
            assertArrayEquals(expected, Columns.longs(opened, "twice"));
            assertEquals(7, opened.columnInfos().size());
        }
        assertEquals(1, first.computed);
        assertEquals(1, second.computed);
    }

    @Test
    void column_names_from_outside_stay_inside_the_cache() throws IOException {
        ColumnProvider any = new ColumnProvider() {
            @Override
            public List<ColumnInfo> columns(Recording opened) {
                return List.of();
            }

            @Override
            public Optional<Column> column(String name, Recording opened, Progress progress) {
                return Optional.of(LongColumn.constant(name.length(), opened.events()));
            }
        };
        for (String name : List.of("../../x", "/etc/x", "nxt_arg0_of_(A|B)_on_same_cpu", "\u00e4\0", "..",
                "n".repeat(500), "n".repeat(499) + "m")) {
            for (int opening = 0; opening < 2; opening++) {
                Recording opened = RecordingReader.open(tar, cache, any, Progress.NONE);
                assertEquals(name.length(), opened.column(name, Progress.NONE)
                        .map(column -> ((LongColumn) column).get(0)).orElseThrow());
            }
        }
        assertEquals(List.of("a.tar", "cache"), Arrays.stream(folder.toFile().list()).sorted().toList());
        assertEquals(1, cache.toFile().list().length);
        assertEquals(6 + 1 + 7, files().size());
    }
}
