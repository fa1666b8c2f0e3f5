// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Optional;
import java.util.function.IntPredicate;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.ContributionManager;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.schedlog.engine.figure.LineEdge;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.tracecompass.core.lines.FigureEntry;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * Steps to the next and the previous begin or end of a line in the selected row, among the visible categories: the
 * widget itself steps over pixels, in which many lines may lie. Takes the place of the widget's own buttons and keys.
 * For the UI thread only.
 */
final class EventSteps {

    private final TimeGraphViewer viewer;
    private final CategoryColors colors;
    private final Listener keys = this::keyPressed;

    EventSteps(TimeGraphViewer viewer, CategoryColors colors) {
        this.viewer = viewer;
        this.colors = colors;
        TimeGraphControl control = viewer.getTimeGraphControl();
        // The widget's own listener would come first.
        control.getDisplay().addFilter(SWT.KeyDown, keys);
        control.addListener(SWT.Dispose, event -> control.getDisplay().removeFilter(SWT.KeyDown, keys));
    }

    private void keyPressed(Event event) {
        boolean isStep = event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_LEFT;
        if (event.widget == viewer.getTimeGraphControl() && isStep && (event.stateMask & ~SWT.SHIFT) == 0) {
            step(event.keyCode == SWT.ARROW_RIGHT, (event.stateMask & SWT.SHIFT) != 0);
            event.type = SWT.None;
            event.doit = false;
        }
    }

    /** Puts these steps in the place of the widget's buttons. */
    void replaceActions(IContributionManager manager) {
        replace(manager, viewer.getPreviousEventAction(), "Select the previous begin or end of a line in this row",
                false);
        replace(manager, viewer.getNextEventAction(), "Select the next begin or end of a line in this row", true);
    }

    private void replace(IContributionManager manager, Action action, String text, boolean forward) {
        Action ours = new Action() {
            @Override
            public void runWithEvent(Event event) {
                step(forward, (event.stateMask & SWT.SHIFT) != 0);
            }
        };
        ours.setText(action.getText());
        ours.setToolTipText(text);
        ours.setImageDescriptor(action.getImageDescriptor());
        IContributionItem[] items = manager.getItems();
        for (int i = 0; i < items.length; i++) {
            if (items[i] instanceof ActionContributionItem item && item.getAction() == action
                    && manager instanceof ContributionManager ordered) {
                ordered.remove(item);
                ordered.insert(i, new ActionContributionItem(ours));
            }
        }
    }

    /**
     * Selects the next or previous begin or end of a line in the selected row, or in the first one if none is selected.
     *
     * @param forward
     *            whether the next one
     * @param extend
     *            whether the selected range is extended to it
     * @return whether there is one
     */
    boolean step(boolean forward, boolean extend) {
        if (!(entry() instanceof FigureEntry entry)) {
            return false;
        }
        LineIndex index = entry.drawing().index();
        long base = entry.drawing().base();
        IntPredicate visible = category -> entry.shows(category) && colors.visible(category);
        long time = viewer.getSelectionEnd() - base;
        Optional<LineEdge> edge = forward ? index.next(entry.row(), time, visible)
                : index.previous(entry.row(), time, visible);
        edge.ifPresent(found -> select(found.time() + base, extend));
        return edge.isPresent();
    }

    private Object entry() {
        ITimeGraphEntry selected = viewer.getSelection();
        if (!(selected instanceof TimeGraphEntry) || !selected.hasTimeEvents()) {
            for (ITimeGraphEntry entry : viewer.getExpandedElements()) {
                if (entry instanceof RowEntry) {
                    viewer.setSelection(entry, true);
                    selected = entry;
                    break;
                }
            }
        }
        return selected instanceof TimeGraphEntry entry ? entry.getEntryModel() : null;
    }

    private void select(long time, boolean extend) {
        if (extend) {
            viewer.setSelectionRangeNotify(viewer.getSelectionBegin(), time, true);
        } else {
            viewer.setSelectedTimeNotify(time, true);
        }
        // The time may have been scrolled into view.
        viewer.setStartFinishTimeNotify(viewer.getTime0(), viewer.getTime1());
    }
}
