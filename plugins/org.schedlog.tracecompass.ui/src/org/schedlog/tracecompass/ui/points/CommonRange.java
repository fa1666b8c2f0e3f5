// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.PointExtent;
import org.schedlog.engine.figure.PointExtent.Reach;
import org.schedlog.tracecompass.core.figure.PointDrawing;

/**
 * The window through which all charts of a view show the same figure of several recordings, so that they can be
 * compared. Where x is a time it is counted in ns from the begin of the first of the recordings, by Trace Compass'
 * times. For the UI thread only.
 */
final class CommonRange {

    private static final int MOST_STEPS_BACK = 50;
    /** From this ratio between the largest and the smallest value on, an axis is logarithmic at first. */
    private static final double WIDE = 1000;

    private final Listener listener;
    private final Deque<ChartRange> back = new ArrayDeque<>();
    private List<PointDrawing> drawings = List.of();
    private Meaning x = Meaning.NUMBER;
    private Meaning y = Meaning.NUMBER;
    private long base;
    private ChartRange whole;
    private ChartRange range;
    private TraceTimes.Range selected = TraceTimes.Range.NONE;

    /** Hears that something changed. */
    interface Listener {

        /** Another window is in sight. */
        void ranged(boolean byUser);

        /** Other times are selected. */
        void selected();
    }

    CommonRange(Listener listener) {
        this.listener = listener;
    }

    // ---- what is shown

    /**
     * Shows figures.
     *
     * @param shown
     *            the figures of one specification, at least one
     * @param isOther
     *            whether these are others than before, so that all of them is to be seen; otherwise other points of the
     *            same figures, for which the window stays
     */
    void show(List<PointDrawing> shown, boolean isOther) {
        drawings = List.copyOf(shown);
        if (isOther || range == null) {
            x = meaning("x");
            y = meaning("y");
            base = shown.stream().mapToLong(PointDrawing::base).min().orElseThrow();
            back.clear();
            whole = all(!isTime() && suggestsLogarithm(x, extent().x()), suggestsLogarithm(y, extent().y()));
            range = whole;
        } else if (extent().drawable() > 0) {
            whole = all(range.x().logarithmic(), range.y().logarithmic());
        }
    }

    /** Shows nothing. */
    void clear() {
        drawings = List.of();
        range = null;
        back.clear();
    }

    /** What all figures with points have in common along an axis. */
    private Meaning meaning(String column) {
        List<Meaning> meanings = drawings.stream().filter(drawing -> drawing.frame().count() > 0)
                .map(drawing -> drawing.index().meaning(column)).distinct().toList();
        return meanings.size() == 1 ? meanings.get(0) : Meaning.NUMBER;
    }

    private PointExtent extent() {
        return drawings.stream().map(drawing -> drawing.index().extent(category -> true)).reduce(PointExtent.NONE,
                PointExtent::plus);
    }

    /** Whether an axis is better logarithmic: for lengths of time and numbers, if that leaves none out. */
    private static boolean suggestsLogarithm(Meaning meaning, Reach reach) {
        return (meaning == Meaning.DURATION || meaning == Meaning.NUMBER) && !reach.isEmpty(true)
                && reach.notPositive() == 0 && reach.max() / reach.minPositive() >= WIDE;
    }

    /** All points; where x is a time, all of the recordings. */
    private ChartRange all(boolean logarithmicX, boolean logarithmicY) {
        Span up = Span.around(extent().y(), logarithmicY);
        return new ChartRange(isTime() ? recordings() : Span.around(extent().x(), logarithmicX), up);
    }

    private Span recordings() {
        double from = drawings.stream().mapToDouble(this::shift).min().orElseThrow();
        double to = drawings.stream().mapToDouble(drawing -> shift(drawing) + drawing.frame().recording().end()
                - drawing.frame().recording().start()).max().orElseThrow();
        return new Span(from, Math.max(from + 1, to), false);
    }

    // ---- the window

    /** @return what the values along x are, in all figures */
    Meaning x() {
        return x;
    }

    /** @return what the values along y are, in all figures */
    Meaning y() {
        return y;
    }

    boolean isTime() {
        return !drawings.isEmpty() && x == Meaning.TIME;
    }

    /** @return what is added to a time along x to get Trace Compass' time in ns */
    long base() {
        return base;
    }

    /** @return what is added to an x of a figure to get the place along the axis that all figures share */
    double shift(PointDrawing drawing) {
        return isTime() ? drawing.base() - base : 0;
    }

    /** @return the window in sight, or null where there are no figures */
    ChartRange range() {
        return range;
    }

    /** @return the window in which everything can be seen */
    ChartRange whole() {
        return whole;
    }

    /** Shows another window, which the user asked for. */
    void zoomTo(ChartRange wanted) {
        if (range != null && !wanted.equals(range)) {
            if (back.size() == MOST_STEPS_BACK) {
                back.removeLast();
            }
            back.push(range);
            change(wanted);
        }
    }

    /** Shows another window, as a part of one movement; {@link #zoomTo} was called at its begin. */
    void change(ChartRange wanted) {
        if (range != null && !wanted.equals(range)) {
            range = wanted;
            listener.ranged(true);
        }
    }

    /** Shows what was shown before the last zooming. */
    void goBack() {
        if (!back.isEmpty()) {
            change(back.pop());
        }
    }

    void showAll() {
        if (range != null) {
            zoomTo(whole);
        }
    }

    /** Shows other times, as another view does. */
    void showTimes(TraceTimes.Range times) {
        if (range != null && times.from() < times.to()) {
            range = range.withX(new Span(times.from(), times.to(), false));
            listener.ranged(false);
        }
    }

    /** Shows all values of an axis in equal steps or equal ratios. */
    void setLogarithmic(boolean isX, boolean logarithmic) {
        if (range != null) {
            boolean logX = isX ? logarithmic && !isTime() : range.x().logarithmic();
            boolean logY = isX ? range.y().logarithmic() : logarithmic;
            whole = all(logX, logY);
            back.clear();
            change(new ChartRange(isX ? whole.x() : range.x(), isX ? range.y() : whole.y()));
        }
    }

    // ---- the selection

    /** Marks the times that are selected in all views. */
    void select(TraceTimes.Range times) {
        selected = times;
        listener.selected();
    }

    /** @return the times that are selected */
    TraceTimes.Range selected() {
        return selected;
    }
}
