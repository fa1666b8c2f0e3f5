// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

/**
 * Finds the runs of a time line that have a moment in a window, without looking at the others: for each CPU one search
 * finds the run that is
 * under way when the window begins, all others begin in it. Immutable and thread-safe.
 */
final class WindowScan {

    private static final int[] NONE = new int[0];

    private final CpuTimeline timeline;
    private final TimeWindow window;
    private final boolean outside;
    /** By task: its runs that begin before the window and end in or after it; null for most tasks. */
    private final int[][] underWay;

    WindowScan(CpuTimeline timeline, TimeWindow window) {
        this.timeline = timeline;
        this.window = window;
        this.outside = !window.meets(timeline.span());
        this.underWay = new int[timeline.taskCount()][];
        for (int index = 0; index < timeline.cpuCount() && !outside; index++) {
            addUnderWay(index, timeline.cpuAt(index));
        }
    }

    private void addUnderWay(int index, CpuRuns runs) {
        int run = runs.lastBefore(window.from());
        if (run >= 0) {
            int task = runs.task(run);
            int[] known = underWay[task] == null ? NONE : underWay[task];
            underWay[task] = Arrays.copyOf(known, known.length + 1);
            underWay[task][known.length] = timeline.taskAt(task).find(index, runs.begin(run));
        }
    }

    TimeWindow window() {
        return window;
    }

    /** Whether the window has no moment in common with the recording. */
    boolean isOutside() {
        return outside;
    }

    /** The runs of a task that begin before the window and have a moment in it, ascending by CPU. */
    int[] underWay(int task) {
        return underWay[task] == null ? NONE : underWay[task];
    }

    /**
     * The part of a run in the window, ns. A run whose begin or end the recording does not hold reaches as far as the
     * window.
     */
    long covered(long begin, boolean entered, long end, boolean left) {
        long from = entered ? Math.max(begin, window.from()) : window.from();
        long to = left ? Math.min(end, window.to()) : window.to();
        return Math.max(0, to - from);
    }
}
