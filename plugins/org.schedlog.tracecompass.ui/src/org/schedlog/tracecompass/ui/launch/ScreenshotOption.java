// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliCommandLine;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliOption;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.ICliParser;
import org.schedlog.tracecompass.ui.open.RecordingOpener;

/**
 * The option {@code --schedlog-screenshot PNG}: a run that saves a picture and ends, see {@link ScreenshotRun}. It
 * comes before Trace Compass' own {@code --open}, which waits for ever for a trace that cannot be opened.
 */
public final class ScreenshotOption implements ICliParser {

    @Override
    public List<CliOption> getCmdLineOptions() {
        return List.of(Options.screenshot());
    }

    /** What can be known to fail before there is a window fails here. */
    @Override
    public boolean preStartup(CliCommandLine line) {
        Options.screenshot(line).flatMap(picture -> reasonAgainst(line, picture)).ifPresent(ScreenshotRun::fail);
        return false;
    }

    private static Optional<String> reasonAgainst(CliCommandLine line, Path picture) {
        List<Path> recordings = Options.recordings(line);
        if (recordings.size() != 1) {
            return Optional.of("--schedlog-screenshot needs one recording to show: --open RECORDING");
        }
        if (!Files.isDirectory(picture.getParent()) || !Files.isWritable(picture.getParent())) {
            return Optional.of("The picture cannot be written there: " + picture);
        }
        Optional<Path> unreadable = Options.spec(line).filter(spec -> !Files.isReadable(spec));
        if (unreadable.isPresent()) {
            return Optional.of("The spec cannot be read: " + unreadable.get());
        }
        return RecordingOpener.reasonAgainst(recordings.get(0));
    }

    @Override
    public IStatus workspaceLoading(CliCommandLine line, IProgressMonitor monitor) {
        Options.screenshot(line).ifPresent(picture -> new ScreenshotRun(Options.recordings(line).get(0),
                Options.spec(line), picture).start());
        return Status.OK_STATUS;
    }
}
