// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.events;

import java.util.Optional;

import org.eclipse.tracecompass.tmf.core.filter.ITmfFilter;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/** Asks the events table of a trace to show only some events. */
public final class FilterEventsSignal extends TmfSignal {

    private final ITmfTrace trace;
    private final ITmfFilter filter;

    /**
     * @param source
     *            who asks
     * @param trace
     *            the trace whose table is meant
     * @param filter
     *            which events to show, in place of all filters of that table; null for all events
     */
    public FilterEventsSignal(Object source, ITmfTrace trace, ITmfFilter filter) {
        super(source);
        this.trace = trace;
        this.filter = filter;
    }

    /** @return the trace whose table is meant */
    public ITmfTrace trace() {
        return trace;
    }

    /** @return which events to show; empty for all of them */
    public Optional<ITmfFilter> filter() {
        return Optional.ofNullable(filter);
    }
}
