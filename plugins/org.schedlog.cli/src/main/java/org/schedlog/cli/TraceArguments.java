// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import org.schedlog.engine.archive.RecordingReader;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The recording that a command reads: what all commands have in common. */
final class TraceArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TRACE",
            description = "The recording: a tarball, a folder with its columns, or a raw per-CPU dump.")
    private Path trace;

    @Option(names = "--cache", paramLabel = "DIR",
            description = "Where columns are kept for the next time (default: the user's cache folder).")
    private Path cache;

    private static final int MOST_NOTES = 6;

    private final Set<String> notes = new LinkedHashSet<>();

    /** What a command does with the recording. */
    @FunctionalInterface
    interface Work {
        void run(Recording recording, Progress progress) throws Exception;
    }

    /** The recording as given. */
    Path path() {
        return trace;
    }

    /** Something that the user should know although the command succeeds; shown on standard error in the end. */
    void note(String note) {
        notes.add(note);
    }

    /**
     * Opens the recording, does the work and closes it.
     *
     * @throws Exception what the work throws, or when the recording cannot be opened
     */
    void read(Work work) throws Exception {
        if (!Files.exists(trace)) {
            throw new FailureException(trace + ": there is no such file or folder");
        }
        PrintWriter err = spec.commandLine().getErr();
        if (System.console() == null) {
            read(work, Progress.NONE);
        } else {
            try (TerminalProgress progress = new TerminalProgress(err)) {
                read(work, progress);
            }
        }
        notes.stream().limit(MOST_NOTES).forEach(note -> err.println("Note: " + note));
        if (notes.size() > MOST_NOTES) {
            err.println("... and " + (notes.size() - MOST_NOTES) + " more notes");
        }
        err.flush();
    }

    private void read(Work work, Progress progress) throws Exception {
        Path folder = cache == null ? CacheFolder.ofUser() : cache;
        try (Recording recording = RecordingReader.open(trace, folder, ComputedColumns.PROVIDER, progress)) {
            work.run(recording, progress);
        }
    }
}
