// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * The switches of one task on one CPU (BART's event series): {@link SwitchFunctions#SCHED_SWITCH_IN} where the task
 * becomes the CPU's
 * current one, {@link SwitchFunctions#SCHED_SWITCH_OUT} where it ceases to be it. The two alternate. Immutable.
 * <p>
 * Unlike the original it knows whether the task runs when the series begins, so that a task that runs without a single
 * switch, or through
 * a window that holds none, is not taken for one that does not run.
 */
public final class EventSeries implements Series {

    private final Series samples;
    private final boolean runningBefore;
    private final TimeWindow edges;

    /**
     * @param samples
     *            the switches
     * @param runningBefore
     *            whether the task runs before the first one
     * @param edges
     *            what the series covers: the whole recording, or the window it was selected by
     */
    EventSeries(Series samples, boolean runningBefore, TimeWindow edges) {
        this.samples = samples;
        this.runningBefore = runningBefore;
        this.edges = edges;
    }

    /**
     * A series of given switches.
     *
     * @param times
     *            the switches' times, ascending; not copied
     * @param runningBefore
     *            whether the task runs before the first switch, which then is an OUT, else an IN
     * @param edges
     *            what the series covers
     * @return the series
     */
    public static EventSeries of(long[] times, boolean runningBefore, TimeWindow edges) {
        return new EventSeries(alternating(times.length, runningBefore, index -> times[index]), runningBefore, edges);
    }

    /** Where the times of switches come from. */
    @FunctionalInterface
    interface Times {
        long time(int index);
    }

    /** Switches in and out in turns. */
    static Series alternating(int size, boolean runningBefore, Times times) {
        int firstOut = runningBefore ? 0 : 1;
        return new Series() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public long time(int index) {
                return times.time(index);
            }

            @Override
            public int value(int index) {
                return (index & 1) == firstOut ? SwitchFunctions.SCHED_SWITCH_OUT : SwitchFunctions.SCHED_SWITCH_IN;
            }
        };
    }

    /** @return whether the task runs before the first switch, or all the time where there is none */
    public boolean runningBefore() {
        return runningBefore;
    }

    /** @return whether the task runs after the last switch */
    public boolean runningAfter() {
        return runningBefore ^ (size() & 1) == 1;
    }

    /** @return what the series covers: the whole recording, or the window it was selected by */
    public TimeWindow edges() {
        return edges;
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public long time(int index) {
        return samples.time(index);
    }

    @Override
    public int value(int index) {
        return samples.value(index);
    }
}
