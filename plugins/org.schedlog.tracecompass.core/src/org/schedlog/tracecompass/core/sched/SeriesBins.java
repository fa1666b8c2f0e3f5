// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.Arrays;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;

/**
 * What values that hold until they change are like in each of some ranges of time that follow each other, of as many
 * series together as are added. A value counts for the time during which it holds: one that is replaced at the very
 * time at which it comes counts for nothing. For one thread.
 */
final class SeriesBins {

    private static final int CHECK = 1 << 16;

    private final long[] bounds;
    private final boolean isZeroKnown;
    private final double[] area;
    private final long[] known;
    private final int[] least;
    private final int[] greatest;

    /**
     * @param bounds
     *            where the ranges begin and end, ascending, ns since the first event: range i is from bounds[i],
     *            inclusively, to bounds[i + 1], exclusively
     * @param isZeroKnown
     *            whether the value 0 is a value like others, and does not mean that nobody knows it
     */
    SeriesBins(long[] bounds, boolean isZeroKnown) {
        this.bounds = bounds;
        this.isZeroKnown = isZeroKnown;
        int size = bounds.length - 1;
        area = new double[size];
        known = new long[size];
        least = new int[size];
        greatest = new int[size];
        Arrays.fill(least, Integer.MAX_VALUE);
        Arrays.fill(greatest, Integer.MIN_VALUE);
    }

    /** The bounds of the pixels of a chart. */
    static long[] pixels(TimeWindow window, int pixels) {
        long[] bounds = new long[pixels + 1];
        Arrays.setAll(bounds, pixel -> SignalPoints.bound(window, pixels, pixel));
        return bounds;
    }

    int size() {
        return known.length;
    }

    long begin(int bin) {
        return bounds[bin];
    }

    long end(int bin) {
        return bounds[bin + 1];
    }

    RangeValues values(int bin) {
        return known[bin] == 0 ? RangeValues.NONE : new RangeValues(area[bin], known[bin], least[bin], greatest[bin]);
    }

    /**
     * Adds a series.
     *
     * @param series
     *            a value's changes; before the first one it is unknown
     * @param progress
     *            may cancel
     */
    void add(Series series, Progress progress) {
        int sample = series.firstAfter(bounds[0]);
        int size = series.size();
        for (int bin = 0; bin < known.length; bin++) {
            long since = bounds[bin];
            long end = bounds[bin + 1];
            while (sample < size) {
                long time = series.time(sample);
                if (time >= end) {
                    break;
                }
                hold(bin, series, sample - 1, time - since);
                since = time;
                sample++;
                if (sample % CHECK == 0) {
                    progress.check();
                }
            }
            hold(bin, series, sample - 1, end - since);
        }
        progress.check();
    }

    private void hold(int bin, Series series, int sample, long time) {
        if (sample < 0 || time <= 0) {
            return;
        }
        int value = series.value(sample);
        if (value == 0 && !isZeroKnown) {
            return;
        }
        area[bin] += (double) value * time;
        known[bin] += time;
        least[bin] = Math.min(least[bin], value);
        greatest[bin] = Math.max(greatest[bin], value);
    }
}
