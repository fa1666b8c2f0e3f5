// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * The signals of one task: its {@link EventSeries} on each CPU, and what functions of them make of a topology's nodes.
 * The pivot is the CPU:
 * with N CPUs a task has N signals. Making them costs one look at each run of the task, whatever the number of CPUs.
 * Immutable and
 * thread-safe.
 */
public final class SwitchSignals {

    private final TaskRuns runs;
    private final TimeWindow span;
    private final int[] cpus;
    /** The task's runs sorted by CPU; those of CPU index i stand from starts[i] to starts[i + 1] - 1. */
    private final IntTable byCpu;
    private final int[] starts;

    private SwitchSignals(TaskRuns runs, TimeWindow span, int[] cpus, IntTable byCpu, int[] starts) {
        this.runs = runs;
        this.span = span;
        this.cpus = cpus;
        this.byCpu = byCpu;
        this.starts = starts;
    }

    /**
     * @param timeline
     *            a recording's time line
     * @param pid
     *            a task; it need not exist
     * @param storage
     *            where a large index goes
     * @param progress
     *            may cancel
     * @return its signals
     * @throws IOException
     *             when the storage is full or fails
     */
    public static SwitchSignals of(CpuTimeline timeline, int pid, Storage storage, Progress progress)
            throws IOException {
        TaskRuns runs = timeline.task(pid);
        int[] starts = new int[timeline.cpuCount() + 1];
        for (int run = 0; run < runs.size(); run++) {
            starts[runs.cpuIndex(run) + 1]++;
        }
        for (int cpu = 0; cpu < timeline.cpuCount(); cpu++) {
            starts[cpu + 1] += starts[cpu];
        }
        IntTable byCpu = new IntTable(storage, runs.size(), progress);
        int[] next = starts.clone();
        for (int run = 0; run < runs.size(); run++) {
            byCpu.set(next[runs.cpuIndex(run)]++, run);
        }
        return new SwitchSignals(runs, timeline.span(), timeline.cpus(), byCpu, starts);
    }

    /** @return the thread id */
    public int pid() {
        return runs.pid();
    }

    /**
     * @param cpu
     *            a CPU's number
     * @return the task's switches there; none if the recording does not have the CPU
     */
    public EventSeries events(int cpu) {
        int index = Arrays.binarySearch(cpus, cpu);
        return index < 0 ? EventSeries.of(new long[0], false, span) : eventsAt(index);
    }

    /**
     * @param index
     *            a CPU's index in the time line
     * @return the task's switches there
     */
    public EventSeries eventsAt(int index) {
        int first = starts[index];
        int count = starts[index + 1] - first;
        if (count == 0) {
            return EventSeries.of(new long[0], false, span);
        }
        int before = runs.entered(byCpu.get(first)) ? 0 : 1;
        int after = runs.left(byCpu.get(first + count - 1)) ? 0 : 1;
        Series samples = EventSeries.alternating(2 * count - before - after, before == 1, event -> {
            int edge = event + before;
            int run = byCpu.get(first + (edge >>> 1));
            return (edge & 1) == 0 ? runs.begin(run) : runs.end(run);
        });
        return new EventSeries(samples, before == 1, span);
    }

    /**
     * @param window
     *            the window, or null
     * @return the CPU of the task's first IN, of equally early ones the least; -1 if there is none
     */
    public int firstCpu(TimeWindow window) {
        long least = SwitchFunctions.TIME_INFINITE;
        int cpu = SwitchFunctions.TIME_INVAL;
        for (int index = 0; index < cpus.length; index++) {
            long time = SwitchFunctions.firstCpu(eventsAt(index), window);
            if (time < least) {
                least = time;
                cpu = cpus[index];
            }
        }
        return cpu;
    }

    /**
     * @param window
     *            the window, or null
     * @return the CPU of the task's last OUT, of equally late ones the least; -1 if there is none
     */
    public int lastCpu(TimeWindow window) {
        long greatest = SwitchFunctions.TIME_INVAL;
        int cpu = SwitchFunctions.TIME_INVAL;
        for (int index = 0; index < cpus.length; index++) {
            long time = SwitchFunctions.lastCpu(eventsAt(index), window);
            if (time > greatest) {
                greatest = time;
                cpu = cpus[index];
            }
        }
        return cpu;
    }

    /**
     * Applies a function to the signal of every CPU and reduces the results of each node's CPUs (BART's
     * MultiTriggerAggregator, which adds
     * numbers and strings lists together).
     *
     * @param <T>
     *            what the function gives
     * @param level
     *            the nodes of a topology's level
     * @param function
     *            e.g. {@code events -> SwitchFunctions.residencySum(events, window)}
     * @param reduction
     *            e.g. {@code Long::sum}; applied in the order of the node's CPUs
     * @return a result for each node, in their order
     */
    public <T> List<T> aggregate(List<Topology.Node> level, Function<EventSeries, T> function,
            BinaryOperator<T> reduction) {
        List<T> results = new ArrayList<>();
        for (Topology.Node node : level) {
            results.add(node.cpus().stream().map(this::events).map(function).reduce(reduction).orElseThrow());
        }
        return results;
    }
}
