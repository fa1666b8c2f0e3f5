// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Makes a {@link CpuTimeline} of its lanes: counts the runs of each task, then goes over the rows and puts each run
 * into its place, and with it the wake-up that led to it and whether the task blocked in the end. For one use and one
 * thread.
 */
final class TaskRunsBuilder {

    private static final long NO_WAKEUP = TaskRuns.NO_WAKEUP;

    private final CpuLanes lanes;
    private final EventKinds kinds;
    private final EventBlocks rows;

    /** By the integers that the recording uses: the places of CPUs and tasks in the lanes. */
    private final NumberMap cpuIndexes = new NumberMap();
    private final NumberMap taskNumbers = new NumberMap();

    /** By CPU: who is current. */
    private final int[] current;
    private final int[] currentPid;
    /** By CPU: the place, among the runs by task, of the run that is under way. */
    private final int[] placeOfCpu;
    /** By task: the places of its first and its next run, and on how many CPUs it is current. */
    private final int[] firstOfTask;
    private final int[] nextOfTask;
    private final int[] runsOfTask;
    private final int[] cpusOfTask;
    /** By task: its first wake-up since it was current, and whether it has blocked but is still current. */
    private final long[] wakeup;
    private final boolean[] blocking;
    /** The number of the idle task. */
    private final int idle;
    /** By task and run. */
    private final LongTable begins;
    private final LongTable ends;
    private final IntTable states;
    private final LongTable wakeups;
    private final LongTable idleOuts;
    private int idleOutCount;

    TaskRunsBuilder(Recording recording, CpuLanes lanes, Progress progress) throws IOException {
        this.lanes = lanes;
        this.kinds = new EventKinds(recording.eventTable());
        this.rows = new EventBlocks(recording);
        int cpus = lanes.cpuCount();
        for (int cpu = 0; cpu < cpus; cpu++) {
            cpuIndexes.put(lanes.cpuAt(cpu).cpu(), cpu);
        }
        int tasks = lanes.taskCount();
        for (int task = 0; task < tasks; task++) {
            taskNumbers.put(lanes.pidAt(task), task);
        }
        this.current = new int[cpus];
        this.currentPid = new int[cpus];
        this.placeOfCpu = new int[cpus];
        this.runsOfTask = runsOfTasks(progress);
        this.firstOfTask = new int[tasks];
        for (int task = 1; task < tasks; task++) {
            firstOfTask[task] = firstOfTask[task - 1] + runsOfTask[task - 1];
        }
        this.nextOfTask = firstOfTask.clone();
        this.cpusOfTask = new int[tasks];
        this.wakeup = new long[tasks];
        Arrays.fill(wakeup, NO_WAKEUP);
        this.blocking = new boolean[tasks];
        this.idle = lanes.numberOf(CpuTimeline.IDLE);
        int total = Arrays.stream(runsOfTask).sum();
        this.begins = new LongTable(recording.storage(), total, progress);
        this.ends = new LongTable(recording.storage(), total, progress);
        this.states = new IntTable(recording.storage(), total, progress);
        this.wakeups = new LongTable(recording.storage(), total, progress);
        this.idleOuts = new LongTable(recording.storage(), idle < 0 ? 0 : runsOfTask[idle], progress);
    }

    private int[] runsOfTasks(Progress progress) {
        int[] counts = new int[lanes.taskCount()];
        CpuRuns.Block block = new CpuRuns.Block();
        for (int cpu = 0; cpu < lanes.cpuCount(); cpu++) {
            CpuRuns runs = lanes.cpuAt(cpu);
            for (int run = 0; run < runs.size(); run += Column.BLOCK) {
                progress.check();
                int count = Math.min(Column.BLOCK, runs.size() - run);
                runs.read(run, count, block);
                for (int i = 0; i < count; i++) {
                    counts[block.tasks[i]]++;
                }
            }
        }
        return counts;
    }

