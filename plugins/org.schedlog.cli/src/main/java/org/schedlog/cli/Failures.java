// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in a few lines what went wrong, and which exit status that is. */
final class Failures {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private static final int MOST_LINES = 6;
    /** Set to anything in the environment, it shows where in the program an error that nobody expected came from. */
    private static final String DEBUG = "SCHEDLOG_DEBUG";

    private Failures() {
    }

    static int wrongUsage(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return WRONG_USAGE;
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof Output.ReaderGoneException) {
            return 0;
        }
        if (e instanceof ParameterException usage) {
            return wrongUsage(usage, new String[0]);
        }
        print(lines(e), command.getErr());
        return FAILED;
    }

    private static void print(List<String> lines, PrintWriter err) {
        boolean tooMany = lines.size() > MOST_LINES;
        lines.stream().limit(tooMany ? MOST_LINES - 1 : MOST_LINES).map(line -> line.replaceAll("\\s*\\R\\s*", " "))
                .forEach(err::println);
        if (tooMany) {
            err.println("... and " + (lines.size() - MOST_LINES + 1) + " more errors");
        }
        err.flush();
    }

    private static List<String> lines(Exception e) {
        if (e instanceof FailureException failure) {
            return failure.lines();
        }
        if (e instanceof UncheckedIOException unchecked) {
            return List.of(ofFile(unchecked.getCause()));
        }
        return List.of(e instanceof IOException io ? ofFile(io) : unexpected(e));
    }

    private static String ofFile(IOException e) {
        if (e instanceof NoSuchFileException file) {
            return file.getFile() + ": there is no such file or folder";
        }
        if (e instanceof AccessDeniedException file) {
            return file.getFile() + ": it may not be read or written; check its permissions";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return e.getMessage() == null ? unexpected(e) : e.getMessage();
    }

    /** Whether somebody looks for a fault in the program itself. */
    static boolean isDebugging() {
        return System.getenv(DEBUG) != null;
    }

    private static String unexpected(Exception e) {
        if (isDebugging()) {
            e.printStackTrace();
        }
        String what = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return "schedlog met a fault of its own" + what + "; run it again with " + DEBUG + "=1 and report what it says";
    }
}
