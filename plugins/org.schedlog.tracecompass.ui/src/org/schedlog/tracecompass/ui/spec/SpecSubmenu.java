// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecSource;

/** The items of "Show with Specification" in the context menu of a trace. */
public final class SpecSubmenu extends ContributionItem {

    @Override
    public boolean isDynamic() {
        return true;
    }

    @Override
    public void fill(Menu menu, int index) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Optional<TmfTraceElement> trace = selected(window);
        if (trace.isPresent()) {
            fill(menu, window, trace.get());
        }
    }

    private static void fill(Menu menu, IWorkbenchWindow window, TmfTraceElement trace) {
        SpecUse use = new SpecUse(window.getActivePage());
        SpecItems items = new SpecItems(menu, Optional.empty(), source -> use.show(trace, source));
        IProject project = trace.getResource().getProject();
        for (FigureSpec.Kind kind : FigureSpec.Kind.values()) {
            if (SpecUse.isPossible(kind)) {
                items.addAll(kind, Optional.of(project), List.<SpecSource>of());
            }
        }
        items.addSeparator();
        items.add("Open JSON file...", () -> new SpecActions(window.getShell()).openFile()
                .ifPresent(source -> use.show(trace, source)));
    }

    private static Optional<TmfTraceElement> selected(IWorkbenchWindow window) {
        return window != null && window.getSelectionService().getSelection() instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof TmfTraceElement trace ? Optional.of(trace) : Optional.empty();
    }
}
