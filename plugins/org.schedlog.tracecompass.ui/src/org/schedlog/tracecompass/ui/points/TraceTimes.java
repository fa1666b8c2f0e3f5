// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;

/**
 * Times of a figure, ns since the first event, and what Trace Compass calls them in the signals by which views agree on
 * what is in sight and what is selected. Immutable.
 *
 * @param trace
 *            the trace that the view shows
 * @param base
 *            what is added to a time of the figure to get Trace Compass' time in ns
 */
record TraceTimes(ITmfTrace trace, long base) {

    /** A range of a figure's times. */
    record Range(double from, double to) {

        /** No times. */
        static final Range NONE = new Range(Double.NaN, Double.NaN);

        boolean isNone() {
            return Double.isNaN(from);
        }
    }

    private ITmfTimestamp timestamp(double time) {
        return TmfTimestamp.fromNanos(base + Math.round(time));
    }

    private Range range(ITmfTimestamp from, ITmfTimestamp to) {
        return new Range(from.toNanos() - base, to.toNanos() - base);
    }

    /** Says that other times are in sight. */
    TmfSignal inSight(Object source, double from, double to) {
        TmfTimeRange range = new TmfTimeRange(timestamp(Math.floor(from)), timestamp(Math.ceil(to)));
        return new TmfWindowRangeUpdatedSignal(source, range, trace);
    }

    /** Says that other times are selected. */
    TmfSignal selected(Object source, double from, double to) {
        return new TmfSelectionRangeUpdatedSignal(source, timestamp(from), timestamp(to), trace);
    }

    /** The times that a signal speaks of. */
    Range of(TmfWindowRangeUpdatedSignal signal) {
        return range(signal.getCurrentRange().getStartTime(), signal.getCurrentRange().getEndTime());
    }

    /** The times that a signal speaks of. */
    Range of(TmfSelectionRangeUpdatedSignal signal) {
        return range(signal.getBeginTime(), signal.getEndTime());
    }

    private TmfTraceContext context() {
        return TmfTraceManager.getInstance().getTraceContext(trace);
    }

    /** The times that the trace's other views show. */
    Range inSight() {
        TmfTimeRange range = context().getWindowRange();
        return range(range.getStartTime(), range.getEndTime());
    }

    /** The times that are selected in the trace's other views. */
    Range selected() {
        TmfTimeRange range = context().getSelectionRange();
        return range(range.getStartTime(), range.getEndTime());
    }

    /** Whether what is said of a trace also holds for this one; where none is named, for all. */
    boolean concerns(ITmfTrace other) {
        return other == null || other == trace || TmfTraceManager.getInstance().isSynchronized(trace, other);
    }
}
