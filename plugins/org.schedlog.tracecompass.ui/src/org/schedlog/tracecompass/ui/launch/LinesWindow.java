// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/** Trace Compass' window with the view of a figure in it. For the UI thread. */
final class LinesWindow {

    /** Where the pointer rests, as a part of the graph's width, the names included. */
    private static final double HOVER_AT = 0.4;
    /** Less than a row's height, in pixels. */
    private static final int HOVER_STEP = 4;

    private final IWorkbenchWindow window;
    private FigureView view;

    private LinesWindow(IWorkbenchWindow window) {
        this.window = window;
    }

    /**
     * The window in the perspective "SchedLog"; before a trace is opened, so that Trace Compass need not ask whether to
     * switch to it.
     */
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
        Rectangle screen = shell.getDisplay().getPrimaryMonitor().getClientArea();
        shell.setBounds(screen);
        // without a window manager there is no frame, although room is left for it
        Rectangle inside = shell.getDisplay().map(shell, null, shell.getClientArea());
        shell.setSize(2 * screen.width - inside.width - inside.x + screen.x,
                2 * screen.height - inside.height - inside.y + screen.y);
        shell.setMaximized(true);
        shell.forceActive();
        return this;
    }

    /** Opens the view for a spec, or brings it to the front: the Points view for points, otherwise the Lines view. */
    LinesWindow open(Optional<Path> spec) throws PartInitException {
        boolean isPoints = spec.flatMap(file -> SpecLibrary.entry(SpecSource.file(file)).kind())
                .filter(kind -> kind == FigureSpec.Kind.POINTS).isPresent();
        IViewPart part = window.getActivePage().showView(isPoints ? SchedLogPerspective.POINTS_VIEW_ID
                : SchedLogPerspective.LINES_VIEW_ID);
        if (!(part instanceof FigureView figure)) {
            throw new PartInitException("The view \"" + part.getTitle()
                    + "\" could not be opened; the Error Log view has the detail.");
        }
        view = figure;
        return this;
    }

    /** Opens the view for a spec and lets it show that. */
    LinesWindow show(Optional<Path> spec) throws PartInitException {
        open(spec);
        spec.ifPresent(view::showSpec);
        return this;
    }

    /**
     * Lets the view show a tooltip that stays, as if the pointer rested on a line: tries row after row from below, so
     * that the tooltip hides as little as possible. For a window that is to be closed.
     *
     * @return whether there is a tooltip now
     */
    boolean hover() {
        TimeGraphControl graph = graph(shell()).orElse(null);
        if (graph == null) {
            return false;
        }
        graph.setFocus();
        // the tooltip would go away when another window becomes the active one, as without a window manager it does at
        // once
        for (int event : new int[] { SWT.FocusOut, SWT.Deactivate, SWT.MouseMove }) {
            graph.getDisplay().addFilter(event, lost -> lost.type = SWT.None);
        }
        int x = (int) (graph.getSize().x * HOVER_AT);
        for (int y = graph.getSize().y; y > 0; y -= HOVER_STEP) {
            if (graph.getEntry(new Point(x, y)) != null) {
                Event event = new Event();
                event.x = x;
                event.y = y;
                graph.notifyListeners(SWT.MouseHover, event);
                if (ShellText.ofTooltip().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The time graph that can be seen; the perspective shows that of the Lines view only. */
    private static Optional<TimeGraphControl> graph(Composite parent) {
        for (Control child : parent.getChildren()) {
            Optional<TimeGraphControl> found = child instanceof TimeGraphControl graph && graph.isVisible()
                    ? Optional.of(graph) : child instanceof Composite composite ? graph(composite) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
