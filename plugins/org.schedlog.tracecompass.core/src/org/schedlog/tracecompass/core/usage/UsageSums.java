// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
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
        /** The view's chart, which asks for each of its pixels: all threads, but not each on each CPU, millions. */
        CHART,
        /** Somebody else: everything. */
        ALL
    }

    private final CpuTimeline timeline;
    private final long base;
    private final int idle;
    /** The view asks hundreds of times for each picture, so its keys are made once for each task. */
    private final AtomicReferenceArray<String> totalKeys;

    UsageSums(CpuTimeline timeline, long base) {
        this.timeline = timeline;
        this.base = base;
        this.idle = timeline.numberOf(CpuTimeline.IDLE);
        this.totalKeys = new AtomicReferenceArray<>(timeline.taskCount());
    }

    Map<String, Long> of(Set<Integer> cpus, long start, long end, Purpose purpose) {
        Map<String, Long> sums = new HashMap<>();
        TimeWindow window = new TimeWindow(Math.min(start, end) - base, end - base);
        if (start > end || !window.meets(timeline.span())) {
            return sums;
        }
        long[] busy = new long[timeline.cpuCount()];
        long[] totals = new long[timeline.taskCount()];
        boolean[] met = new boolean[totals.length];
        new RunTimes(timeline).of(window, cpu -> cpus.isEmpty() || cpus.contains(timeline.cpuAt(cpu).cpu()),
                (cpu, task, time) -> {
                    if (purpose == Purpose.ALL) {
                        sums.put(timeline.cpuAt(cpu).cpu() + SEPARATOR + timeline.taskAt(task).pid(), time);
                    }
                    busy[cpu] += task == idle ? 0 : time;
                    totals[task] += time;
                    met[task] = true;
                });
        putTotals(sums, totals, met, purpose == Purpose.TABLE ? MOST_NAMED : Integer.MAX_VALUE);
        long total = 0;
        for (int cpu = 0; cpu < busy.length; cpu++) {
            int number = timeline.cpuAt(cpu).cpu();
            if (cpus.isEmpty() || cpus.contains(number)) {
                sums.put(Integer.toString(number), busy[cpu]);
                total += busy[cpu];
            }
        }
        sums.put(TOTAL, total);
        return sums;
    }

    private void putTotals(Map<String, Long> sums, long[] totals, boolean[] met, int mostNamed) {
        int[] named = IntStream.range(0, met.length).filter(task -> met[task]).toArray();
        if (named.length > mostNamed) {
            named = Arrays.stream(named).boxed().sorted(Comparator.comparing((Integer task) -> task != idle)
                    .thenComparing(task -> -totals[task])).mapToInt(Integer::intValue).toArray();
            int end = Math.min(mostNamed + (met[idle] ? 1 : 0), named.length);
            sums.put(OTHERS, Arrays.stream(named).skip(end).mapToLong(task -> totals[task]).sum());
            named = Arrays.copyOf(named, end);
        }
        for (int task : named) {
            sums.put(totalKey(task), totals[task]);
        }
    }

    private String totalKey(int task) {
        String known = totalKeys.get(task);
        if (known == null) {
            known = TOTAL + SEPARATOR + timeline.taskAt(task).pid();
            totalKeys.set(task, known);
        }
        return known;
    }
}
