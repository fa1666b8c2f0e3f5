// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.testing.TestRecording;

class KeptNamesTest {

    private static final int EVENTS = 5_000;
    private static final int THREADS = 60;

    @TempDir
    Path folder;

    /** Threads that fork and rename each other at random. */
    private static TestRecording recording(int seed, List<String> events) {
        Random random = new Random(seed);
        long[][] columns = new long[6][EVENTS];
        for (int row = 0; row < EVENTS; row++) {
            int event = random.nextInt(events.size());
            long[] arguments = events.get(event).equals("EXEC") ? SmallRecording.arguments("task" + random.nextInt(20))
                    : new long[] { random.nextInt(THREADS), 0 };
            columns[0][row] = 1000L + row;
            columns[2][row] = random.nextInt(THREADS);
            columns[3][row] = event;
            columns[4][row] = arguments[0];
            columns[5][row] = arguments[1];
        }
        return TestRecording.of(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]).table(events);
    }

    private Recording open(TestRecording recording) throws IOException {
        Path tar = folder.resolve("names.tar");
        if (!Files.exists(tar)) {
            recording.writeTar(tar);
        }
        return RecordingReader.open(tar, folder.resolve("cache"), ComputedColumns.PROVIDER, Progress.NONE);
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().equals("names.values")).findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void names_that_were_kept_are_those_that_were_collected(int seed) throws IOException {
        Recording recording = open(recording(seed, TestRecording.EVENTS));
        ThreadNames collected = ThreadNames.of(recording, Progress.NONE);
        assertTrue(KeptNames.find(recording).isEmpty());
        KeptNames.keep(collected, recording, Progress.NONE);
        ThreadNames kept = KeptNames.find(open(null)).orElseThrow();
        for (int pid = 0; pid <= THREADS; pid++) {
            assertEquals(collected.all(pid), kept.all(pid));
            for (int row = 0; row < EVENTS; row += 7) {
                assertEquals(collected.at(pid, row), kept.at(pid, row));
            }
        }
        assertTrue(kept.pids("task3").length > 0);
        assertEquals(List.of(collected.names()), List.of(kept.names()));
    }

    @Test
    void a_file_that_is_cut_off_or_changed_is_no_harm() throws IOException {
        Recording recording = open(recording(1, TestRecording.EVENTS));
        KeptNames.keep(ThreadNames.of(recording, Progress.NONE), recording, Progress.NONE);
        byte[] bytes = Files.readAllBytes(kept());
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] wrong = bytes.clone();
            wrong[random.nextInt(wrong.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(kept(), i % 2 == 0 ? wrong : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            Optional<ThreadNames> names = KeptNames.find(recording);
            names.ifPresent(found -> found.all(random.nextInt(THREADS))
                    .forEach(name -> assertTrue(name.row() < EVENTS)));
        }
    }
}
