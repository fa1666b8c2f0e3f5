// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program {@code schedlog}, for the tests of the guide. */
public final class Program {

    private static final int WIDTH = 100;

    private Program() {
    }

    /**
     * What a run came to.
     *
     * @param status its exit status
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Outcome(int status, String out, String err) {
    }

    /**
     * @param arguments the words after the program's name
     * @return what running it came to
     */
    public static Outcome run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(out, new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** @return the guide's reference of all commands, as the program describes itself */
    public static String reference() {
        CommandLine program = Main.commandLine(new ByteArrayOutputStream(), new PrintWriter(new StringWriter()))
                .setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        StringBuilder page = new StringBuilder("<!-- SPDX-License-Identifier: EPL-2.0 -->\n")
                .append("# Command reference\n\nThis is what the program itself says, with `--help`. ")
                .append("[The command line](command-line.md) has examples.\n");
        section(page, "schedlog", program);
        for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
            section(page, "schedlog " + command.getKey(), command.getValue());
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String title, CommandLine command) {
        page.append("\n## ").append(title).append("\n\n```text\n")
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll("[ \\t]+(?=\\R)", ""))
                .append("\n```\n");
    }
}
