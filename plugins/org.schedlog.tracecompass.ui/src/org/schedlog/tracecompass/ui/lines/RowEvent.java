// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.NullTimeEvent;
import org.schedlog.tracecompass.core.lines.RowState;

/** An event of a row that is painted by {@link LinesPresentation} and not by the widget. */
interface RowEvent extends ITimeEvent {

    /** @return what the whole row shows */
    RowContent content();

    /**
     * The events of a row.
     *
     * @param entry
     *            the row
     * @param states
     *            the data provider's answer: states without gaps between them
     * @return an event for each state; what a filter has excluded is empty
     */
    static List<ITimeEvent> of(ITimeGraphEntry entry, List<ITimeGraphState> states) {
        RowContent content = RowContent.of(states);
        List<ITimeEvent> events = new ArrayList<>(states.size());
        for (ITimeGraphState state : states) {
            if (!(state instanceof RowState run)) {
                NullTimeEvent excluded = new NullTimeEvent(entry, state.getStartTime(), state.getDuration());
                excluded.setActiveProperties(state.getActiveProperties());
                events.add(excluded);
            } else if (run.isGap()) {
                events.add(new GapEvent(entry, run.getStartTime(), run.getDuration(), content));
            } else {
                events.add(new RunEvent(entry, run, content));
            }
        }
        return events;
    }
}
