// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.PointExtent;
import org.schedlog.engine.figure.PointExtent.Reach;
import org.schedlog.tracecompass.core.figure.PointDrawing;

/**
 * The window on a figure that a chart shows.
 *
 * @param x
 *            along the horizontal axis, from the left
 * @param y
 *            along the vertical axis, from the bottom
 */
record ChartRange(Span x, Span y) {

    /** From this ratio between the largest and the smallest value on, an axis is logarithmic at first. */
    private static final double WIDE = 1000;

    /**
     * All points; where x is a time, all of the recording.
     *
     * @param logarithmicX
     *            whether the horizontal axis is logarithmic; of no meaning for times
     */
    static ChartRange all(PointDrawing drawing, boolean logarithmicX, boolean logarithmicY) {
        PointExtent extent = drawing.index().extent(category -> true);
        Span y = Span.around(extent.y(), logarithmicY);
        return new ChartRange(isTime(drawing) ? recording(drawing) : Span.around(extent.x(), logarithmicX), y);
    }

    private static Span recording(PointDrawing drawing) {
        long duration = drawing.frame().recording().end() - drawing.frame().recording().start();
        return new Span(0, Math.max(1, duration), false);
    }

    static boolean isTime(PointDrawing drawing) {
        return drawing.index().meaning("x") == Meaning.TIME;
    }

    /** Whether an axis is better logarithmic: for lengths of time and numbers, if that leaves none out. */
    static boolean suggestsLogarithm(PointDrawing drawing, String column) {
        PointExtent extent = drawing.index().extent(category -> true);
        Reach reach = column.equals("x") ? extent.x() : extent.y();
        Meaning meaning = drawing.index().meaning(column);
        return (meaning == Meaning.DURATION || meaning == Meaning.NUMBER) && !reach.isEmpty(true)
                && reach.notPositive() == 0 && reach.max() / reach.minPositive() >= WIDE;
    }

    /** A part of this window, in shares of its width from the left and of its height from the bottom. */
    ChartRange box(double left, double right, double bottom, double top) {
        return new ChartRange(x.part(left, right), y.part(bottom, top));
    }

    /** Shorter (factors below 1) or longer around a place. */
    ChartRange zoomed(double shareX, double factorX, double shareY, double factorY, ChartRange whole) {
        return new ChartRange(x.zoomed(shareX, factorX).within(whole.x, x),
                y.zoomed(shareY, factorY).within(whole.y, y));
    }

    ChartRange moved(double shareX, double shareY, ChartRange whole) {
        return new ChartRange(x.movedWithin(shareX, whole.x), y.movedWithin(shareY, whole.y));
    }

    ChartRange withX(Span other) {
        return new ChartRange(other, y);
    }
}
