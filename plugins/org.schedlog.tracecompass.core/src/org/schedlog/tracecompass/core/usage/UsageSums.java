// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.RunTimes;
import org.schedlog.engine.sched.TimeWindow;

/** Sums of run times under the names by which Trace Compass' CPU Usage view knows them. Thread-safe. */
final class UsageSums {

    /** So many threads are named at most for the view's table, the idle task aside. */
    static final int MOST_NAMED = 1000;
    /**
     * The sum of the threads that are not named. The view adds up all names but the idle task's to the total, and makes
     * no row where the number behind the name is 0.
     */
    static final String OTHERS = KernelCpuUsageAnalysis.TOTAL + KernelCpuUsageAnalysis.SPLIT_STRING + "00";

    private static final String TOTAL = KernelCpuUsageAnalysis.TOTAL;
    private static final String SEPARATOR = KernelCpuUsageAnalysis.SPLIT_STRING;

    /** What the sums are for. */
    enum Purpose {
        /**
         * The view's table: only the busiest of very many threads, for it makes a row for each name, in a time that
         * grows with the square of their number; ten thousand rows hold up the window for minutes.
         */
        TABLE,
        /**
         * The view's chart, which asks for each of its pixels: of the threads only those that the table has named,
         * since nobody can have chosen another one to be drawn. The view splits all names for each pixel anew.
         */
        CHART,
        /** Somebody else: everything, with each thread on each CPU, which can be millions. */
        ALL
    }

    private final CpuLanes lanes;
    private final long base;
    private final int idle;
    private final String[] cpuKeys;
    /** Replaced under the lock of this, by others that name more. */
    private volatile Listed listed;
    /** What the chart asked last, which goes on from there; taken by who asks. */
    private final AtomicReference<ChartTimes> chart = new AtomicReference<>();

    /** Run times in the groups of what is listed. */
    private record ChartTimes(Listed listed, RunTimes runTimes) {
    }

    /**
     * What the table has named so far.
     *
     * @param groups
     *            by task: the place of its key, {@link #IDLE_GROUP} or {@link #OTHER_GROUP}
     * @param keys
     *            the keys by their places; null for the idle task
     */
    private record Listed(int[] groups, List<String> keys) {

        private static final int IDLE_GROUP = 0;
        private static final int OTHER_GROUP = 1;

        Listed with(int[] tasks, CpuLanes lanes) {
            int[] more = groups.clone();
            List<String> all = new ArrayList<>(keys);
            for (int task : tasks) {
                if (more[task] == OTHER_GROUP) {
                    more[task] = all.size();
                    all.add(key(lanes, task));
                }
            }
            return new Listed(more, all);
        }
    }

    UsageSums(CpuLanes lanes, long base) {
        this.lanes = lanes;
        this.base = base;
        this.idle = lanes.numberOf(CpuTimeline.IDLE);
        this.cpuKeys = Arrays.stream(lanes.cpus()).mapToObj(Integer::toString).toArray(String[]::new);
        int[] groups = new int[lanes.taskCount()];
        Arrays.setAll(groups, task -> task == idle ? Listed.IDLE_GROUP : Listed.OTHER_GROUP);
        this.listed = new Listed(groups, Arrays.asList(null, OTHERS));
    }

    private static String key(CpuLanes lanes, int task) {
        return TOTAL + SEPARATOR + lanes.pidAt(task);
    }

    Map<String, Long> of(Set<Integer> cpus, long start, long end, Purpose purpose) {
        TimeWindow window = new TimeWindow(Math.min(start, end) - base, end - base);
        if (start > end || !window.meets(lanes.span())) {
            return Map.of();
        }
        IntPredicate wanted = cpu -> cpus.isEmpty() || cpus.contains(lanes.cpuAt(cpu).cpu());
        return purpose == Purpose.CHART ? ofListed(window, wanted) : ofAll(window, wanted, purpose);
    }

    private Map<String, Long> ofListed(TimeWindow window, IntPredicate wanted) {
        Map<String, Long> sums = new HashMap<>();
        Listed current = listed;
        long[] times = new long[current.keys.size()];
        ChartTimes taken = chart.getAndSet(null);
        ChartTimes using = taken != null && taken.listed == current ? taken
                : new ChartTimes(current, new RunTimes(lanes, current.groups));
        addUp(sums, times, Listed.IDLE_GROUP, using.runTimes, window, wanted);
        chart.set(using);
        for (int group = Listed.OTHER_GROUP; group < times.length; group++) {
            if (times[group] > 0) {
                sums.put(current.keys.get(group), times[group]);
            }
        }
        return sums;
    }

    private Map<String, Long> ofAll(TimeWindow window, IntPredicate wanted, Purpose purpose) {
        Map<String, Long> sums = new HashMap<>();
        RunTimes runTimes = new RunTimes(lanes);
        if (purpose == Purpose.ALL) {
            runTimes.of(window, wanted, (cpu, task, time) -> sums.put(cpuKeys[cpu] + SEPARATOR + lanes.pidAt(task),
                    time));
        }
        long[] times = new long[lanes.taskCount()];
        addUp(sums, times, idle, runTimes, window, wanted);
        int[] named = IntStream.range(0, times.length).filter(task -> times[task] > 0).toArray();
        if (purpose == Purpose.TABLE) {
            named = busiest(named, times, sums);
            synchronized (this) {
                listed = listed.with(named, lanes);
            }
        }
        for (int task : named) {
            sums.put(key(lanes, task), times[task]);
        }
        return sums;
    }

    /** Adds up the window, and puts the sums of CPUs without their idle task, and the total of these. */
    private void addUp(Map<String, Long> sums, long[] times, int idleGroup, RunTimes runTimes, TimeWindow window,
            IntPredicate wanted) {
        long total = 0;
        for (int cpu = 0; cpu < cpuKeys.length; cpu++) {
            if (wanted.test(cpu)) {
                long before = idleGroup < 0 ? 0 : times[idleGroup];
                long covered = runTimes.addTo(times, cpu, window);
                long busy = covered - (idleGroup < 0 ? 0 : times[idleGroup] - before);
                sums.put(cpuKeys[cpu], busy);
                total += busy;
            }
        }
        sums.put(TOTAL, total);
    }

    /** Those that are named, all if they are few; puts the sum of the others. */
    private int[] busiest(int[] tasks, long[] times, Map<String, Long> sums) {
        if (tasks.length <= MOST_NAMED) {
            return tasks;
        }
        // a number of its own for the idle task, so that it is not among the others and always named
        long[] sorted = Arrays.stream(tasks).mapToLong(task -> task == idle ? Long.MAX_VALUE : times[task]).toArray();
        Arrays.sort(sorted);
        int most = MOST_NAMED + (sorted[sorted.length - 1] == Long.MAX_VALUE ? 1 : 0);
        if (tasks.length <= most) {
            return tasks;
        }
        long least = sorted[sorted.length - most];
        // of those that ran equally long the first ones
        int equal = most - (int) Arrays.stream(sorted).filter(time -> time > least).count();
        int[] named = new int[most];
        int count = 0;
        long others = 0;
        for (int task : tasks) {
            boolean isNamed = task == idle || times[task] > least || times[task] == least && equal-- > 0;
            if (isNamed) {
                named[count++] = task;
            } else {
                others += times[task];
            }
        }
        sums.put(OTHERS, others);
        return named;
    }
}
