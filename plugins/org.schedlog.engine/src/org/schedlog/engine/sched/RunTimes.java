// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;

/**
 * How long tasks were current on CPUs in a window: the same sums as those of {@link ResidencyTable}, without anything
 * else, for who asks often for short windows. It looks at the runs in the window only, and need not search them where
 * the window begins when the one before ended. Keeps its memory for the next window; for one thread at a time.
 */
public final class RunTimes {

    /** So many runs are read first: most windows hold few of each CPU. */
    private static final int FIRST_READ = 64;

    private final CpuLanes lanes;
    private final int[] groups;
    private final CpuRuns.Block block = new CpuRuns.Block();
    /** By CPU: when its last window ended, and a run that was under way then. */
    private final long[] ends;
    private final int[] places;
    /** How many runs were added of the block that was added last. */
    private int added;

    /**
     * Sums of each task by itself.
     *
     * @param lanes
     *            who is current where and when
     */
    public RunTimes(CpuLanes lanes) {
        this(lanes, IntStream.range(0, lanes.taskCount()).toArray());
    }

    /**
     * Sums of tasks together.
     *
     * @param lanes
     *            who is current where and when
     * @param groups
     *            by the number of the task in the lanes: the place of the sum to which its time is added; the array is
     *            not copied and must not change any more
     */
    public RunTimes(CpuLanes lanes, int[] groups) {
        this.lanes = lanes;
        this.groups = groups;
        this.ends = new long[lanes.cpuCount()];
        this.places = new int[lanes.cpuCount()];
    }

    /** Is told of the tasks of one CPU after the other. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A task was current on a CPU in the window.
         *
         * @param cpuIndex
         *            the CPU's place in the lanes
         * @param task
         *            the task's number in the lanes; the idle task is one of them
         * @param time
         *            how long, ns, more than 0
         */
        void add(int cpuIndex, int task, long time);
    }

    /**
     * Adds up a window for each CPU and task.
     *
     * @param window
     *            the window, which is clipped to the recording
     * @param cpus
     *            whether a CPU, by its place in the lanes, is wanted
     * @param listener
     *            is told the sums, at most one for each CPU and task
     */
    public void of(TimeWindow window, IntPredicate cpus, Listener listener) {
        RunTimes each = new RunTimes(lanes);
        long[] times = new long[lanes.taskCount()];
        for (int cpu = 0; cpu < lanes.cpuCount(); cpu++) {
            if (cpus.test(cpu) && each.addTo(times, cpu, window) > 0) {
                for (int task = 0; task < times.length; task++) {
                    if (times[task] > 0) {
                        listener.add(cpu, task, times[task]);
                        times[task] = 0;
                    }
                }
            }
        }
    }

    /**
     * Adds to each sum how long its tasks were current on a CPU in a window.
     *
     * @param sums
     *            ns
     * @param cpuIndex
     *            the CPU's place in the lanes
     * @param window
     *            the window, which is clipped to the recording
     * @return how long that is of all tasks together
     */
    public long addTo(long[] sums, int cpuIndex, TimeWindow window) {
        long from = Math.max(0, window.from());
        long to = Math.min(lanes.duration(), window.to());
        CpuRuns runs = lanes.cpuAt(cpuIndex);
        if (from >= to || runs.size() == 0) {
            return 0;
        }
        int run = ends[cpuIndex] == from ? places[cpuIndex] : Math.max(0, runs.lastBefore(from + 1));
        int most = FIRST_READ;
        long begin = from;
        while (begin < to) {
            // the run after the last one that is added says where that ends
            int count = Math.min(most, runs.size() - run);
            runs.read(run, count, block);
            boolean isLast = run + count == runs.size();
            if (isLast) {
                block.begins[count] = to;
            }
            begin = addTo(sums, isLast ? count : count - 1, begin, to);
            run += added;
            most = Math.min(Column.BLOCK, 2 * most);
        }
        ends[cpuIndex] = to;
        places[cpuIndex] = run - 1;
        return to - from;
    }

    /** A method of its own, which is compiled soon. */
    private long addTo(long[] sums, int count, long from, long to) {
        long begin = from;
        int run = 0;
        while (run < count && begin < to) {
            long end = Math.min(to, block.begins[run + 1]);
            sums[groups[block.tasks[run]]] += end - begin;
            begin = end;
            run++;
        }
        added = run;
        return begin;
    }
}
