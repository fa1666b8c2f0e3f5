// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.WakeupLatencies;

/**
 * Draws how many wake-ups took how long: a bar for each bucket, time in powers of ten to the right, the number upwards
 * as it is or as its logarithm. UI thread only.
 */
final class LatencyHistogram {

    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int LEAST_STEP = 24;

    private final Canvas canvas;
    private final Color barColor;
    private WakeupLatencies latencies;
    private boolean logarithmic = true;

    LatencyHistogram(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        barColor = new Color(canvas.getDisplay(), 78, 121, 167);
        canvas.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseMove, this::pointed);
        canvas.addListener(SWT.Dispose, event -> barColor.dispose());
    }

    Canvas control() {
        return canvas;
    }

    /** Shows a distribution, or none. */
    void show(WakeupLatencies shown) {
        latencies = shown;
        canvas.setToolTipText(null);
        canvas.redraw();
    }

    /** Whether a bar's height is the logarithm of the number; small numbers can be seen then. */
    void setLogarithmic(boolean on) {
        logarithmic = on;
        canvas.redraw();
    }

    private boolean isEmpty() {
        return latencies == null || latencies.total() == 0;
    }

    private Rectangle plot() {
        Rectangle area = canvas.getClientArea();
        return new Rectangle(LEFT, TOP, Math.max(1, area.width - LEFT - RIGHT),
                Math.max(1, area.height - TOP - BOTTOM));
    }

    private int buckets() {
        return latencies.last() - latencies.first() + 1;
    }

    private int x(Rectangle plot, int bucket) {
        return plot.x + (int) ((long) plot.width * (bucket - latencies.first()) / buckets());
    }

    private double height(double count) {
        double highest = latencies.highest();
        // the logarithm of twice the number: a single one has a height, too
        return logarithmic ? Math.log10(count * 2) / Math.log10(highest * 2) : count / highest;
    }

    private void paint(GC gc) {
        if (isEmpty()) {
            return;
        }
        Rectangle plot = plot();
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.setBackground(barColor);
        for (int bucket = latencies.first(); bucket <= latencies.last(); bucket++) {
            long count = latencies.counts()[bucket];
            if (count > 0) {
                int height = Math.max(1, (int) Math.round(plot.height * height(count)));
                int x = x(plot, bucket);
                gc.fillRectangle(x, plot.y + plot.height - height, Math.max(1, x(plot, bucket + 1) - x - 1), height);
            }
        }
        gc.drawLine(plot.x, plot.y, plot.x, plot.y + plot.height);
        gc.drawLine(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height);
        paintTimes(gc, plot);
        paintCounts(gc, plot);
    }

    /** Below the bars: where each bucket begins, as many as there is room for, the powers of ten in any case. */
    private void paintTimes(GC gc, Rectangle plot) {
        int bottom = plot.y + plot.height;
        int free = Integer.MIN_VALUE;
        for (int bucket = latencies.first(); bucket <= latencies.last() + 1; bucket++) {
            int x = x(plot, bucket);
            boolean isPower = (bucket - 1) % WakeupLatencies.BUCKETS_PER_DECADE == 0;
            gc.drawLine(x, bottom, x, bottom + (isPower ? 6 : 3));
            String text = Durations.brief(WakeupLatencies.lower(bucket));
            Point size = gc.textExtent(text);
            if (x - size.x / 2 > free && (isPower || buckets() <= 2 * WakeupLatencies.BUCKETS_PER_DECADE)) {
                gc.drawText(text, x - size.x / 2, bottom + 6, true);
                free = x + size.x / 2 + 8;
            }
        }
        String axis = "From wake-up to running";
        gc.drawText(axis, plot.x + (plot.width - gc.textExtent(axis).x) / 2, bottom + 22, true);
    }

    private void paintCounts(GC gc, Rectangle plot) {
        long highest = latencies.highest();
        int free = Integer.MAX_VALUE;
        for (double count = logarithmic ? 1 : 0; count <= highest; count = next(count, highest)) {
            int y = plot.y + plot.height - (int) Math.round(plot.height * height(count));
            String text = String.format(Locale.ROOT, "%,d", Math.round(count));
            Point size = gc.textExtent(text);
            if (y + size.y / 2 < free) {
                gc.drawLine(plot.x - 4, y, plot.x, y);
                gc.drawText(text, plot.x - 6 - size.x, y - size.y / 2, true);
                free = y - size.y / 2;
            }
        }
    }

    private double next(double count, long highest) {
        if (logarithmic) {
            return count * 10;
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        return count + Math.max(1, plot().height / Math.max(1, highest / step) > 5 * LEAST_STEP ? step / 5 : step);
    }

    private void pointed(Event event) {
        Rectangle plot = plot();
        String text = null;
        if (!isEmpty() && event.x >= plot.x && event.x < plot.x + plot.width) {
            int bucket = latencies.first() + (int) ((long) (event.x - plot.x) * buckets() / plot.width);
            text = String.format(Locale.ROOT, "%,d of %,d wake-ups took from %s to less than %s",
                    latencies.counts()[bucket], latencies.total(), Durations.brief(WakeupLatencies.lower(bucket)),
                    Durations.brief(WakeupLatencies.lower(bucket + 1)));
        }
        if (text == null || !text.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(text);
        }
    }
}
