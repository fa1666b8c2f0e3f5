// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliCommandLine;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliOption;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.ICliParser;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.schedlog.tracecompass.ui.open.Problems;
import org.schedlog.tracecompass.ui.open.RecordingOpener;

/**
 * The option {@code --schedlog-spec FILE}: the Lines view shows what {@code --open} opened with this spec. It comes after Trace Compass'
 * own {@code --open}, which returns when its traces are open; where a trace cannot be opened, this says why.
 */
public final class SpecOption implements ICliParser {

    private static final String TITLE = "Show recording";

    @Override
    public List<CliOption> getCmdLineOptions() {
        return List.of(Options.spec());
    }

    @Override
    public IStatus workspaceLoading(CliCommandLine line, IProgressMonitor monitor) {
        Optional<Path> spec = Options.spec(line);
        if (spec.isPresent() && Options.screenshot(line).isEmpty()) {
            List<String> reasons = Options.recordings(line).stream().map(RecordingOpener::reasonAgainst).flatMap(Optional::stream).toList();
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.asyncExec(() -> show(spec.get(), reasons));
        }
        return Status.OK_STATUS;
    }

    private static void show(Path spec, List<String> reasons) {
        try {
            LinesWindow window = LinesWindow.inPerspective();
            for (String reason : reasons) {
                Problems.show(window.shell(), TITLE, reason, null);
            }
            window.show(Optional.of(spec));
        } catch (WorkbenchException e) {
            Problems.log("The Lines view could not be opened.", e);
        }
    }
}
