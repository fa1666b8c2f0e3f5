// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.figure.AxisScale;
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/** Paints a chart's parts. For one painting, in the UI thread. */
final class ChartPainter {

    private static final int FAINT = 40;
    private static final int MARK_RADIUS = 6;

    private final GC gc;
    private final ChartLayout layout;
    private final ChartRange range;
    private final Rectangle plot;
    private final Color foreground;

    ChartPainter(GC gc, ChartLayout layout, ChartRange range) {
        this.gc = gc;
        this.layout = layout;
        this.range = range;
        this.plot = layout.plot();
        this.foreground = gc.getForeground();
    }

    /** Faint lines at the marks. */
    void grid() {
        gc.setAlpha(FAINT);
        for (double value : layout.x().ticks().values()) {
            gc.drawLine(columnOf(value), plot.y, columnOf(value), plot.y + plot.height - 1);
        }
        for (double value : layout.y().ticks().values()) {
            gc.drawLine(plot.x, rowOf(value), plot.x + plot.width - 1, rowOf(value));
        }
        gc.setAlpha(255);
    }

    /** The points, stretched where they were painted for another window. */
    void points(Image image, PointRenderer.Window window) {
        AxisScale x = range.x().scale(plot.width);
        AxisScale y = range.y().scale(plot.height);
        if (window.x().equals(x) && window.y().equals(y)) {
            gc.drawImage(image, plot.x, plot.y);
            return;
        }
        if (window.x().logarithmic() != x.logarithmic() || window.y().logarithmic() != y.logarithmic()) {
            return;
        }
        // what is in both windows, in pixels of the old one and of the new one
        Piece across = Piece.of(window.x(), x);
        Piece up = Piece.of(window.y(), y);
        if (across == null || up == null) {
            return;
        }
        int oldHeight = window.y().pixels();
        gc.setClipping(plot);
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(image, across.oldFrom, oldHeight - up.oldFrom - up.oldLength, across.oldLength, up.oldLength,
                plot.x + across.newFrom, plot.y + plot.height - up.newFrom - up.newLength, across.newLength,
                up.newLength);
        gc.setClipping((Rectangle) null);
    }

    /** Where a piece of an axis was, and where it is now, in pixels from its begin. */
    private record Piece(int oldFrom, int oldLength, int newFrom, int newLength) {

        static Piece of(AxisScale before, AxisScale now) {
            double from = Math.max(before.from(), now.from());
            double to = Math.min(before.to(), now.to());
            if (from >= to) {
                return null;
            }
            int first = Math.min(before.pixels() - 1, (int) before.position(from));
            int last = Math.min(before.pixels(), Math.max(first + 1, (int) Math.ceil(before.position(to))));
            int newFirst = (int) Math.round(now.position(before.value(first)));
            int newLast = (int) Math.round(now.position(before.value(last)));
            return new Piece(first, last - first, newFirst, Math.max(1, newLast - newFirst));
        }
    }

    /** The frame, the marks, and what is written at them and below the plot. */
    void axes() {
        gc.drawRectangle(plot.x - 1, plot.y - 1, plot.width + 1, plot.height + 1);
        int bottom = plot.y + plot.height;
        List<Double> xs = layout.x().ticks().values();
        for (int i = 0; i < xs.size(); i++) {
            int column = columnOf(xs.get(i));
            gc.drawLine(column, bottom, column, bottom + ChartLayout.TICK);
            if (layout.lines() >= ChartLayout.LABEL_LINES) {
                String label = layout.x().labels().get(i);
                int width = gc.textExtent(label).x;
                int right = plot.x + plot.width + ChartLayout.GAP * 2;
                gc.drawText(label, Math.max(0, Math.min(column - width / 2, right - width)),
                        bottom + ChartLayout.TICK + ChartLayout.GAP, true);
            }
        }
        List<Double> ys = layout.y().ticks().values();
        for (int i = 0; i < ys.size(); i++) {
            int row = rowOf(ys.get(i));
            gc.drawLine(plot.x - ChartLayout.TICK - 1, row, plot.x - 1, row);
            Point size = gc.textExtent(layout.y().labels().get(i));
            gc.drawText(layout.y().labels().get(i), plot.x - ChartLayout.TICK - ChartLayout.GAP - size.x,
                    row - size.y / 2, true);
        }
        if (layout.lines() >= ChartLayout.TITLE_LINES) {
            int titleWidth = gc.textExtent(layout.x().title()).x;
            gc.drawText(layout.x().title(), plot.x + (plot.width - titleWidth) / 2,
                    bottom + ChartLayout.TICK + 2 * ChartLayout.GAP + layout.lineHeight(), true);
        }
    }

