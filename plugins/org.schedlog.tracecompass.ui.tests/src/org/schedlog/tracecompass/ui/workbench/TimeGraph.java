// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;

/** A view with rows over time, as one of Trace Compass' own, of which one trace or experiment is shown. UI thread. */
public final class TimeGraph {

    private final AbstractTimeGraphView view;

    /** Shows a view and waits until it has rows of a trace. */
    public TimeGraph(String id, ITmfTrace trace) throws Exception {
        view = Workbench.showView(id, AbstractTimeGraphView.class);
        Workbench.spin(() -> view.getTrace() == trace && rows().size() > 2, "the view has rows");
    }

    public AbstractTimeGraphView view() {
        return view;
    }

    /** Shows a range of trace times, and the exact picture of it. */
    public void range(long from, long to) {
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this,
                new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to)), view.getTrace()));
        Workbench.settle(() -> view.getTimeGraphViewer().getTime0() == from
                && view.getTimeGraphViewer().getTime1() == to && !view.isDirty(), "the view shows the range");
    }

    /** Selects a time in all views. */
    public void select(long time) {
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(time),
                TmfTimestamp.fromNanos(time), view.getTrace()));
        Workbench.settle(() -> view.getTimeGraphViewer().getSelectionBegin() == time, "the time is selected");
    }

    /** The rows that are not folded away, from above. */
    public List<TimeGraphEntry> rows() {
        return Arrays.stream(view.getTimeGraphViewer().getExpandedElements()).filter(TimeGraphEntry.class::isInstance)
                .map(TimeGraphEntry.class::cast).toList();
    }

    /** The first row of a name. */
    public TimeGraphEntry row(String name) {
        return rows().stream().filter(row -> row.getName().equals(name))
                .findFirst().orElseThrow(() -> new AssertionError(
                "no row " + name + " among " + rows().stream().map(TimeGraphEntry::getName).toList()));
    }

    /** What a row shows in the range that is shown. */
    public List<TimeEvent> events(ITimeGraphEntry row) {
        List<TimeEvent> events = new ArrayList<>();
        Iterator<? extends ITimeEvent> all = row.getTimeEventsIterator(view.getTimeGraphViewer().getTime0(),
                view.getTimeGraphViewer().getTime1(), 1);
        while (all.hasNext()) {
            if (all.next() instanceof TimeEvent event) {
                events.add(event);
            }
        }
        return events;
    }

    /** Chooses from the menu of a row's name. */
    public void chooseForRow(ITimeGraphEntry row, String item) {
        Workbench.choose(control(), 5, select(row), item);
    }

    /** Chooses from the menu of what a row shows at the selected time. */
    public void chooseForState(ITimeGraphEntry row, String item) {
        int y = select(row);
        Workbench.choose(control(), control().getXForTime(view.getTimeGraphViewer().getSelectionBegin()), y, item);
    }

    /** The middle of a row, which is selected. */
    private int select(ITimeGraphEntry row) {
        view.getTimeGraphViewer().setSelection(row, true);
        Workbench.settle(() -> view.getTimeGraphViewer().getSelection() == row, "the row is selected");
        Rectangle bounds = control().getItemBounds(row);
        return bounds.y + bounds.height / 2;
    }

    private TimeGraphControl control() {
        return view.getTimeGraphViewer().getTimeGraphControl();
    }

    /** Makes the view as large as the window, or as small as before. */
    public void zoom() {
        Workbench.page().toggleZoom(Workbench.page().getReference(view));
        Workbench.act(view.getTimeGraphViewer().getControl(), SWT.Resize);
        Workbench.settle(() -> !view.isDirty(), "the view is drawn at its new size");
    }

    public void hide() {
        Workbench.page().hideView(view);
    }
}
