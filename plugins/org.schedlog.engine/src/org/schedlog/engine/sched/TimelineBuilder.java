// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.KeyIndex;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;

/**
 * Builds a {@link CpuTimeline}: the first pass counts the runs of each CPU and each task, the second one puts each
 * run into its place, and with it the wake-up that led to it and whether the task blocked in the end. For one use and
 * one thread.
 */
final class TimelineBuilder {

    private static final long NO_WAKEUP = TaskRuns.NO_WAKEUP;
    private static final int NOBODY = -1;

    private final Recording recording;
    private final EventKinds kinds;
    private final EventBlocks rows;

    private final KeyIndex cpus = new KeyIndex();
    /** One more than what {@link #cpus} says of a number, or 0: a look into an array for every row. */
    private final int[] usualCpus = new int[1024];
    private final KeyIndex tasks = new KeyIndex();
    /** The same, with a look into an array for every row. */
    private final NumberMap taskNumbers = new NumberMap();
    /** By CPU in the order in which they are met. */
    private int[] current = new int[16];
    private int[] currentPid = new int[16];
    private int[] firstTask = new int[16];
    private int[] runsOfCpu = new int[16];
    private long[] rowsOfCpu = new long[16];
    private long[] breaksOfCpu = new long[16];
    /** By task. */
    private int[] runsOfTask = new int[64];

    /** The second pass, by CPU: its index in ascending order, and the place of its next run. */
    private int[] cpuIndex;
    private int[] nextOfCpu;
    /** By CPU: the place, among the runs by task, of the run that is under way. */
    private int[] placeOfCpu;
    /** By task: the places of its first and its next run, and on how many CPUs it is current. */
    private int[] firstOfTask;
    private int[] nextOfTask;
    private int[] cpusOfTask;
    /** By task: its first wake-up since it was current, and whether it has blocked but is still current. */
    private long[] wakeup;
    private boolean[] blocking;
    /** The number of the idle task. */
    private int idle;
    private LongTable begins;
    private IntTable taskOfRun;
    /** By task and run. */
    private LongTable beginOfTask;
    private LongTable endOfTask;
    private IntTable stateOfTask;
    private LongTable wakeups;
    private LongTable idleOuts;
    private int idleOutCount;

    TimelineBuilder(Recording recording) {
        this.recording = recording;
        this.kinds = new EventKinds(recording.eventTable());
        this.rows = new EventBlocks(recording);
    }

    CpuTimeline build(Progress progress) throws IOException {
        rows.forEach("Counting switches", progress, this::count);
        if (tasks.size() == 0) {
            throw new RecordingException(recording.path() + " has no CTX_SWITCH events, so nobody can say who ran "
                    + "when; record it again with the event CTX_SWITCH switched on");
        }
        Integer[] order = IntStream.range(0, cpus.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Long.compare(cpus.second(a), cpus.second(b)));
        prepare(order, progress);
        rows.forEach("Following switches", progress, this::place);
        return finish(order);
    }

    private void count(int count) {
        for (int i = 0; i < count; i++) {
            int cpu = cpu(rows.cpus[i]);
            if (kinds.of(rows.events[i]) == EventKinds.SWITCH) {
                countSwitch(cpu, (int) rows.pids[i], (int) rows.arg0s[i]);
            }
        }
    }

    private void countSwitch(int cpu, int previous, int next) {
        if (current[cpu] == NOBODY) {
            firstTask[cpu] = task(previous);
            countRun(cpu, firstTask[cpu], previous);
        } else if (currentPid[cpu] != previous) {
            breaksOfCpu[cpu]++;
        }
        rowsOfCpu[cpu]++;
        if (currentPid[cpu] != next) {
            countRun(cpu, task(next), next);
        }
    }

    private void countRun(int cpu, int task, int pid) {
        if (task >= runsOfTask.length) {
            runsOfTask = Arrays.copyOf(runsOfTask, 2 * runsOfTask.length);
        }
        runsOfTask[task]++;
        runsOfCpu[cpu]++;
        current[cpu] = task;
        currentPid[cpu] = pid;
    }

    /** The number of a task; new ones are added. */
    private int task(int pid) {
        int known = taskNumbers.get(pid);
        if (known != NumberMap.NONE) {
            return known;
        }
        int task = tasks.add(0, pid);
        taskNumbers.put(pid, task);
        return task;
    }

