// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;

/**
 * A value that holds until it changes as the corners of a line, for a chart that is some pixels wide. Where the window
 * has no more changes than pixels every one of them is a corner at its own time. Where it has more, the line is in each
 * pixel the mean over time; or it goes from the value at the pixel's begin by the least and the greatest one in it to
 * the value at its end: the picture that the exact line would give, so that no peak is lost. Where the value is unknown
 * the line is interrupted.
 */
final class StepPoints {

    private static final int CHECK = 1 << 16;

    private final Series series;
    private final long duration;
    private final double scale;
    private final boolean isZeroKnown;

    /**
     * @param series
     *            the value's changes
     * @param duration
     *            until when the last one holds
     * @param scale
     *            what values are multiplied by
     * @param isZeroKnown
     *            whether the value 0 is a value like others, and does not mean that nobody knows it
     */
    StepPoints(Series series, long duration, double scale, boolean isZeroKnown) {
        this.series = series;
        this.duration = duration;
        this.scale = scale;
        this.isZeroKnown = isZeroKnown;
    }

    /**
     * The line.
     *
     * @param window
     *            what the chart shows, ns since the first event
     * @param pixels
     *            how wide it is, at least 1
     * @param extremes
     *            whether each pixel has its least and greatest value, and not the mean, where there is no room for all
     * @param progress
     *            may cancel
     * @return the parts of the line, from the first known value on; none where nothing is known in the window
     */
    List<SignalPoints> of(TimeWindow window, int pixels, boolean extremes, Progress progress) {
        long from = series.size() == 0 ? 0 : Math.max(window.from(), series.time(0));
        long to = Math.min(window.to(), duration);
        if (series.size() == 0 || from > to) {
            return List.of();
        }
        TimeWindow known = new TimeWindow(from, to);
        BrokenLine line = new BrokenLine(known, pixels);
        int first = series.firstAfter(from);
        int end = series.firstAfter(to);
        boolean exact = end - first <= pixels;
        if (exact) {
            steps(line, known, first, end);
        } else if (!extremes) {
            mean(line, known, pixels, progress);
        } else {
            envelope(line, known, pixels, progress);
        }
        return line.parts(exact);
    }

    private double value(int sample) {
        return series.value(sample) * scale;
    }

    private boolean isKnown(int sample) {
        return isZeroKnown || series.value(sample) != 0;
    }

    private void steps(BrokenLine line, TimeWindow window, int first, int end) {
        for (int sample = first - 1; sample < end; sample++) {
            if (isKnown(sample)) {
                line.add(Math.max(window.from(), series.time(sample)),
                        sample + 1 < end ? series.time(sample + 1) : window.to(), value(sample));
            }
        }
    }

    private void mean(BrokenLine line, TimeWindow window, int pixels, Progress progress) {
        SeriesBins bins = new SeriesBins(SeriesBins.pixels(window, pixels), isZeroKnown);
        bins.add(series, progress);
        for (int bin = 0; bin < pixels; bin++) {
            if (bins.values(bin).isKnown()) {
                line.add(bins.begin(bin), bins.end(bin), bins.values(bin).mean() * scale);
            }
        }
    }

    private void envelope(BrokenLine line, TimeWindow window, int pixels, Progress progress) {
        int next = series.firstAfter(window.from());
        boolean isGap = false;
        for (int pixel = 0; pixel < pixels; pixel++) {
            long begin = SignalPoints.bound(window, pixels, pixel);
            long end = pixel == pixels - 1 ? window.to() + 1 : SignalPoints.bound(window, pixels, pixel + 1);
            int first = next - 1;
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int sample = first; sample == first || sample < series.size() && series.time(sample) < end; sample++) {
                if (isKnown(sample)) {
                    least = Math.min(least, value(sample));
                    greatest = Math.max(greatest, value(sample));
                }
                next = sample + 1;
                if (next % CHECK == 0) {
                    progress.check();
                }
            }
            if (least <= greatest) {
                line.corner(begin, isKnown(first) ? value(first) : least, isGap);
                isGap = false;
            } else {
                isGap = true;
            }
            if (least < greatest) {
                long middle = begin + (Math.min(end, window.to()) - begin) / 2;
                line.corner(middle, least, false);
                line.corner(middle, greatest, false);
                line.corner(middle, isKnown(next - 1) ? value(next - 1) : greatest, false);
            }
        }
        if (isKnown(next - 1)) {
            line.corner(window.to(), value(next - 1), false);
        }
    }
}
