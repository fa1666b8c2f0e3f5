// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.stream.IntStream;

/**
 * The functions of BART's module {@code bart.sched.functions} by their names; {@link Correlation} and {@link TaskNames}
 * have the rest of them. Times are ns since the recording's first
 * event (BART: seconds
 * since the first event that its parser knew). Windows are closed; null is the whole of what the series covers. All
 * functions are pure: where
 * the originals change their argument in place, so that a second call can give another result, these never do.
 */
public final class SwitchFunctions {

    /** Value of an event: the task becomes its CPU's current one. */
    public static final int SCHED_SWITCH_IN = 1;
    /** Value of an event: the task ceases to be its CPU's current one. */
    public static final int SCHED_SWITCH_OUT = -1;
    /** Value of a row that is no event of the task. */
    public static final int NO_EVENT = 0;
    /** Value of a residency series: the task does not run. */
    public static final int TASK_NOT_RUNNING = 0;
    /** Value of a residency series: the task runs. */
    public static final int TASK_RUNNING = 1;
    /** A last time, or a CPU, that does not exist. */
    public static final int TIME_INVAL = -1;
    /** A first time that does not exist: the original's +inf. */
    public static final long TIME_INFINITE = Long.MAX_VALUE;
    /** Gaps shorter than this are small, ns (BART: 0.0001 s). */
    public static final long WINDOW_SIZE = 100_000;

    /** Which switches a period is measured between. */
    public enum Align {
        /** From IN to IN. */
        START(SCHED_SWITCH_IN),
        /** From OUT to OUT. */
        END(SCHED_SWITCH_OUT);

        private final int value;

        Align(int value) {
            this.value = value;
        }
    }

    private SwitchFunctions() {
    }

    /**
     * The samples with {@code from <= t <= to}.
     *
     * @param series
     *            any series
     * @param window
     *            the window, or null for all samples
     * @return the samples in it, without copying
     */
    public static Series selectWindow(Series series, TimeWindow window) {
        return window == null ? series : series.slice(series.firstAt(window.from()), series.firstAfter(window.to()));
    }

    /**
     * The events with {@code from <= t <= to}. The result knows whether the task runs just before the window, and
     * covers the window as it
     * is given, even where that reaches beyond the recording. Of a window that lies completely outside of what the
     * series covers nothing
     * is known, and nothing runs there.
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null for all events
     * @return the events in it, without copying
     */
    public static EventSeries selectWindow(EventSeries series, TimeWindow window) {
        if (window == null) {
            return series;
        }
        int begin = series.firstAt(window.from());
        boolean running = window.meets(series.edges()) && (series.runningBefore() ^ (begin & 1) == 1);
        return new EventSeries(series.slice(begin, Math.max(begin, series.firstAfter(window.to()))), running, window);
    }

    /**
     * Makes ins and outs alternate and balance: where the task runs before the window (its first event is an OUT, or
     * there is none and it
     * runs throughout), an IN at the window's start; where it still runs at the end, an OUT at the window's end.
     * Without a window, start and
     * end are those of what the series covers.
     * <p>
     * The original overwrites samples at the series' edges, real events among them, so that short residencies get lost,
     * and raises an error
     * for series that begin and end with unmatched events.
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null
     * @return as many INs as OUTs, in turns, an IN first
     */
    public static EventSeries sanitizeAsymmetry(EventSeries series, TimeWindow window) {
        EventSeries events = selectWindow(series, window);
        TimeWindow edges = events.edges();
        int before = events.runningBefore() ? 1 : 0;
        int size = events.size();
        int total = before + size + (events.runningAfter() ? 1 : 0);
        return new EventSeries(EventSeries.alternating(total, false, index -> {
            int event = index - before;
            return event < 0 ? edges.from() : event < size ? events.time(event) : edges.to();
        }), false, edges);
    }

    /**
     * The cumulative sum of the events, from 0 on as the original's; so it is the residency series of a task that does
     * not run at first,
     * and one less for one that does ({@link #residency} has 0 and 1 only). A window selects from the sum over all
     * events.
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null
     * @param filterGaps
     *            whether interruptions shorter than {@link #WINDOW_SIZE} are ignored, see {@link #filterSmallGaps}
     * @return one sample for each event
     */
    public static Series csum(EventSeries series, TimeWindow window, boolean filterGaps) {
        EventSeries events = filterGaps ? filterSmallGaps(series) : series;
        return selectWindow(levels(events, TASK_NOT_RUNNING), window);
    }

    /**
     * The residency series: 1 from each IN on, 0 from each OUT on. It starts at 1 where the task runs when the series
     * begins.
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null
     * @return one sample for each event
     */
    public static Series residency(EventSeries series, TimeWindow window) {
        return selectWindow(levels(series, series.runningBefore() ? TASK_RUNNING : TASK_NOT_RUNNING), window);
    }

    /** Events alternate, so a sum over all up to one depends on nothing but the event itself and the level at first. */
    private static Series levels(EventSeries events, int first) {
        int afterIn = events.runningBefore() ? first : first + 1;
        return new Series() {
            @Override
            public int size() {
                return events.size();
            }

            @Override
            public long time(int index) {
                return events.time(index);
            }

            @Override
            public int value(int index) {
                return events.value(index) == SCHED_SWITCH_IN ? afterIn : afterIn - 1;
            }
        };
    }

