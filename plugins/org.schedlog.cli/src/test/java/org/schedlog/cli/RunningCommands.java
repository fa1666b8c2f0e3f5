// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;

/** Tests that run commands as a user runs them, with a cache of their own. */
abstract class RunningCommands {

    /** What the last command wrote to standard output. */
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    /** What the last command wrote to standard error. */
    StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /** Returns the exit status. */
    int run(String... arguments) {
        out.reset();
        err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--cache", folder.resolve("cache").toString()));
        return Main.commandLine(out, new PrintWriter(err, true)).execute(all.toArray(String[]::new));
    }
}
