// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.schedlog.cli.Program;

/** The page of all commands and options is made of the program's own help; where it is old, the new one is written. */
class TheCommandReferenceIsWhatTheProgramSaysTest {

    private static final String PAGE = "command-reference.md";

    @Test
    void the_page_is_up_to_date() throws IOException {
        String expected = Program.reference();
        Path written = Files.createDirectories(Path.of("target")).resolve(PAGE).toAbsolutePath();
        Files.writeString(written, expected);
        Path page = Project.BUNDLE.resolve("guide").resolve(PAGE);
        assertTrue(expected.equals(Files.readString(page)), "The program has other options now: copy " + written
                + " to " + page);
    }
}
