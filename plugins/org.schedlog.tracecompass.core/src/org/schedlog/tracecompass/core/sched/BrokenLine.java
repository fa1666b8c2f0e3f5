// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.sched.TimeWindow;

/**
 * Collects the corners of a line that is interrupted where nothing is known. A line of Trace Compass' charts cannot be;
 * so each of its parts becomes a line of its own. What is narrower than a pixel is no interruption, nor is what comes
 * after so many that nobody could see it. For one thread.
 */
final class BrokenLine {

    /** No line has more parts. */
    static final int MOST_PARTS = 32;

    private final long narrow;
    private final List<SignalPoints.Line> parts = new ArrayList<>();
    private long last;

    /**
     * @param window
     *            what the chart shows
     * @param pixels
     *            how wide it is, at least 1
     */
    BrokenLine(TimeWindow window, int pixels) {
        narrow = window.length() / pixels;
    }

    /** A value holds from one time to another; values come in the order of time. */
    void add(long from, long to, double value) {
        corner(from, value, true);
        corner(to, value, false);
    }

    /** A corner at a time; what lies between the last one and this one is unknown if that is said. */
    void corner(long time, double value, boolean isAfterGap) {
        if (parts.isEmpty() || isAfterGap && time > last && time - last >= narrow && parts.size() < MOST_PARTS) {
            parts.add(new SignalPoints.Line());
        }
        parts.get(parts.size() - 1).add(time, value);
        last = time;
    }

    /**
     * The parts, in order; none where nothing is known.
     *
     * @param isExact
     *            whether each change has a corner of its own
     */
    List<SignalPoints> parts(boolean isExact) {
        return parts.stream().map(part -> part.points(isExact)).toList();
    }
}
