// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/**
 * Draws how many wake-ups took how long: a bar for each bucket, time in powers of ten to the right, the number upwards
 * as it is or as its logarithm. The bars of several recordings stand side by side in each bucket, all to one scale, and
 * a legend says whose they are. UI thread only.
 */
final class LatencyHistogram {

    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int LEAST_STEP = 24;
    private static final int SWATCH = 10;
    private static final int LEGEND_GAP = 6;

    private final Canvas canvas;
    private List<LatencyBars> shown = List.of();
    private int first;
    private int last;
    private long highest;
    private final int lineHeight;
    private boolean logarithmic = true;

    LatencyHistogram(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        GC gc = new GC(canvas);
        lineHeight = Math.max(SWATCH, gc.getFontMetrics().getHeight()) + 2;
        gc.dispose();
        canvas.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseMove, this::pointed);
    }

    Canvas control() {
        return canvas;
    }

    /** Shows the distributions of some recordings, or none. */
    void show(List<LatencyBars> bars) {
        shown = bars;
        first = bars.stream().mapToInt(one -> one.latencies().first()).min().orElse(0);
        last = bars.stream().mapToInt(one -> one.latencies().last()).max().orElse(0);
        highest = bars.stream().mapToLong(one -> one.latencies().highest()).max().orElse(0);
        canvas.setToolTipText(null);
        canvas.redraw();
    }

    /** Whether a bar's height is the logarithm of the number; small numbers can be seen then. */
    void setLogarithmic(boolean on) {
        logarithmic = on;
        canvas.redraw();
    }

    private Rectangle plot() {
        Rectangle area = canvas.getClientArea();
        int top = TOP + legendHeight();
        return new Rectangle(LEFT, top, Math.max(1, area.width - LEFT - RIGHT),
                Math.max(1, area.height - top - BOTTOM));
    }

    private int buckets() {
        return last - first + 1;
    }

    private int x(Rectangle plot, int bucket) {
        return plot.x + (int) ((long) plot.width * (bucket - first) / buckets());
    }

    private double height(double count) {
        // the logarithm of twice the number: a single one has a height, too
        return logarithmic ? Math.log10(count * 2) / Math.log10(highest * 2.0) : count / highest;
    }

    private void paint(GC gc) {
        if (shown.isEmpty()) {
            return;
        }
        Rectangle plot = plot();
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        for (int number = 0; number < shown.size(); number++) {
            paintBars(gc, plot, number);
        }
        paintLegend(gc, plot);
        gc.drawLine(plot.x, plot.y, plot.x, plot.y + plot.height);
        gc.drawLine(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height);
        paintTimes(gc, plot);
        paintCounts(gc, plot);
    }

    private void paintBars(GC gc, Rectangle plot, int number) {
        Color color = new Color(canvas.getDisplay(), shown.get(number).color());
        gc.setBackground(color);
        for (int bucket = first; bucket <= last; bucket++) {
            long count = shown.get(number).latencies().counts()[bucket];
            if (count > 0) {
                int height = Math.max(1, (int) Math.round(plot.height * height(count)));
                int x = x(plot, bucket);
                int width = Math.max(shown.size(), x(plot, bucket + 1) - x - 1);
                int from = width * number / shown.size();
                int to = width * (number + 1) / shown.size();
                gc.fillRectangle(x + from, plot.y + plot.height - height, to - from, height);
            }
        }
        color.dispose();
    }

    private int legendHeight() {
        return shown.size() > 1 ? shown.size() * lineHeight : 0;
    }

    /** Above the bars: a line for each recording. */
    private void paintLegend(GC gc, Rectangle plot) {
        List<String> names = shown.stream().map(LatencyBars::name).toList();
        int left = plot.x + SWATCH + LEGEND_GAP;
        for (int number = 0; number < names.size() && names.size() > 1; number++) {
            int y = TOP / 2 + number * lineHeight;
            Color color = new Color(canvas.getDisplay(), shown.get(number).color());
            gc.setBackground(color);
            gc.fillRectangle(plot.x, y + (lineHeight - SWATCH) / 2, SWATCH, SWATCH);
            color.dispose();
            String text = RecordingNames.fitted(canvas, names.get(number), names, plot.x + plot.width - left);
            gc.drawText(text, left, y + (lineHeight - gc.textExtent(text).y) / 2, true);
        }
    }

    /** Below the bars: where each bucket begins, as many as there is room for, the powers of ten in any case. */
    private void paintTimes(GC gc, Rectangle plot) {
        int bottom = plot.y + plot.height;
        int free = Integer.MIN_VALUE;
        for (int bucket = first; bucket <= last + 1; bucket++) {
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
        int free = Integer.MAX_VALUE;
        for (double count = logarithmic ? 1 : 0; count <= highest; count = next(count)) {
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

    private double next(double count) {
        if (logarithmic) {
            return count * 10;
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        return count + Math.max(1, plot().height / Math.max(1, highest / step) > 5 * LEAST_STEP ? step / 5 : step);
    }

    private void pointed(Event event) {
        Rectangle plot = plot();
        String text = null;
        if (!shown.isEmpty() && event.x >= plot.x && event.x < plot.x + plot.width) {
            int bucket = first + (int) ((long) (event.x - plot.x) * buckets() / plot.width);
            text = shown.stream().map(bars -> said(bars, bucket)).collect(Collectors.joining("\n"));
        }
        if (text == null || !text.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(text);
        }
    }

    private String said(LatencyBars bars, int bucket) {
        return String.format(Locale.ROOT, "%s%,d of %,d wake-ups took from %s to less than %s",
                shown.size() == 1 ? "" : bars.name() + ": ", bars.latencies().counts()[bucket],
                bars.latencies().total(), Durations.brief(WakeupLatencies.lower(bucket)),
                Durations.brief(WakeupLatencies.lower(bucket + 1)));
    }
}
