// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.schedlog.engine.figure.AxisScale;
import org.schedlog.tracecompass.core.points.AxisText;
import org.schedlog.tracecompass.core.points.AxisTicks;

/**
 * Where the parts of a chart are: the points' plot, and the marks and texts around it.
 *
 * @param plot
 *            the points' rectangle
 * @param x
 *            the marks below it
 * @param y
 *            the marks to its left
 * @param lines
 *            how many lines of text are below the plot: none, {@link #LABEL_LINES} or {@link #TITLE_LINES}
 * @param lineHeight
 *            the height of a line of text
 */
record ChartLayout(Rectangle plot, Marks x, Marks y, int lines, int lineHeight) {

    static final int TICK = 5;
    static final int GAP = 4;
    /** Below the plot: the labels of the marks, and the axis' title. */
    static final int TITLE_LINES = 2;
    /** Below the plot: the labels of the marks. */
    static final int LABEL_LINES = 1;
    private static final int MARGIN = 12;
    private static final int NARROW = 70;
    private static final int LOW = 40;
    /** So many marks have room along the vertical axis of a low plot. */
    private static final int FEW = 3;

    /**
     * The marks of an axis.
     *
     * @param title
     *            what is drawn along it
     * @param ticks
     *            where the marks are
     * @param labels
     *            what is written at them
     * @param width
     *            the width of the widest label
     */
    record Marks(String title, AxisTicks ticks, List<String> labels, int width) {

        static Marks of(AxisText text, AxisScale scale, int spacing, GC gc) {
            AxisTicks ticks = text.ticks(scale, spacing);
            List<String> labels = text.labels(ticks);
            int width = labels.stream().mapToInt(label -> gc.textExtent(label).x).max().orElse(0);
            return new Marks(text.title(), ticks, labels, width);
        }
    }

    /**
     * Lays a chart out.
     *
     * @param size
     *            the chart's size
     * @param range
     *            what it shows
     * @param xText
     *            the horizontal axis
     * @param yText
     *            the vertical axis
     * @param lines
     *            how many lines of text there are below the plot
     * @param gc
     *            for measuring texts
     */
    static ChartLayout of(Point size, ChartRange range, AxisText xText, AxisText yText, int lines, GC gc) {
        int line = gc.getFontMetrics().getHeight();
        int height = Math.max(1, size.y - heightBeside(lines, line));
        int spacing = Math.max(line, Math.min(LOW, height / FEW));
        Marks y = Marks.of(yText, range.y().scale(height), spacing, gc);
        int left = y.width + TICK + 3 * GAP;
        int width = Math.max(1, size.x - left - MARGIN);
        Marks x = Marks.of(xText, range.x().scale(width), NARROW, gc);
        if (x.width + MARGIN > NARROW) {
            x = Marks.of(xText, range.x().scale(width), x.width + MARGIN, gc);
        }
        return new ChartLayout(new Rectangle(left, top(line), width, height), x, y, lines, line);
    }

    private static int top(int line) {
        return line + 2 * GAP;
    }

    /** What a chart needs above and below its plot: the heading, and lines of text of some height. */
    static int heightBeside(int lines, int line) {
        return top(line) + TICK + lines * line + (lines + 1) * GAP;
    }

    /** The place of a pixel as a share of the plot's width, from the left. */
    double shareX(int pixel) {
        return (pixel - plot.x + 0.5) / plot.width;
    }

    /** The place of a pixel as a share of the plot's height, from the bottom. */
    double shareY(int pixel) {
        return (plot.y + plot.height - pixel - 0.5) / plot.height;
    }
}
