// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

import org.schedlog.engine.column.Column;

/** Adds up what tasks did in a window, one task after the other. For one thread. */
final class TaskScan {

    private static final int NOWHERE = SwitchFunctions.TIME_INVAL;

    private final CpuTimeline timeline;
    private final WindowScan scan;
    private final long from;
    private final long to;

    /** What is reused for each task: by CPU its residency and whether it has any run; the touched CPUs. */
    private final long[] residency;
    private final boolean[] touched;
    private final int[] touchedCpus;
    private final TaskRuns.Block block = new TaskRuns.Block();
    /** From IN to IN; OUTs, at last from OUT to OUT; from wake-up to IN. */
    private final Samples periods = new Samples();
    private final Samples outs = new Samples();
    private final Samples latencies = new Samples();

    /** The sums of one task. */
    private TaskRuns runs;
    private boolean idle;
    private int cpuCount;
    private long ins;
    private long outCount;
    private long runtime;
    private long firstTime;
    private long lastTime;
    private long lastOut;
    private int firstCpu;
    private int lastCpu;
    private long voluntary;
    private long migrations;
    private long waiting;

    /** The run before, in the order of begins: its state and its end. */
    private int stateBefore;
    private long endBefore;

    TaskScan(CpuTimeline timeline, WindowScan scan) {
        this.timeline = timeline;
        this.scan = scan;
        this.from = scan.window().from();
        this.to = scan.window().to();
        this.residency = new long[timeline.cpuCount()];
        this.touched = new boolean[timeline.cpuCount()];
        this.touchedCpus = new int[timeline.cpuCount()];
    }

    TaskStatistics statistics(int task) {
        look(task);
        return result();
    }

    /** Adds the values of a task to those of a group. */
    void addTo(GroupSamples group, int task) {
        look(task);
        group.add(periods, latencies);
    }

    private void look(int task) {
        begin(timeline.taskAt(task));
        if (!scan.isOutside()) {
            for (int run : scan.underWay(task)) {
                runs.read(run, 1, block);
                leave(block.states[0], block.begins[0], block.ends[0]);
            }
            inWindow();
        }
    }

    /** The runs that begin in the window. */
    private void inWindow() {
        int first = runs.firstAt(from);
        int end = first + Ascending.first(runs.size() - first, run -> runs.begin(first + run) > to);
        boolean isFirst = first == 0;
        if (!isFirst) {
            runs.read(first - 1, 1, block);
            stateBefore = block.states[0];
            endBefore = block.ends[0];
        }
        for (int run = first; run < end; run += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, end - run);
            runs.read(run, count, block);
            for (int i = 0; i < count; i++) {
                begins(block.states[i], block.begins[i], block.ends[i], block.wakeups[i], isFirst);
                isFirst = false;
            }
        }
        if (end < runs.size()) {
            runs.read(end, 1, block);
        }
        waited(end < runs.size() ? block.wakeups[0] : runs.pendingWakeup(), to, isFirst);
        if (idle) {
            runs.idleOuts(scan.window(), outs);
        }
        outCount = outs.size();
        outs.toDeltas();
    }

    private void begin(TaskRuns next) {
        runs = next;
        idle = next.pid() == CpuTimeline.IDLE;
        periods.clear();
        outs.clear();
        latencies.clear();
        for (int i = 0; i < cpuCount; i++) {
            residency[touchedCpus[i]] = 0;
            touched[touchedCpus[i]] = false;
        }
        cpuCount = 0;
        ins = 0;
        outCount = 0;
        runtime = 0;
        firstTime = NOWHERE;
        lastTime = NOWHERE;
        lastOut = NOWHERE;
        firstCpu = NOWHERE;
        lastCpu = NOWHERE;
        voluntary = 0;
        migrations = 0;
        waiting = 0;
    }

    /** A run that begins in the window; the inner loop. */
    private void begins(int state, long begin, long end, long wakeup, boolean isFirst) {
        if (TaskRuns.isEntered(state)) {
            int cpu = TaskRuns.cpuIndexOf(state);
            if (ins == 0 || begin == firstTime && cpu < firstCpu) {
                firstTime = begin;
                firstCpu = cpu;
            }
            if (ins++ > 0) {
                periods.add(begin - lastTime);
            }
            lastTime = begin;
            if (!idle) {
                migrations += !isFirst && TaskRuns.cpuIndexOf(stateBefore) != cpu ? 1 : 0;
                if (wakeup != TaskRuns.NO_WAKEUP && wakeup >= from) {
                    latencies.add(begin - wakeup);
                }
                waited(wakeup, begin, isFirst);
            }
        }
        leave(state, begin, end);
        stateBefore = state;
        endBefore = end;
    }

    /** The time of a run in the window, and its end if that is in the window. */
    private void leave(int state, long begin, long end) {
        int cpu = TaskRuns.cpuIndexOf(state);
        boolean left = TaskRuns.isLeft(state);
        if (!touched[cpu]) {
            touched[cpu] = true;
            touchedCpus[cpuCount++] = cpu;
        }
        long covered = scan.covered(begin, TaskRuns.isEntered(state), end, left);
        residency[cpu] += covered;
        runtime += covered;
        if (left && end <= to) {
            if (end > lastOut || end == lastOut && cpu < lastCpu) {
                lastOut = end;
                lastCpu = cpu;
            }
            if (!idle) {
                outs.add(end);
                voluntary += TaskRuns.isBlocked(state) ? 1 : 0;
            }
        }
    }

    /**
     * Adds for how long the task waited until a time: since its wake-up, else since it was switched out without having
     * blocked. Where neither is recorded it did not wait.
     */
    private void waited(long wakeup, long until, boolean isFirst) {
        long since = wakeup;
        if (since == TaskRuns.NO_WAKEUP && !idle && !isFirst && TaskRuns.isLeft(stateBefore)
                && !TaskRuns.isBlocked(stateBefore)) {
            since = endBefore;
        }
        if (since != TaskRuns.NO_WAKEUP) {
            waiting += Math.max(0, Math.min(until, timeline.duration()) - Math.max(from, since));
        }
    }

    private TaskStatistics result() {
        int[] cpus = Arrays.copyOf(touchedCpus, cpuCount);
        Arrays.sort(cpus);
        long[] residencies = Arrays.stream(cpus).mapToLong(cpu -> residency[cpu]).toArray();
        return new TaskStatistics(runs.pid(), scan.window(), runtime, firstTime, lastTime, number(firstCpu),
                number(lastCpu), ins, outCount, voluntary, migrations,
                PeriodSummary.of(periods), PeriodSummary.of(outs), LatencySummary.of(latencies), waiting,
                cpus, residencies);
    }

    private int number(int cpuIndex) {
        return cpuIndex == NOWHERE ? NOWHERE : timeline.cpuAt(cpuIndex).cpu();
    }
}