    /**
     * Drops every OUT whose IN follows in less than {@link #WINDOW_SIZE}, together with that IN.
     *
     * @param series
     *            the events
     * @return the events that are left
     */
    public static EventSeries filterSmallGaps(EventSeries series) {
        return filterSmallGaps(series, WINDOW_SIZE);
    }

    /**
     * Drops every OUT whose IN follows in less than a time, together with that IN.
     *
     * @param series
     *            the events
     * @param gap
     *            ns; an interruption of exactly this length stays
     * @return the events that are left
     */
    public static EventSeries filterSmallGaps(EventSeries series, long gap) {
        int size = series.size();
        int[] kept = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            boolean small = series.value(i) == SCHED_SWITCH_OUT && i + 1 < size && series.time(i + 1)
                    - series.time(i) < gap;
            if (small) {
                i++;
            } else {
                kept[count++] = i;
            }
        }
        return new EventSeries(EventSeries.alternating(count, series.runningBefore(), index ->
                series.time(kept[index])),
                series.runningBefore(), series.edges());
    }

    /**
     * @param series
     *            any series
     * @param value
     *            the value looked for
     * @param window
     *            the window, or null
     * @return the time of the first sample with that value, or {@link #TIME_INFINITE}
     */
    public static long firstTime(Series series, int value, TimeWindow window) {
        Series samples = selectWindow(series, window);
        for (int i = 0; i < samples.size(); i++) {
            if (samples.value(i) == value) {
                return samples.time(i);
            }
        }
        return TIME_INFINITE;
    }

    /**
     * @param series
     *            any series
     * @param value
     *            the value looked for
     * @param window
     *            the window, or null
     * @return the time of the last sample with that value, or {@link #TIME_INVAL}
     */
    public static long lastTime(Series series, int value, TimeWindow window) {
        Series samples = selectWindow(series, window);
        for (int i = samples.size() - 1; i >= 0; i--) {
            if (samples.value(i) == value) {
                return samples.time(i);
            }
        }
        return TIME_INVAL;
    }

    /**
     * The time of the first IN, to be compared between CPUs: {@link SwitchSignals#firstCpu} gives the CPU that has the
     * least.
     *
     * @param series
     *            the events of one CPU
     * @param window
     *            the window, or null
     * @return the time, or {@link #TIME_INFINITE}
     */
    public static long firstCpu(EventSeries series, TimeWindow window) {
        return firstTime(series, SCHED_SWITCH_IN, window);
    }

    /**
     * The time of the last OUT, to be compared between CPUs: {@link SwitchSignals#lastCpu} gives the CPU that has the
     * greatest. The original
     * gives 0 where there is none, which a real OUT can have as well.
     *
     * @param series
     *            the events of one CPU
     * @param window
     *            the window, or null
     * @return the time, or {@link #TIME_INVAL}
     */
    public static long lastCpu(EventSeries series, TimeWindow window) {
        return lastTime(series, SCHED_SWITCH_OUT, window);
    }

    /**
     * The times between successive INs or successive OUTs. Only real events count. (The original counts the edges that
     * sanitising made up,
     * and of an even number of events keeps only those up to 1.0 s.)
     *
     * @param series
     *            any series of events
     * @param align
     *            which switches
     * @param window
     *            the window, or null
     * @return one less than there are such events in the window, ns
     */
    public static long[] period(Series series, Align align, TimeWindow window) {
        Series events = selectWindow(series, window);
        long[] times = IntStream.range(0, events.size()).filter(i -> events.value(i) == align.value)
                .mapToLong(events::time).toArray();
        long[] deltas = new long[Math.max(0, times.length - 1)];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = times[i + 1] - times[i];
        }
        return deltas;
    }

    /**
     * How long the task runs: the sum of (out - in) over the sanitised intervals. A task that runs through the whole
     * window without an event
     * has the window's length. (The original then gives 0, as it does on any failure.)
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null
     * @return ns
     */
    public static long residencySum(EventSeries series, TimeWindow window) {
        Intervals intervals = traceEvent(series, window);
        long sum = 0;
        for (int i = 0; i < intervals.size(); i++) {
            sum += intervals.end(i) - intervals.begin(i);
        }
        return sum;
    }

    /**
     * When the task runs: the intervals from IN to OUT of {@link #sanitizeAsymmetry}. (The original fails where it
     * cannot balance them.)
     *
     * @param series
     *            the events
     * @param window
     *            the window, or null
     * @return the intervals
     */
    public static Intervals traceEvent(EventSeries series, TimeWindow window) {
        EventSeries balanced = sanitizeAsymmetry(series, window);
        return new Intervals() {
            @Override
            public int size() {
                return balanced.size() / 2;
            }

            @Override
            public long begin(int index) {
                return balanced.time(2 * index);
            }

            @Override
            public long end(int index) {
                return balanced.time(2 * index + 1);
            }
        };
    }
}
