// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.open.Problems;

/** Shows a trace of the Project Explorer with a specification, whether or not it is open. For the UI thread. */
final class SpecUse {

    private static final String TITLE = "Show a recording with a specification";

    private final IWorkbenchPage page;

    SpecUse(IWorkbenchPage page) {
        this.page = page;
    }

    /** Whether there is a view for figures of this kind. */
    static boolean isPossible(FigureSpec.Kind kind) {
        return PlatformUI.getWorkbench().getViewRegistry().find(viewId(kind)) != null;
    }

    private static String viewId(FigureSpec.Kind kind) {
        return kind == FigureSpec.Kind.LINES ? SchedLogPerspective.LINES_VIEW_ID
                : SchedLogPerspective.POINTS_VIEW_ID;
    }

    /**
     * Opens the trace, or brings it to the front, and the view.
     *
     * @param element
     *            a trace; in an experiment that in the traces folder is meant
     * @param source
     *            the specification
     */
    void show(TmfTraceElement element, SpecSource source) {
        FigureSpec.Kind kind = SpecLibrary.entry(source).kind().orElse(FigureSpec.Kind.LINES);
        TmfTraceElement trace = element.getElementUnderTraceFolder();
        TraceSpec.remember(trace.getResource(), kind, source);
        boolean isOpen = isOpen(trace);
        IStatus status = TmfOpenTraceHelper.openFromElement(trace);
        if (!status.isOK()) {
            Problems.show(page.getWorkbenchWindow().getShell(), TITLE, trace.getName() + " could not be opened: "
                    + status.getMessage(), status.getException());
            return;
        }
        try {
            if (page.showView(viewId(kind)) instanceof FigureView view && isOpen) {
                // The view hears of the selected trace first.
                Display.getCurrent().asyncExec(() -> view.setSpec(source));
            }
        } catch (PartInitException e) {
            Problems.show(page.getWorkbenchWindow().getShell(), TITLE, "The view could not be opened: "
                    + e.getMessage(), e);
        }
    }

    private static boolean isOpen(TmfTraceElement trace) {
        return TmfTraceManager.getInstance().getOpenedTraces().stream()
                .anyMatch(open -> trace.getResource().equals(open.getResource()));
    }
}
