// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.convert.TrimmedRecording;
import org.schedlog.engine.figure.OutputFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schedlog convert}. */
@Command(name = "convert", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Writes a recording as a tarball: all of it, or with --window the events in a window of time, "
                + "with their recorded columns as they are and all other members. Times since boot stay what they are; "
                + "what is computed from the result knows nothing of the events that were left out. Text reports of "
                + "other tracers cannot be converted.")
final class ConvertCommand implements Callable<Integer> {

    /** Endings by which somebody asks for something that is not written. */
    private static final List<String> OTHERS = List.of(".gz", ".tgz", ".xz", ".zst", ".bz2", ".zip", ".npz", ".npy",
            ".csv", ".json", ".txt");

    @Spec
    private CommandSpec spec;

    @Mixin
    private TraceArguments trace;

    @Option(names = {"-o", "--output"}, paramLabel = "TRACE.tar", required = true, description = "Write this file.")
    private Path file;

    @Option(names = "--window", paramLabel = "FROM,TO", converter = Window.Converter.class,
            description = "Keep only the events in this time, both ends included, e.g. 200ms,1.5s; ns since the first "
                    + "event without a unit.")
    private Window window;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        check();
        trace.read(this::convert);
        return 0;
    }

    private void check() throws IOException, FailureException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (OTHERS.stream().anyMatch(name::endsWith)) {
            throw new ParameterException(spec.commandLine(), "A recording is written as a plain tar; the ending of "
                    + file + " says something else");
        }
        if (!Files.isRegularFile(file)) {
            return;
        }
        if (Files.exists(trace.path()) && Files.isSameFile(file, trace.path())) {
            throw new FailureException(file + " is the recording itself; write to another file");
        }
        if (!force) {
            throw new FailureException(file + " exists already; give another name, or --force to replace it");
        }
    }

    private void convert(Recording recording, Progress progress) throws IOException, FailureException {
        TrimmedRecording trimmed = trimmed(recording);
        OutputFile.write(file, out -> trimmed.write(out, progress));
        trimmed.notes().forEach(trace::note);
        recording.notes().forEach(trace::note);
    }

    private TrimmedRecording trimmed(Recording recording) throws FailureException {
        if (window == null) {
            return TrimmedRecording.whole(recording);
        }
        try {
            return TrimmedRecording.window(recording, sinceBoot(recording, window.from()),
                    sinceBoot(recording, window.to()));
        } catch (RecordingException e) {
            throw new FailureException(trace.path() + ": " + e.getMessage());
        }
    }

    /** Times beyond what 64 bits can say are as good as the furthest that they can. */
    private static long sinceBoot(Recording recording, long time) {
        long sum = recording.start() + time;
        boolean overflows = ((recording.start() ^ sum) & (time ^ sum)) < 0;
        return !overflows ? sum : time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
