// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * A window of time. It is closed: events at both of its ends belong to it.
 *
 * @param from
 *            its first moment, ns since the recording's first event; may lie before it
 * @param to
 *            its last moment, not before the first; may lie behind the recording's end
 */
public record TimeWindow(long from, long to) {

    /**
     * @throws IllegalArgumentException
     *             when the window ends before it begins
     */
    public TimeWindow {
        if (from > to) {
            throw new IllegalArgumentException("A window from " + from + " to " + to + " ends before it begins");
        }
    }

    /** @return its length in ns; 0 for a single moment */
    public long length() {
        return to - from;
    }

    /**
     * @param time
     *            ns since the first event
     * @return whether the moment belongs to the window
     */
    public boolean contains(long time) {
        return from <= time && time <= to;
    }

    /**
     * @param other
     *            another window
     * @return whether the two have a moment in common
     */
    public boolean meets(TimeWindow other) {
        return from <= other.to && other.from <= to;
    }
}
