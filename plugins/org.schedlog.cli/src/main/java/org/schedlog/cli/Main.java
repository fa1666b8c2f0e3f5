// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code schedlog}: its commands, and what its exit status means. */
@Command(name = "schedlog", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Reads recordings of the Linux scheduler and answers what happened in them.",
        subcommands = { InfoCommand.class, LinesCommand.class, PointsCommand.class, StatsCommand.class,
            RenderCommand.class, ResidencyCommand.class, SignalsCommand.class, AssertCommand.class,
            ConvertCommand.class },
        footer = { "", "Exit status: 0 done, 1 it failed, 2 wrong usage; of assert: see its own help." })
public final class Main implements Runnable {

    private final OutputStream out;

    @Spec
    private CommandSpec spec;

    Main(OutputStream out) {
        this.out = out;
    }

    /**
     * Runs one command and ends the Java machine with its exit status.
     *
     * @param arguments the words after the program's name
     */
    public static void main(String[] arguments) {
        if (!Failures.isDebugging()) {
            Logger.getLogger("").setLevel(Level.OFF);
        }
        OutputStream out = new Output(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(run(commandLine(out, err), arguments, err));
    }

    private static int run(CommandLine program, String[] arguments, PrintWriter err) {
        try {
            return program.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("There is not enough memory for this; give Java more, e.g. SCHEDLOG_JAVA_OPTIONS=-Xmx8g");
            return Failures.FAILED;
        }
    }

    /**
     * The program, ready to run.
     *
     * @param out where results go; not closed
     * @param err where messages go
     */
    static CommandLine commandLine(OutputStream out, PrintWriter err) {
        return new CommandLine(new Main(out))
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler(Failures::failed);
    }

    /** Where a command's results go; not closed. */
    OutputStream out() {
        return out;
    }

    /** Without a command there is nothing to do: wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"schedlog " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
