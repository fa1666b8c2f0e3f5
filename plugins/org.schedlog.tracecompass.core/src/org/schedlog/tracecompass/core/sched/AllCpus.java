// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.stream.LongStream;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;

/**
 * What the values of all CPUs together are like over time, as the corners of lines. Where the window has no more
 * changes than pixels, the CPUs' taken together, the lines are exact. Where it has more they have a step for each
 * pixel: the mean over the CPUs and over the pixel's time, the sum over the CPUs as its mean over the pixel's time, the
 * least and the greatest value that any CPU has at any time in the pixel. CPUs of which nothing is known yet do not
 * count.
 */
final class AllCpus {

    private final TimeWindow window;
    private final int pixels;
    private final SeriesBins bins;
    private final boolean isExact;

    /**
     * @param cpus
     *            a series for each CPU
     * @param window
     *            what the chart shows, within the recording, ns since the first event
     * @param pixels
     *            how wide it is, at least 1
     * @param isZeroKnown
     *            whether the value 0 is a value like others, and does not mean that nobody knows it
     * @param progress
     *            may cancel
     */
    AllCpus(List<Series> cpus, TimeWindow window, int pixels, boolean isZeroKnown, Progress progress) {
        this.window = window;
        this.pixels = pixels;
        long changes = cpus.stream()
                .mapToLong(cpu -> cpu.firstAfter(window.to()) - cpu.firstAfter(window.from())).sum();
        isExact = changes <= pixels;
        bins = new SeriesBins(isExact ? changes(cpus, window) : SeriesBins.pixels(window, pixels), isZeroKnown);
        cpus.forEach(cpu -> bins.add(cpu, progress));
    }

    /** The window's ends, and between them every time at which any CPU's value changes. */
    private static long[] changes(List<Series> cpus, TimeWindow window) {
        LongStream times = cpus.stream().flatMapToLong(cpu -> LongStream
                .range(cpu.firstAfter(window.from()), cpu.firstAfter(window.to())).map(i -> cpu.time((int) i)));
        return LongStream.concat(LongStream.of(window.from(), window.to()), times).sorted().distinct().toArray();
    }

    /**
     * The parts of a line: where no CPU is known it is interrupted.
     *
     * @param line
     *            which one
     * @param scale
     *            what values are multiplied by
     */
    List<SignalPoints> of(CpuEntryModel.Kind line, double scale) {
        BrokenLine broken = new BrokenLine(window, pixels);
        for (int bin = 0; bin < bins.size(); bin++) {
            RangeValues values = bins.values(bin);
            if (values.isKnown()) {
                broken.add(bins.begin(bin), bins.end(bin),
                        value(line, values, bins.end(bin) - bins.begin(bin)) * scale);
            }
        }
        return broken.parts(isExact);
    }

    private static double value(CpuEntryModel.Kind line, RangeValues values, long length) {
        return switch (line) {
        case GREATEST -> values.greatest();
        case LEAST -> values.least();
        case SUM -> values.area() / length;
        default -> values.mean();
        };
    }

    /** The values of a series in a range of time. */
    static RangeValues values(Series series, TimeWindow window, boolean isZeroKnown, Progress progress) {
        if (window.length() == 0) {
            return RangeValues.NONE;
        }
        SeriesBins one = new SeriesBins(new long[] { window.from(), window.to() }, isZeroKnown);
        one.add(series, progress);
        return one.values(0);
    }
}
