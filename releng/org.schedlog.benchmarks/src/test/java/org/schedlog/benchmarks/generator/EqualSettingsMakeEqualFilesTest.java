// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EqualSettingsMakeEqualFilesTest {

    @TempDir
    Path folder;

    @Test
    void the_same_settings_make_the_same_bytes_wherever_and_whoever_you_are() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        String user = System.getProperty("user.name");
        Path first = make("first", 1);
        Path second;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            System.setProperty("user.name", "somebody");
            second = make("second", 1);
        } finally {
            TimeZone.setDefault(zone);
            System.setProperty("user.name", user);
        }
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void another_seed_makes_another_recording() throws Exception {
        assertNotEquals(-1, Files.mismatch(make("first", 1), make("second", 2)));
    }

    @Test
    void nothing_but_the_recording_is_left() throws Exception {
        Path file = make("only", 3);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertTrue(Files.size(file) > 100_000);
    }

    private Path make(String name, long seed) throws IOException {
        Path file = folder.resolve(name);
        RecordingWriter.write(new Settings(20_000, 4, 30, seed, true), file);
        return file;
    }
}
