// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

/**
 * A window on a figure.
 *
 * @param x
 *            along the horizontal axis, from the left
 * @param y
 *            along the vertical axis, from the bottom
 */
record ChartRange(Span x, Span y) {

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

    /** The same window where values along x are counted from somewhere else. */
    ChartRange plusX(double distance) {
        return distance == 0 ? this
                : withX(new Span(x.from() + distance, x.to() + distance, x.logarithmic()));
    }
}
