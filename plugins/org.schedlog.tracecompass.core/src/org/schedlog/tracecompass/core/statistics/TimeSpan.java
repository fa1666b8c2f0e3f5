// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;

/**
 * A closed stretch of Trace Compass' time.
 *
 * @param from
 *            its first moment, ns
 * @param to
 *            its last moment, ns, not before the first
 */
public record TimeSpan(long from, long to) {

    /** Refuses a span that ends before it begins. */
    public TimeSpan {
        if (from > to) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    /**
     * @param range
     *            a range whose ends may stand in either order, as those of selections do
     * @return the span between them
     */
    public static TimeSpan of(TmfTimeRange range) {
        long start = range.getStartTime().toNanos();
        long end = range.getEndTime().toNanos();
        return new TimeSpan(Math.min(start, end), Math.max(start, end));
    }
}
