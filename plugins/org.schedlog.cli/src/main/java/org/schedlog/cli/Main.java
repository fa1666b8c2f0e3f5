// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code schedlog}: its commands, and what its exit status means. */
@Command(name = "schedlog", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Reads recordings of the Linux scheduler and answers what happened in them.")
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    /**
     * Runs one command and ends the Java machine with its exit status.
     *
     * @param arguments the words after the program's name
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
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