    /** Above the plot: the vertical axis, a recording's name where there are several, and what is in sight. */
    void heading(String name, List<String> names, String corner) {
        gc.drawText(layout.y().title(), ChartLayout.GAP, ChartLayout.GAP, true);
        int right = plot.x + plot.width - gc.textExtent(corner).x;
        gc.drawText(corner, right, ChartLayout.GAP, true);
        int left = 5 * ChartLayout.GAP + gc.textExtent(layout.y().title()).x;
        Font font = gc.getFont();
        gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        int room = right - 5 * ChartLayout.GAP - left;
        if (!name.isEmpty() && room > 0) {
            String shown = RecordingNames.fitted(name, names, text -> gc.textExtent(text).x <= room);
            int width = gc.textExtent(shown).x;
            int middle = plot.x + (plot.width - width) / 2;
            gc.drawText(shown, Math.max(left, Math.min(middle, left + room - width)), ChartLayout.GAP, true);
        }
        gc.setFont(font);
    }

    /** The time that is selected in all views. */
    void selection(double from, double to) {
        Display display = Display.getCurrent();
        Span x = range.x();
        double first = Math.min(from, to);
        double last = Math.max(from, to);
        if (last < x.from() || first > x.to()) {
            return;
        }
        gc.setClipping(plot);
        int left = first < x.from() ? plot.x - 2 : columnOf(first);
        int right = last > x.to() ? plot.x + plot.width + 1 : columnOf(last);
        gc.setForeground(display.getSystemColor(SWT.COLOR_BLUE));
        gc.setBackground(display.getSystemColor(SWT.COLOR_BLUE));
        gc.setAlpha(FAINT);
        gc.fillRectangle(left, plot.y, right - left, plot.height);
        gc.setAlpha(255);
        gc.drawLine(left, plot.y, left, plot.y + plot.height - 1);
        gc.drawLine(right, plot.y, right, plot.y + plot.height - 1);
        gc.setForeground(foreground);
        gc.setClipping((Rectangle) null);
    }

    /** A ring around the point that the pointer is at. */
    void ring(double x, double y) {
        if (x >= range.x().from() && x <= range.x().to() && y >= range.y().from() && y <= range.y().to()) {
            gc.setAntialias(SWT.ON);
            gc.drawOval(columnOf(x) - MARK_RADIUS, rowOf(y) - MARK_RADIUS, 2 * MARK_RADIUS, 2 * MARK_RADIUS);
            gc.setAntialias(SWT.DEFAULT);
        }
    }

    /** What the user draws with the mouse. */
    void rubberBand(Rectangle box) {
        gc.setBackground(foreground);
        gc.setAlpha(FAINT);
        gc.fillRectangle(box);
        gc.setAlpha(255);
        gc.drawRectangle(box.x, box.y, Math.max(1, box.width - 1), Math.max(1, box.height - 1));
    }

    private int columnOf(double value) {
        return plot.x + range.x().scale(plot.width).pixel(value);
    }

    private int rowOf(double value) {
        return plot.y + plot.height - 1 - range.y().scale(plot.height).pixel(value);
    }
}
