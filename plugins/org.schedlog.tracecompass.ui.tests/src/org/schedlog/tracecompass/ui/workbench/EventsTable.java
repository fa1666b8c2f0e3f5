// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.workbench;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.filter.ITmfFilter;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterMatchesNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterTreeNode;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.ui.widgets.virtualtable.TmfVirtualTable;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.events.FilterEventsSignal;

/** The events table of a recording that was just opened. UI thread. */
public final class EventsTable {

    /** The first row is for searching; of a filtered table the second and the last row tell how many there are. */
    public static final int SEARCH_ROWS = 1;
    public static final int FILTERED_ROWS = 3;

    private final RecordingTrace trace;
    private final TmfVirtualTable all;
    private final Table visible;

    /** Waits until the table shows all events. */
    public EventsTable(RecordingTrace trace) {
        this.trace = trace;
        all = Workbench.controls(Workbench.window().getShell(), TmfVirtualTable.class).get(0);
        visible = Workbench.controls(all, Table.class).get(0);
        Workbench.spin(() -> all.getItemCount() == trace.getNbEvents() + SEARCH_ROWS, "the table shows all events");
    }

    /** The table of all rows, of which some are shown. */
    public TmfVirtualTable all() {
        return all;
    }

    /** The rows that are shown. */
    public Table visible() {
        return visible;
    }

    /** Which column has a name. */
    public int column(String name) {
        return Arrays.stream(visible.getColumns()).map(TableColumn::getText).toList().indexOf(name);
    }

    /** What holds of the events whose text in a column matches a pattern. */
    public TmfFilterMatchesNode matches(TmfFilterTreeNode parent, String aspect, String regex) {
        TmfFilterMatchesNode node = new TmfFilterMatchesNode(parent);
        for (ITmfEventAspect<?> candidate : trace.getEventAspects()) {
            if (candidate.getName().equals(aspect)) {
                node.setEventAspect(candidate);
            }
        }
        node.setTraceTypeId(RecordingTrace.ID);
        node.setRegex(regex);
        return node;
    }

    /** Shows only some events, and waits until a number of them is found. */
    public void filter(ITmfFilter filter, int expected) {
        TmfSignalManager.dispatchSignal(new FilterEventsSignal(this, trace, filter));
        Workbench.spin(() -> all.getItemCount() == expected + FILTERED_ROWS, "the table is filtered");
    }

    /** The rows of the recording with a kind of event, ascending. */
    public int[] rowsOf(String event) {
        Recording recording = trace.recording();
        int id = recording.eventTable().id(event).getAsInt();
        return IntStream.range(0, recording.events()).filter(row -> recording.event().get(row) == id).toArray();
    }

    /** When an event of the recording happened. */
    public ITmfTimestamp time(int row) {
        return TmfTimestamp.fromNanos(trace.traceTime(trace.recording().timestamp().get(row)));
    }
}