    /** The CPU of a row, in the order in which they are met; new ones are added. */
    private int cpu(long number) {
        if (number >= 0 && number < usualCpus.length && usualCpus[(int) number] > 0) {
            return usualCpus[(int) number] - 1;
        }
        int known = cpus.size();
        int cpu = cpus.add(0, number);
        if (number >= 0 && number < usualCpus.length) {
            usualCpus[(int) number] = cpu + 1;
        }
        if (cpus.size() > known) {
            if (cpu >= current.length) {
                int capacity = 2 * current.length;
                current = Arrays.copyOf(current, capacity);
                currentPid = Arrays.copyOf(currentPid, capacity);
                firstTask = Arrays.copyOf(firstTask, capacity);
                runsOfCpu = Arrays.copyOf(runsOfCpu, capacity);
                rowsOfCpu = Arrays.copyOf(rowsOfCpu, capacity);
                breaksOfCpu = Arrays.copyOf(breaksOfCpu, capacity);
            }
            current[cpu] = NOBODY;
        }
        return cpu;
    }

    private void prepare(Integer[] order, Progress progress) throws IOException {
        int total = Arrays.stream(runsOfCpu).sum();
        begins = new LongTable(recording.storage(), total, progress);
        taskOfRun = new IntTable(recording.storage(), total, progress);
        beginOfTask = new LongTable(recording.storage(), total, progress);
        endOfTask = new LongTable(recording.storage(), total, progress);
        stateOfTask = new IntTable(recording.storage(), total, progress);
        wakeups = new LongTable(recording.storage(), total, progress);
        idle = tasks.find(0, CpuTimeline.IDLE);
        idleOuts = new LongTable(recording.storage(), idle == KeyIndex.NONE ? 0 : runsOfTask[idle], progress);
        firstOfTask = new int[tasks.size()];
        for (int task = 1; task < firstOfTask.length; task++) {
            firstOfTask[task] = firstOfTask[task - 1] + runsOfTask[task - 1];
        }
        nextOfTask = firstOfTask.clone();
        cpusOfTask = new int[tasks.size()];
        wakeup = new long[tasks.size()];
        Arrays.fill(wakeup, NO_WAKEUP);
        blocking = new boolean[tasks.size()];
        cpuIndex = new int[order.length];
        nextOfCpu = new int[order.length];
        placeOfCpu = new int[order.length];
        int place = 0;
        for (int index = 0; index < order.length; index++) {
            int cpu = order[index];
            cpuIndex[cpu] = index;
            nextOfCpu[cpu] = place;
            place += runsOfCpu[cpu];
            if (runsOfCpu[cpu] > 0) {
                open(cpu, firstTask[cpu], 0, false);
                currentPid[cpu] = (int) tasks.second(firstTask[cpu]);
            }
        }
    }

    private void place(int count) {
        for (int i = 0; i < count; i++) {
            int kind = kinds.of(rows.events[i]);
            if (kind == EventKinds.SWITCH) {
                int cpu = cpu(rows.cpus[i]);
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
        int run = nextOfCpu[cpu]++;
        begins.set(run, time);
        taskOfRun.set(run, task);
        beginOfTask.set(place, time);
        stateOfTask.set(place, TaskRuns.state(cpuIndex[cpu], entered));
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
        endOfTask.set(place, time);
        stateOfTask.set(place, TaskRuns.withLeft(stateOfTask.get(place)));
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
        stateOfTask.set(place, TaskRuns.withBlocked(stateOfTask.get(place)));
        blocking[task] = false;
    }

    private CpuTimeline finish(Integer[] order) {
        long duration = recording.end() - recording.start();
        CpuRuns[] ofCpus = new CpuRuns[order.length];
        for (int index = 0; index < order.length; index++) {
            int cpu = order[index];
            ofCpus[index] = new CpuRuns((int) cpus.second(cpu), nextOfCpu[cpu] - runsOfCpu[cpu], runsOfCpu[cpu],
                    rowsOfCpu[cpu],
                    breaksOfCpu[cpu], duration, begins, taskOfRun);
            if (runsOfCpu[cpu] > 0) {
                endOfTask.set(placeOfCpu[cpu], duration);
            }
        }
        TaskRuns.Tables tables = new TaskRuns.Tables(beginOfTask, endOfTask, stateOfTask, wakeups, idleOuts,
                idleOutCount, ofCpus);
        TaskRuns[] ofTasks = new TaskRuns[tasks.size()];
        for (int task = 0; task < ofTasks.length; task++) {
            ofTasks[task] = new TaskRuns((int) tasks.second(task), firstOfTask[task], runsOfTask[task], wakeup[task],
                    tables);
        }
        return new CpuTimeline(duration, ofCpus, tasks, ofTasks);
    }
}
