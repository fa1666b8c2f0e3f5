// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.Arrays;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.EventSeries;
import org.schedlog.engine.sched.SwitchFunctions;
import org.schedlog.engine.sched.TimeWindow;

/**
 * A signal as the corners of a line, for a chart that is some pixels wide. Where the window has no more switches than
 * pixels every one of them is a corner at its own time. Where it has more, a residency is the part of each pixel's time
 * during which the task runs (its duty cycle), and events reach to +1 and -1 in each pixel that has an IN or an OUT.
 * So nothing is left out and nothing is made up at any zoom.
 *
 * @param times
 *            ns since the recording's first event, never descending
 * @param values
 *            as many values
 * @param exact
 *            whether each switch has a corner of its own
 */
record SignalPoints(long[] times, double[] values, boolean exact) {

    private static final int CHECK = 1 << 16;

    /** The times in another count of time, of which the recording's first event has this one, ns. */
    long[] timesFrom(long base) {
        return Arrays.stream(times).map(time -> time + base).toArray();
    }

    /** Collects corners. */
    static final class Line {
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;

        void add(long time, double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            times[size] = time;
            values[size++] = value;
        }

        SignalPoints points(boolean exact) {
            return new SignalPoints(Arrays.copyOf(times, size), Arrays.copyOf(values, size), exact);
        }
    }

    /**
     * Whether the task runs: 1 or 0; more only where a broken chain of switches has it current on two CPUs.
     *
     * @param cpus
     *            the task's switches on each CPU of a node
     * @param window
     *            what the chart shows
     * @param pixels
     *            how wide it is, at least 1
     * @param progress
     *            may cancel
     * @return the line; empty where the window lies outside of the recording
     */
    static SignalPoints residency(List<EventSeries> cpus, TimeWindow window, int pixels, Progress progress) {
        TimeWindow clip = clip(cpus, window);
        if (clip == null) {
            return new Line().points(true);
        }
        long[] edges = edges(cpus, clip, pixels);
        return edges == null ? dutyCycle(cpus, clip, pixels, progress) : steps(cpus, clip, edges);
    }

    /**
     * The switches: +1 where the task is switched in, -1 where it is switched out, 0 between.
     *
     * @param cpus
     *            the task's switches on each CPU of a node
     * @param window
     *            what the chart shows
     * @param pixels
     *            how wide it is, at least 1
     * @param progress
     *            may cancel
     * @return the line; empty where the window lies outside of the recording
     */
    static SignalPoints events(List<EventSeries> cpus, TimeWindow window, int pixels, Progress progress) {
        Line line = new Line();
        TimeWindow clip = clip(cpus, window);
        if (clip == null) {
            return line.points(true);
        }
        line.add(clip.from(), 0);
        long[] edges = edges(cpus, clip, pixels);
        if (edges != null) {
            for (long edge : edges) {
                spike(line, edge >> 1, (edge & 1) != 0, (edge & 1) == 0);
            }
        } else {
            boolean[][] seen = seen(cpus, clip, pixels, progress);
            for (int pixel = 0; pixel < pixels; pixel++) {
                long begin = bound(clip, pixels, pixel);
                spike(line, begin + (bound(clip, pixels, pixel + 1) - begin) / 2, seen[0][pixel], seen[1][pixel]);
            }
        }
        line.add(clip.to(), 0);
        return line.points(edges != null);
    }

    private static void spike(Line line, long time, boolean in, boolean out) {
        line.add(time, 0);
        if (in) {
            line.add(time, SwitchFunctions.SCHED_SWITCH_IN);
        }
        if (out) {
            line.add(time, SwitchFunctions.SCHED_SWITCH_OUT);
        }
        line.add(time, 0);
    }

    /** The part of the window that the recording covers, or null. */
    private static TimeWindow clip(List<EventSeries> cpus, TimeWindow window) {
        if (cpus.isEmpty() || !window.meets(cpus.get(0).edges())) {
            return null;
        }
        TimeWindow all = cpus.get(0).edges();
        return new TimeWindow(Math.max(all.from(), window.from()), Math.min(all.to(), window.to()));
    }

