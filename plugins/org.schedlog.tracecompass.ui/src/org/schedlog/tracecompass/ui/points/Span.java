// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.schedlog.engine.figure.AxisScale;
import org.schedlog.engine.figure.PointExtent.Reach;

/**
 * What an axis shows. Places on it are told as shares of its length: 0 is its begin, 1 its end.
 *
 * @param from
 *            the value at its begin; above 0 where it is logarithmic
 * @param to
 *            the value at its end, larger than {@code from}
 * @param logarithmic
 *            whether equal distances are equal ratios
 */
record Span(double from, double to, boolean logarithmic) {

    private static final double MARGIN = 0.03;
    /** Where the values begin that near to 0, the axis begins at 0. */
    private static final double NEAR_ZERO = 0.25;
    /** A range that is shorter than this part of its values cannot be told apart any more. */
    private static final double SHORTEST = 1e-12;

    /** Everything, with a margin around it. */
    static Span around(Reach reach, boolean logarithmic) {
        if (reach.isEmpty(logarithmic)) {
            return new Span(logarithmic ? 1 : 0, logarithmic ? 10 : 1, logarithmic);
        }
        double min = reach.min(logarithmic);
        double max = reach.max();
        if (logarithmic) {
            return min == max ? new Span(min / 2, max * 2, true)
                    : new Span(min, max, true).part(-MARGIN, 1 + MARGIN);
        }
        double begin = min > 0 && min < NEAR_ZERO * max ? 0 : min;
        double room = begin == max ? Math.max(0.5, Math.abs(max) * MARGIN) : (max - begin) * MARGIN;
        return new Span(begin - room, max + room, false);
    }

    AxisScale scale(int pixels) {
        return new AxisScale(from, to, Math.max(1, pixels), logarithmic);
    }

    double value(double share) {
        return scale(1).value(share);
    }

    double share(double value) {
        return scale(1).position(value);
    }

    /** A part of this span, or more of the axis than this span has; this span itself where that would be no range. */
    Span part(double fromShare, double toShare) {
        double first = value(fromShare);
        double last = value(toShare);
        double least = Math.max(Math.abs(first), Math.abs(last)) * SHORTEST;
        boolean isRange = Double.isFinite(last - first) && last - first > least && (!logarithmic || first > 0);
        return isRange ? new Span(first, last, logarithmic) : this;
    }

    /** Shorter (factor below 1) or longer, such that the value at a place stays there. */
    Span zoomed(double share, double factor) {
        return part(share - share * factor, share + (1 - share) * factor);
    }

    /** Moved by a share of its length. */
    Span moved(double share) {
        return part(share, 1 + share);
    }

    /** Not beyond another span, nor beyond what this one was before. */
    Span within(Span whole, Span before) {
        double first = Math.max(from, Math.min(whole.from, before.from));
        double last = Math.min(to, Math.max(whole.to, before.to));
        return first < last ? new Span(first, last, logarithmic) : before;
    }

    /** Moved by a share of its length, no further than to the end of another span. */
    Span movedWithin(double share, Span whole) {
        double least = Math.min(0, share(whole.from));
        double most = Math.max(0, share(whole.to) - 1);
        return moved(Math.max(least, Math.min(most, share)));
    }
}
