// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.NullTimeEvent;

/** A run of pixel columns in which no line is seen. */
final class GapEvent extends NullTimeEvent implements RowEvent {

    private final RowContent content;

    GapEvent(ITimeGraphEntry entry, long time, long duration, RowContent content) {
        super(entry, time, duration);
        this.content = content;
    }

    @Override
    public RowContent content() {
        return content;
    }

    @Override
    public ITimeEvent splitBefore(long time) {
        long duration = Math.min(getDuration(), time - getTime());
        return duration > 0 ? new GapEvent(getEntry(), getTime(), duration, content) : null;
    }

    @Override
    public ITimeEvent splitAfter(long time) {
        long end = getTime() + getDuration();
        long start = Math.max(getTime(), time);
        return start < end ? new GapEvent(getEntry(), start, end - start, content) : null;
    }
}
