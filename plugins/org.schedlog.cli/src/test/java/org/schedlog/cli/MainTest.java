// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

/** What the program does before any command has its say. */
class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine program = Main.commandLine(new ByteArrayOutputStream(), new PrintWriter(err))
            .setOut(new PrintWriter(out));

    @Test
    void help_goes_to_standard_output_and_is_a_success() {
        assertEquals(0, program.execute("--help"));
        assertTrue(out.toString().startsWith("Usage: schedlog"), out.toString());
    }

    @Test
    void no_command_is_wrong_usage() {
        assertEquals(2, program.execute());
        assertTrue(err.toString().startsWith("Missing command."), err.toString());
    }
}
