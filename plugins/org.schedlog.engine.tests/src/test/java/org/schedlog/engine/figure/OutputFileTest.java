// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    private static OutputFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_is_made_or_replaced() throws IOException {
        Path file = folder.resolve("a.csv");
        OutputFile.write(file, text("one"));
        OutputFile.write(file, text("two"));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("a.csv"), names());
    }

    @Test
    void a_failure_leaves_what_was_there_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        assertThrows(IllegalStateException.class, () -> OutputFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IllegalStateException("stop");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.csv"), names());
    }

    @Test
    void a_link_stays_one_and_its_target_is_replaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        OutputFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void what_cannot_be_written_is_said_before_anything_is_computed() {
        Path inNoFolder = folder.resolve("none").resolve("a.csv");
        IOException e = assertThrows(IOException.class, () -> OutputFile.write(inNoFolder, out -> {
            throw new AssertionError("not reached");
        }));
        assertEquals(inNoFolder + " cannot be written: there is no folder " + folder.resolve("none"), e.getMessage());
        e = assertThrows(IOException.class, () -> OutputFile.write(folder, text("")));
        assertEquals(folder + " is a folder; expected the name of a file to write", e.getMessage());
    }
}
