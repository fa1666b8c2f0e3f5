// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliCommandLine;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliOption;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.ICliParser;
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * The option {@code --schedlog-spec FILE}: the Lines view, or for points the Points view, shows what {@code --open}
 * opens with this spec. It prepares the window before Trace Compass' own {@code --open} comes, which neither returns
 * nor says a word where a file cannot be opened; so this says why.
 */
public final class SpecOption implements ICliParser {

    @Override
    public List<CliOption> getCmdLineOptions() {
        return List.of(Options.spec());
    }

    @Override
    public IStatus workspaceLoading(CliCommandLine line, IProgressMonitor monitor) {
        boolean alone = Options.screenshot(line).isEmpty();
        if (Options.spec(line).isEmpty() && alone) {
            return Status.OK_STATUS;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.syncExec(() -> prepare(line));
        if (alone) {
            Options.recordings(line).forEach(path -> complain(display, path));
        }
        return Status.OK_STATUS;
    }

    private static void prepare(CliCommandLine line) {
        try {
            LinesWindow.inPerspective().show(Options.spec(line));
        } catch (WorkbenchException e) {
            Problems.log("The view of the figure could not be opened.", e);
        }
    }

    /**
     * Says why Trace Compass will not take a file for a recording; for one that it takes, opening it says what is
     * wrong.
     */
    private static void complain(Display display, Path path) {
        IStatus status = TmfTraceType.getTraceType(RecordingTrace.ID).validate(path.toString());
        if (status.getSeverity() == IStatus.ERROR) {
            display.asyncExec(() -> Problems.show(display.getActiveShell(), "Open SchedLog recording",
                    status.getMessage(), status.getException()));
        }
    }
}
