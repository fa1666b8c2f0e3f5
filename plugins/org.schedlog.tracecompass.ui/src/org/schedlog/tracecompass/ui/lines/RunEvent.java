// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.schedlog.tracecompass.core.lines.RowState;

/**
 * A run of pixel columns in which lines are seen. The widget draws nothing for it, yet finds it: for tooltips,
 * selection, search and to know that the row is not empty.
 */
final class RunEvent extends TimeEvent implements RowEvent {

    private final RowState state;
    private final RowContent content;

    RunEvent(ITimeGraphEntry entry, RowState state, RowContent content) {
        super(entry, state);
        this.state = state;
        this.content = content;
    }

    @Override
    public RowContent content() {
        return content;
    }

    @Override
    public ITimeEvent splitBefore(long time) {
        return time > getTime() ? part(getTime(), Math.min(getDuration(), time - getTime())) : null;
    }

    @Override
    public ITimeEvent splitAfter(long time) {
        long end = getTime() + getDuration();
        long start = Math.max(getTime(), time);
        return start < end ? part(start, end - start) : null;
    }

    private RunEvent part(long start, long duration) {
        return new RunEvent(getEntry(), state.part(start, duration), content);
    }
}
