// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.RunTimes;
import org.schedlog.engine.sched.TimeWindow;

/** Sums of run times under the names by which Trace Compass' CPU Usage view knows them. Thread-safe. */
final class UsageSums {

    private static final String TOTAL = KernelCpuUsageAnalysis.TOTAL;
    private static final String SEPARATOR = KernelCpuUsageAnalysis.SPLIT_STRING;

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

    Map<String, Long> of(Set<Integer> cpus, long start, long end) {
        UsageMap sums = new UsageMap();
        TimeWindow window = new TimeWindow(Math.min(start, end) - base, end - base);
        if (start > end || !window.meets(timeline.span())) {
            return sums;
        }
        long[] busy = new long[timeline.cpuCount()];
        long[] totals = new long[timeline.taskCount()];
        boolean[] met = new boolean[totals.length];
        new RunTimes(timeline).of(window, cpu -> cpus.isEmpty() || cpus.contains(timeline.cpuAt(cpu).cpu()),
                (cpu, task, time) -> {
                    sums.addPair(timeline.cpuAt(cpu).cpu(), timeline.taskAt(task).pid(), time);
                    busy[cpu] += task == idle ? 0 : time;
                    totals[task] += time;
                    met[task] = true;
                });
        for (int task = 0; task < totals.length; task++) {
            if (met[task]) {
                sums.addTotal(totalKey(task), totals[task]);
            }
        }
        long total = 0;
        for (int cpu = 0; cpu < busy.length; cpu++) {
            int number = timeline.cpuAt(cpu).cpu();
            if (cpus.isEmpty() || cpus.contains(number)) {
                sums.addTotal(Integer.toString(number), busy[cpu]);
                total += busy[cpu];
            }
        }
        sums.addTotal(TOTAL, total);
        return sums;
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