    /** The switches in the window, ascending: time times 2, plus 1 for an IN. Null if there are more than wanted. */
    private static long[] edges(List<EventSeries> cpus, TimeWindow window, int most) {
        long count = 0;
        for (EventSeries events : cpus) {
            count += events.firstAfter(window.to()) - events.firstAt(window.from());
        }
        if (count > most) {
            return null;
        }
        long[] edges = new long[(int) count];
        int size = 0;
        for (EventSeries events : cpus) {
            int end = events.firstAfter(window.to());
            for (int i = events.firstAt(window.from()); i < end; i++) {
                edges[size++] = events.time(i) << 1 | (events.value(i) == SwitchFunctions.SCHED_SWITCH_IN ? 1 : 0);
            }
        }
        Arrays.sort(edges);
        return edges;
    }

    private static boolean isRunningBefore(EventSeries events, int index) {
        return index == events.size() ? events.runningAfter()
                : events.value(index) == SwitchFunctions.SCHED_SWITCH_OUT;
    }

    private static SignalPoints steps(List<EventSeries> cpus, TimeWindow window, long[] edges) {
        int level = 0;
        for (EventSeries events : cpus) {
            level += isRunningBefore(events, events.firstAt(window.from())) ? 1 : 0;
        }
        Line line = new Line();
        line.add(window.from(), level);
        for (long edge : edges) {
            line.add(edge >> 1, level);
            level += (edge & 1) != 0 ? 1 : -1;
            line.add(edge >> 1, level);
        }
        line.add(window.to(), level);
        return line.points(true);
    }

    private static SignalPoints dutyCycle(List<EventSeries> cpus, TimeWindow window, int pixels, Progress progress) {
        long[] covered = new long[pixels];
        for (EventSeries events : cpus) {
            int end = events.firstAfter(window.to());
            int i = events.firstAt(window.from());
            boolean runs = isRunningBefore(events, i);
            long since = window.from();
            for (int n = 0; i < end; i++, n++) {
                if (n % CHECK == 0) {
                    progress.check();
                }
                if (runs) {
                    cover(covered, window, since, events.time(i));
                }
                since = events.time(i);
                runs = !runs;
            }
            if (runs) {
                cover(covered, window, since, window.to());
            }
        }
        Line line = new Line();
        for (int pixel = 0; pixel < pixels; pixel++) {
            long begin = bound(window, pixels, pixel);
            long end = bound(window, pixels, pixel + 1);
            if (end > begin) {
                double share = (double) covered[pixel] / (end - begin);
                line.add(begin, share);
                line.add(end, share);
            }
        }
        return line.points(false);
    }

    private static void cover(long[] covered, TimeWindow window, long from, long to) {
        int pixels = covered.length;
        for (int pixel = pixel(window, pixels, from); pixel < pixels; pixel++) {
            long begin = bound(window, pixels, pixel);
            if (begin >= to) {
                break;
            }
            covered[pixel] += Math.max(0, Math.min(to, bound(window, pixels, pixel + 1)) - Math.max(from, begin));
        }
    }

    /** In each pixel, whether there is an IN and whether there is an OUT. */
    private static boolean[][] seen(List<EventSeries> cpus, TimeWindow window, int pixels, Progress progress) {
        boolean[][] seen = new boolean[2][pixels];
        for (EventSeries events : cpus) {
            int end = events.firstAfter(window.to());
            for (int i = events.firstAt(window.from()); i < end; i++) {
                if (i % CHECK == 0) {
                    progress.check();
                }
                int kind = events.value(i) == SwitchFunctions.SCHED_SWITCH_IN ? 0 : 1;
                seen[kind][pixel(window, pixels, events.time(i))] = true;
            }
        }
        return seen;
    }

    /** Where a pixel begins. In floating point it would move by some ns; the product fits for days and pixels. */
    static long bound(TimeWindow window, int pixels, int pixel) {
        long length = window.length();
        return window.from() + length / pixels * pixel + length % pixels * pixel / pixels;
    }

    private static int pixel(TimeWindow window, int pixels, long time) {
        int pixel = (int) Math.min(pixels - 1L, (long) ((double) (time - window.from()) / window.length() * pixels));
        while (pixel > 0 && bound(window, pixels, pixel) > time) {
            pixel--;
        }
        while (pixel < pixels - 1 && bound(window, pixels, pixel + 1) <= time) {
            pixel++;
        }
        return pixel;
    }
}
