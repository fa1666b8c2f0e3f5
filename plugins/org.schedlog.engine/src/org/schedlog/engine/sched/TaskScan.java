// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

/** Adds up what tasks did in a window, one task after the other. For one thread. */
final class TaskScan {

    private static final int NOWHERE = SwitchFunctions.TIME_INVAL;

    private final CpuTimeline timeline;
    private final WindowScan scan;
    private final long from;
    private final long to;

    /**
     * What is reused for each task: by CPU its residency and whether it has any run; the touched CPUs; times of
     * switches; latencies.
     */
    private final long[] residency;
    private final boolean[] touched;
    private final int[] touchedCpus;
    private final Samples ins = new Samples();
    private final Samples outs = new Samples();
    private final Samples latencies = new Samples();

    /** The sums of one task. */
    private TaskRuns runs;
    private boolean idle;
    private int cpuCount;
    private long runtime;
    private long firstTime;
    private long lastTime;
    private long lastOut;
    private int firstCpu;
    private int lastCpu;
    private long voluntary;
    private long migrations;
    private long waiting;

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
        begin(timeline.taskAt(task));
        if (!scan.isOutside()) {
            for (int run : scan.underWay(task)) {
                int cpu = runs.cpuIndex(run);
                leave(run, cpu, timeline.cpuAt(cpu), runs.runOfCpu(run), runs.begin(run));
            }
            int run = runs.firstAt(from);
            int before = run > 0 ? runs.cpuIndex(run - 1) : NOWHERE;
            while (run < runs.size() && begins(run, before)) {
                before = runs.cpuIndex(run++);
            }
            waitFor(run, to);
        }
        return result();
    }

    private void begin(TaskRuns next) {
        runs = next;
        idle = next.pid() == CpuTimeline.IDLE;
        ins.clear();
        outs.clear();
        latencies.clear();
        for (int i = 0; i < cpuCount; i++) {
            residency[touchedCpus[i]] = 0;
            touched[touchedCpus[i]] = false;
        }
        cpuCount = 0;
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

    /**
     * A run that begins in the window, unless it begins later. Its place is looked up once, for this is the inner loop.
     */
    private boolean begins(int run, int cpuBefore) {
        int cpu = runs.cpuIndex(run);
        CpuRuns ofCpu = timeline.cpuAt(cpu);
        int place = runs.runOfCpu(run);
        long begin = ofCpu.begin(place);
        if (begin > to) {
            return false;
        }
        if (place > 0) {
            if (ins.size() == 0 || begin == firstTime && cpu < firstCpu) {
                firstTime = begin;
                firstCpu = cpu;
            }
            lastTime = begin;
            ins.add(begin);
            migrations += !idle && cpuBefore != NOWHERE && cpuBefore != cpu ? 1 : 0;
            if (!idle) {
                waited(run, begin);
            }
        }
        leave(run, cpu, ofCpu, place, begin);
        return true;
    }

    private void waited(int run, long begin) {
        long wakeup = runs.wakeup(run);
        if (wakeup != TaskRuns.NO_WAKEUP && wakeup >= from) {
            latencies.add(begin - wakeup);
        }
        waitFor(run, begin);
    }

    /** The time of a run in the window, and its end if that is in the window. */
    private void leave(int run, int cpu, CpuRuns ofCpu, int place, long begin) {
        long end = ofCpu.end(place);
        boolean left = place < ofCpu.size() - 1;
        if (!touched[cpu]) {
            touched[cpu] = true;
            touchedCpus[cpuCount++] = cpu;
        }
        long covered = scan.covered(begin, place > 0, end, left);
        residency[cpu] += covered;
        runtime += covered;
        if (left && end <= to) {
            if (end > lastOut || end == lastOut && cpu < lastCpu) {
                lastOut = end;
                lastCpu = cpu;
            }
            outs.add(end);
            voluntary += !idle && runs.blocked(run) ? 1 : 0;
        }
    }

    private void waitFor(int run, long until) {
        long since = runs.waitsSince(run);
        if (since != TaskRuns.NO_WAKEUP) {
            waiting += Math.max(0, Math.min(until, timeline.duration()) - Math.max(from, since));
        }
    }

    private TaskStatistics result() {
        int[] cpus = Arrays.copyOf(touchedCpus, cpuCount);
        Arrays.sort(cpus);
        long[] residencies = Arrays.stream(cpus).mapToLong(cpu -> residency[cpu]).toArray();
        int in = ins.size();
        int out = outs.size();
        return new TaskStatistics(runs.pid(), scan.window(), runtime, firstTime, lastTime, number(firstCpu),
                number(lastCpu), in, out,
                voluntary, migrations, PeriodSummary.of(ins), PeriodSummary.of(outs), LatencySummary.of(latencies),
                waiting, cpus,
                residencies);
    }

    private int number(int cpuIndex) {
        return cpuIndex == NOWHERE ? NOWHERE : timeline.cpuAt(cpuIndex).cpu();
    }
}
