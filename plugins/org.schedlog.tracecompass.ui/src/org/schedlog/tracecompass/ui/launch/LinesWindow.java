// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** Trace Compass' window with the Lines view in it. For the UI thread. */
final class LinesWindow {

    private final IWorkbenchWindow window;
    private FigureView view;

    private LinesWindow(IWorkbenchWindow window) {
        this.window = window;
    }

    /** The window in the perspective "SchedLog"; before a trace is opened, so that Trace Compass need not ask whether to switch to it. */
    static LinesWindow inPerspective() throws WorkbenchException {
        IWorkbench workbench = PlatformUI.getWorkbench();
        IWorkbenchWindow active = workbench.getActiveWorkbenchWindow();
        IWorkbenchWindow window = active != null ? active : workbench.getWorkbenchWindows()[0];
        workbench.showPerspective(SchedLogPerspective.ID, window);
        return new LinesWindow(window);
    }

    /** Makes the window as large as the screen, with or without a window manager. */
    LinesWindow fillScreen() {
        Shell shell = shell();
        shell.setBounds(shell.getDisplay().getPrimaryMonitor().getClientArea());
        shell.setMaximized(true);
        shell.forceActive();
        return this;
    }

    /** Opens the Lines view and lets it show a spec. */
    void show(Optional<Path> spec) throws PartInitException {
        IViewPart part = window.getActivePage().showView(SchedLogPerspective.LINES_VIEW_ID);
        if (!(part instanceof FigureView figure)) {
            throw new PartInitException("The Lines view could not be opened; the Error Log view has the detail.");
        }
        view = figure;
        spec.ifPresent(view::showSpec);
    }

    boolean isSettled() {
        return view.isSettled();
    }

    Optional<String> problem() {
        return view == null ? Optional.empty() : view.problem();
    }

    Shell shell() {
        return window.getShell();
    }
}
