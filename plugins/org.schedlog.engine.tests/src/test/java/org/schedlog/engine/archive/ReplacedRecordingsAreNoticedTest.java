// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnProvider;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;
import org.schedlog.engine.testing.TestRecording;

/** Another recording of the same name, even with the size and the time of the one before, never shows its columns. */
class ReplacedRecordingsAreNoticedTest {

    private static final int EVENTS = 600_000;
    private static final FileTime TIME = FileTime.fromMillis(1_600_000_000_000L);

    @TempDir
    private Path folder;

    private Path tar;
    private Path cache;

    @BeforeEach
    void places() {
        tar = folder.resolve("a.tar");
        cache = folder.resolve("cache");
    }

    /** Arrays are stored without compression, so all such recordings have files of one size. */
    private TestRecording write(long first) throws IOException {
        long[] numbers = LongStream.range(first, first + EVENTS).toArray();
        TestRecording recording = TestRecording.of(numbers, new long[EVENTS], new long[EVENTS], new long[EVENTS],
                new long[EVENTS], new long[EVENTS]).column("addr", "<i8", numbers);
        for (String name : new String[] { "timestamp", "addr" }) {
            recording.member(name + ".npz", TestNpz.stored(Map.of(name + ".npy", TestNpy.longs("<i8", numbers))));
        }
        recording.writeTar(tar);
        Files.setLastModifiedTime(tar, TIME);
        return recording;
    }

    private static void assertHas(TestRecording expected, Recording opened) throws IOException {
        assertArrayEquals(expected.column("timestamp"), Columns.longs(opened, "timestamp"));
        assertArrayEquals(expected.column("addr"), Columns.longs(opened, "addr"));
    }

    @Test
    void of_the_same_size_and_time() throws IOException {
        assertHas(write(1), Columns.open(tar, cache));
        long size = Files.size(tar);
        TestRecording second = write(5);

        assertEquals(size, Files.size(tar));
        assertHas(second, Columns.open(tar, cache));
        assertEquals(1, cache.toFile().list().length, "the cache of the first one is removed");
    }

    @Test
    void while_it_is_open() throws IOException {
        TestRecording first = write(1);
        Recording opened = Columns.open(tar, cache);
        TestRecording second = write(5);

        RecordingException refused = assertThrows(RecordingException.class, () -> opened.column("addr", Progress.NONE));

        assertEquals("a.tar changed since it was opened. Open it again.", refused.getMessage());
        assertArrayEquals(first.column("timestamp"), Columns.longs(opened, "timestamp"));
        assertHas(second, Columns.open(tar, cache));
    }

    @Test
    void while_it_is_open_by_something_else_or_nothing() throws IOException {
        write(1);
        Recording opened = Columns.open(tar, cache);
        Files.write(tar, new byte[100]);
        assertEquals("a.tar changed since it was opened. Open it again.",
                assertThrows(RecordingException.class, () -> opened.column("addr", Progress.NONE)).getMessage());
        Files.delete(tar);
        assertEquals("a.tar changed since it was opened. Open it again.",
                assertThrows(RecordingException.class, () -> opened.column("addr", Progress.NONE)).getMessage());
    }

    @Test
    void while_it_is_read() throws IOException {
        write(1);
        Progress replacing = new Progress() {
            @Override
            public void task(String what) {
                if (what.startsWith("Looking")) {
                    try {
                        write(5);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
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

        assertEquals("a.tar changed while it was read. Open it again when it is complete.",
                assertThrows(RecordingException.class,
                        () -> RecordingReader.open(tar, cache, ColumnProvider.NONE, replacing)).getMessage());
        assertEquals(0, cache.toFile().list().length);
    }

    @Test
    void what_was_opened_before_stays_readable() throws IOException {
        TestRecording first = write(1);
        Recording opened = Columns.open(tar, cache);
        assertHas(first, opened);
        write(5);
        Columns.open(tar, cache).close();

        Column addr = opened.column("addr", Progress.NONE).orElseThrow();
        assertEquals(first.column("addr")[EVENTS - 1], ((LongColumn) addr).get(EVENTS - 1));
    }
}
