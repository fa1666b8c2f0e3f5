// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How long tasks were current on CPUs in a window: the same sums as those of {@link ResidencyTable}, without anything
 * else, for who asks often for short windows. It looks at the runs in the window only. Keeps its memory for the next
 * window; for one thread.
 */
public final class RunTimes {

    private final CpuTimeline timeline;
    private final long[] times;
    private final boolean[] met;
    private final int[] tasks;

    /**
     * @param timeline
     *            who is current where and when
     */
    public RunTimes(CpuTimeline timeline) {
        this.timeline = timeline;
        this.times = new long[timeline.taskCount()];
        this.met = new boolean[timeline.taskCount()];
        this.tasks = new int[timeline.taskCount()];
    }

    /** Is told of the tasks of one CPU after the other. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A task was current on a CPU in the window.
         *
         * @param cpuIndex
         *            the CPU's place in the time line
         * @param task
         *            the task's number in the time line; the idle task is one of them
         * @param time
         *            how long, ns; 0 where it only touches the window
         */
        void add(int cpuIndex, int task, long time);
    }

    /**
     * Adds up a window.
     *
     * @param window
     *            the window, which is clipped to the recording
     * @param cpus
     *            whether a CPU, by its place in the time line, is wanted
     * @param listener
     *            is told the sums, at most one for each CPU and task
     */
    public void of(TimeWindow window, IntPredicate cpus, Listener listener) {
        if (!window.meets(timeline.span())) {
            return;
        }
        long from = Math.max(0, window.from());
        long to = Math.min(timeline.duration(), window.to());
        for (int cpu = 0; cpu < timeline.cpuCount(); cpu++) {
            if (cpus.test(cpu)) {
                int count = addUp(timeline.cpuAt(cpu), from, to);
                Arrays.sort(tasks, 0, count);
                for (int i = 0; i < count; i++) {
                    listener.add(cpu, tasks[i], times[tasks[i]]);
                    times[tasks[i]] = 0;
                    met[tasks[i]] = false;
                }
            }
        }
    }

    private int addUp(CpuRuns runs, long from, long to) {
        int count = 0;
        int run = Math.max(0, runs.lastBefore(from + 1));
        while (run < runs.size() && runs.begin(run) <= to) {
            int task = runs.task(run);
            if (!met[task]) {
                met[task] = true;
                tasks[count++] = task;
            }
            times[task] += Math.min(to, runs.end(run)) - Math.max(from, runs.begin(run));
            run++;
        }
        return count;
    }
}
