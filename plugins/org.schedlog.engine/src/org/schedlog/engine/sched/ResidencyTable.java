// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Progress;

/**
 * What every task and every CPU of a time line did in a window. Making it looks at the runs in the window only.
 * Immutable and thread-safe.
 */
public final class ResidencyTable {

    private final CpuTimeline timeline;
    private final WindowScan scan;
    private final List<TaskStatistics> tasks;
    private final List<CpuStatistics> cpus;

    private ResidencyTable(CpuTimeline timeline, WindowScan scan, List<TaskStatistics> tasks,
            List<CpuStatistics> cpus) {
        this.timeline = timeline;
        this.scan = scan;
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
        List<CpuStatistics> cpus = IntStream.range(0, timeline.cpuCount()).parallel()
                .mapToObj(index -> cpu(timeline, timeline.cpuAt(index), scan)).toList();
        progress.done(1);
        return new ResidencyTable(timeline, scan, List.copyOf(tasks), cpus);
    }

    /** Each worker takes the next task that is left, for the idle task can have half of all runs. */
    private static TaskStatistics[] tasks(CpuTimeline timeline, int[] numbers, WindowScan scan, Progress progress) {
        TaskStatistics[] tasks = new TaskStatistics[numbers.length];
        forEach(numbers.length, progress, () -> {
            TaskScan taskScan = new TaskScan(timeline, scan);
            return i -> tasks[i] = taskScan.statistics(numbers[i]);
        });
        return tasks;
    }

    /** A task that is looked at for a group. */
    private record Member(int task, GroupSamples group) {
    }

    private static void forEach(int size, Progress progress, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(size, Runtime.getRuntime().availableProcessors())).parallel().forEach(number -> {
            IntConsumer work = worker.get();
            for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
                progress.check();
                work.accept(i);
                progress.done((double) i / size);
            }
        });
    }

    /**
     * What groups of tasks did together in the window.
     *
     * @param groups
     *            the pids of each group; who is never current is left out
     * @param progress
     *            listens and may cancel
     * @return one for each group, in their order
     */
    public List<GroupStatistics> together(List<int[]> groups, Progress progress) {
        progress.task("Putting together what tasks of one name did");
        GroupSamples[] samples = new GroupSamples[groups.size()];
        List<Member> members = new ArrayList<>();
        for (int group = 0; group < samples.length; group++) {
            GroupSamples own = new GroupSamples();
            samples[group] = own;
            IntStream.of(groups.get(group)).map(timeline::numberOf).filter(number -> number >= 0)
                    .forEach(number -> members.add(new Member(number, own)));
        }
        forEach(members.size(), progress, () -> {
            TaskScan taskScan = new TaskScan(timeline, scan);
            return i -> taskScan.addTo(members.get(i).group(), members.get(i).task());
        });
        return Arrays.stream(samples).parallel().map(GroupSamples::statistics).toList();
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
        return scan.window();
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
