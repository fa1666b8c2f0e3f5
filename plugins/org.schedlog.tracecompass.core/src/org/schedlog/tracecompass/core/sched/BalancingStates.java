// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;

/**
 * When a CPU balances load, as it is seen in a range of time that is some pixels wide: an interval as long as a pixel
 * or longer is a state of its own; the shorter ones that begin in one pixel are one state, from the first one's begin
 * to the last one's end, of the kind that has the most time. So none disappears. For one use and one thread.
 */
final class BalancingStates {

    private static final int CHECK = 1 << 12;

    private final Series series;
    private final long duration;
    private final TimeWindow window;
    private final double pixel;
    private final List<State> states = new ArrayList<>();
    /** What is collected of one pixel: the time of each kind, and from where to where. */
    private final long[] times;
    private long collectedPixel;
    private long begin;
    private long end;
    private int intervals;

    /**
     * A state.
     *
     * @param from
     *            ns since the first event
     * @param to
     *            not before that
     * @param kind
     *            the place of the kind of balancing
     * @param intervals
     *            how many it stands for
     * @param balanced
     *            how long they are together, ns
     */
    record State(long from, long to, int kind, int intervals, long balanced) {
    }

    /**
     * @param cpus
     *            the values of the CPUs
     * @param cpu
     *            the number of the CPU
     * @param window
     *            what is shown, ns since the first event
     * @param pixels
     *            how wide that is, at least 1
     */
    BalancingStates(CpuSeries cpus, int cpu, TimeWindow window, int pixels) {
        this.series = cpus.of(CpuSeries.Kind.BALANCING, cpu);
        this.duration = cpus.duration();
        this.window = window;
        this.pixel = Math.max(1, (double) window.length() / Math.max(1, pixels));
        this.times = new long[cpus.balancing().size()];
    }

    /** The states that have a moment in the window, ascending, none overlapping another. */
    List<State> states(Progress progress) {
        for (int sample = Math.max(0, series.firstAfter(window.from()) - 1); sample < series.size()
                && series.time(sample) <= window.to(); sample++) {
            if (sample % CHECK == 0) {
                progress.check();
            }
            long from = series.time(sample);
            long to = sample + 1 < series.size() ? series.time(sample + 1) : duration;
            if (series.value(sample) != CpuSeries.NOTHING && to >= window.from()) {
                add(from, to, series.value(sample));
            }
        }
        flush();
        return states;
    }

    private void add(long from, long to, int kind) {
        long place = (long) Math.floor((from - window.from()) / pixel);
        if (to - from >= pixel) {
            flush();
            states.add(new State(from, to, kind, 1, to - from));
            return;
        }
        if (intervals > 0 && place != collectedPixel) {
            flush();
        }
        if (intervals == 0) {
            collectedPixel = place;
            begin = from;
        }
        intervals++;
        end = to;
        times[kind] += to - from;
    }

    private void flush() {
        if (intervals > 0) {
            int most = 0;
            for (int kind = 1; kind < times.length; kind++) {
                most = times[kind] > times[most] ? kind : most;
            }
            states.add(new State(begin, end, most, intervals, Arrays.stream(times).sum()));
            Arrays.fill(times, 0);
            intervals = 0;
        }
    }
}