    CpuTimeline build(Progress progress) {
        for (int cpu = 0; cpu < lanes.cpuCount(); cpu++) {
            if (lanes.cpuAt(cpu).size() > 0) {
                int first = lanes.cpuAt(cpu).task(0);
                open(cpu, first, 0, false);
                currentPid[cpu] = lanes.pidAt(first);
            }
        }
        rows.forEach("Following wake-ups", progress, this::place);
        return finish();
    }

    private void place(int count) {
        for (int i = 0; i < count; i++) {
            int kind = kinds.of(rows.events[i]);
            if (kind == EventKinds.SWITCH) {
                int cpu = cpuIndexes.get(rows.cpus[i]);
                int next = (int) rows.arg0s[i];
                if (currentPid[cpu] != next) {
                    close(cpu, rows.times[i]);
                    open(cpu, taskNumbers.get(next), rows.times[i], true);
                    currentPid[cpu] = next;
                }
            } else if (kind == EventKinds.WAKEUP || kind == EventKinds.BLOCK) {
                int task = rows.pids[i] == CpuTimeline.IDLE ? NumberMap.NONE : taskNumbers.get((int) rows.pids[i]);
                if (task != NumberMap.NONE) {
                    placeState(task, kind, rows.times[i]);
                }
            }
        }
    }

    private void placeState(int task, int kind, long time) {
        if (kind == EventKinds.WAKEUP) {
            wake(task, time);
        } else {
            block(task);
        }
    }

    /** A run of a task begins; what led to it is over. */
    private void open(int cpu, int task, long time, boolean entered) {
        int place = nextOfTask[task]++;
        begins.set(place, time);
        states.set(place, TaskRuns.state(cpu, entered));
        placeOfCpu[cpu] = place;
        wakeups.set(place, wakeup[task]);
        wakeup[task] = NO_WAKEUP;
        blocking[task] = false;
        cpusOfTask[task]++;
        current[cpu] = task;
    }

    private void close(int cpu, long time) {
        int task = current[cpu];
        int place = placeOfCpu[cpu];
        ends.set(place, time);
        states.set(place, TaskRuns.withLeft(states.get(place)));
        if (task == idle) {
            idleOuts.set(idleOutCount++, time);
        }
        cpusOfTask[task]--;
        if (blocking[task]) {
            markBlocked(task);
        }
    }

    private void block(int task) {
        if (cpusOfTask[task] > 0) {
            blocking[task] = true;
        } else if (wakeup[task] == NO_WAKEUP && nextOfTask[task] > firstOfTask[task]) {
            markBlocked(task);
        }
    }

    private void wake(int task, long time) {
        if (cpusOfTask[task] > 0) {
            blocking[task] = false;
        } else if (wakeup[task] == NO_WAKEUP) {
            wakeup[task] = time;
        }
    }

    private void markBlocked(int task) {
        int place = nextOfTask[task] - 1;
        states.set(place, TaskRuns.withBlocked(states.get(place)));
        blocking[task] = false;
    }

    private CpuTimeline finish() {
        CpuRuns[] ofCpus = new CpuRuns[lanes.cpuCount()];
        for (int cpu = 0; cpu < ofCpus.length; cpu++) {
            ofCpus[cpu] = lanes.cpuAt(cpu);
            if (ofCpus[cpu].size() > 0) {
                ends.set(placeOfCpu[cpu], lanes.duration());
            }
        }
        TaskRuns.Tables tables = new TaskRuns.Tables(begins, ends, states, wakeups, idleOuts, idleOutCount, ofCpus);
        TaskRuns[] ofTasks = new TaskRuns[lanes.taskCount()];
        for (int task = 0; task < ofTasks.length; task++) {
            ofTasks[task] = new TaskRuns(lanes.pidAt(task), firstOfTask[task], runsOfTask[task], wakeup[task], tables);
        }
        return new CpuTimeline(lanes, ofTasks);
    }
}
