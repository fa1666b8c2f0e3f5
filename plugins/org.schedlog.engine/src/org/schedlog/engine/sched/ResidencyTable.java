// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Progress;

/**
 * What every task and every CPU of a time line did in a window. Making it looks at the runs in the window only.
 * Immutable and thread-safe.
 */
public final class ResidencyTable {

    private final CpuTimeline timeline;
    private final TimeWindow window;
    private final List<TaskStatistics> tasks;
    private final List<CpuStatistics> cpus;

    private ResidencyTable(CpuTimeline timeline, TimeWindow window, List<TaskStatistics> tasks,
            List<CpuStatistics> cpus) {
        this.timeline = timeline;
        this.window = window;
        this.tasks = tasks;
        this.cpus = cpus;
    }

    /**
     * The table of all tasks.
     *
     * @param timeline
     *            the time line
     * @param window
     *            the window, or null for the whole recording
     * @param progress
     *            listens and may cancel
     * @return the table
     */
    public static ResidencyTable of(CpuTimeline timeline, TimeWindow window, Progress progress) {
        return of(timeline, timeline.pids(), window, progress);
    }

    /**
     * The table of some tasks and of all CPUs.
     *
     * @param timeline
     *            the time line
     * @param pids
     *            the tasks; who is never current is left out
     * @param window
     *            the window, or null for the whole recording
     * @param progress
     *            listens and may cancel
     * @return the table
     */
    public static ResidencyTable of(CpuTimeline timeline, int[] pids, TimeWindow window, Progress progress) {
        progress.task("Adding up who ran where");
        TimeWindow wanted = window == null ? timeline.span() : window;
        WindowScan scan = new WindowScan(timeline, wanted);
        int[] numbers = IntStream.of(pids).distinct().map(timeline::numberOf).filter(number -> number >= 0).toArray();
        List<TaskStatistics> tasks = new ArrayList<>(Arrays.asList(tasks(timeline, numbers, scan, progress)));
        tasks.sort(Comparator.comparingInt(TaskStatistics::pid));
        List<CpuStatistics> cpus = new ArrayList<>();
        for (int index = 0; index < timeline.cpuCount(); index++) {
            cpus.add(cpu(timeline, timeline.cpuAt(index), scan));
        }
        progress.done(1);
        return new ResidencyTable(timeline, wanted, List.copyOf(tasks), List.copyOf(cpus));
    }

    /** Each worker takes the next task that is left, for the idle task can have half of all runs. */
    private static TaskStatistics[] tasks(CpuTimeline timeline, int[] numbers, WindowScan scan, Progress progress) {
        TaskStatistics[] tasks = new TaskStatistics[numbers.length];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(numbers.length, Runtime.getRuntime().availableProcessors())).parallel()
                .forEach(worker -> {
            TaskScan taskScan = new TaskScan(timeline, scan);
            for (int i = next.getAndIncrement(); i < numbers.length; i = next.getAndIncrement()) {
                progress.check();
                tasks[i] = taskScan.statistics(numbers[i]);
                progress.done((double) i / numbers.length);
            }
        });
        return tasks;
    }

    private static CpuStatistics cpu(CpuTimeline timeline, CpuRuns runs, WindowScan scan) {
        long busy = 0;
        long idle = 0;
        long switches = 0;
        int idleTask = timeline.numberOf(CpuTimeline.IDLE);
        TimeWindow window = scan.window();
        int last = scan.isOutside() ? -1 : runs.size() - 1;
        for (int run = Math.max(0, runs.lastBefore(window.from())); run <= last; run++) {
            long begin = runs.begin(run);
            if (begin > window.to()) {
                break;
            }
            long covered = scan.covered(begin, run > 0, runs.end(run), run < last);
            if (runs.task(run) == idleTask) {
                idle += covered;
            } else {
                busy += covered;
            }
            switches += run > 0 && begin >= window.from() ? 1 : 0;
        }
        return new CpuStatistics(runs.cpu(), busy, idle, switches, runs.breaks());
    }

    /** @return the time line it was made of */
    public CpuTimeline timeline() {
        return timeline;
    }

    /** @return its window, as it was asked for */
    public TimeWindow window() {
        return window;
    }

    /** @return the tasks that are ever current, ascending by pid, those without a moment in the window included */
    public List<TaskStatistics> tasks() {
        return tasks;
    }

    /**
     * @param pid
     *            a thread id
     * @return its row, if it is ever current
     */
    public Optional<TaskStatistics> task(int pid) {
        return tasks.stream().filter(task -> task.pid() == pid).findFirst();
    }

    /** @return all CPUs that have an event, ascending */
    public List<CpuStatistics> cpus() {
        return cpus;
    }
}
