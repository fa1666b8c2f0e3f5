// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;

/**
 * When and where one task is current, ascending by the runs' begins. The runs of a task follow each other, except for
 * the idle task, and
 * except where a broken chain lets a task be current on two CPUs. Immutable and thread-safe.
 */
public final class TaskRuns {

    /** What {@link #wakeup} returns where no wake-up led to the run. */
    public static final long NO_WAKEUP = -1;

    private final int pid;
    private final int first;
    private final int size;
    private final long pendingWakeup;
    private final Tables tables;

    /**
     * The runs of all tasks, one task after the other.
     *
     * @param runs
     *            the place of each run among those of all CPUs
     * @param cpus
     *            the index of its CPU, times 2, plus 1 where the task blocked
     * @param wakeups
     *            the time of the wake-up that led to it, or {@link TaskRuns#NO_WAKEUP}
     * @param cpuRuns
     *            the runs of each CPU by index
     */
    record Tables(IntTable runs, IntTable cpus, LongTable wakeups, CpuRuns[] cpuRuns) {
    }

    TaskRuns(int pid, int first, int size, long pendingWakeup, Tables tables) {
        this.pid = pid;
        this.first = first;
        this.size = size;
        this.pendingWakeup = pendingWakeup;
        this.tables = tables;
    }

    static TaskRuns none(int pid) {
        return new TaskRuns(pid, 0, 0, NO_WAKEUP, null);
    }

    /** @return the thread id */
    public int pid() {
        return pid;
    }

    /** @return how many runs there are */
    public int size() {
        return size;
    }

    /**
     * @param run
     *            0 to size - 1
     * @return the index of its CPU among the time line's
     */
    public int cpuIndex(int run) {
        return tables.cpus.get(first + run) >>> 1;
    }

    /**
     * @param run
     *            0 to size - 1
     * @return its CPU's number
     */
    public int cpu(int run) {
        return tables.cpuRuns[cpuIndex(run)].cpu();
    }

    /**
     * @param run
     *            0 to size - 1
     * @return its place among the runs of its CPU
     */
    public int runOfCpu(int run) {
        return tables.runs.get(first + run) - tables.cpuRuns[cpuIndex(run)].first();
    }

    /**
     * @param run
     *            0 to size - 1
     * @return where it begins, ns since the first event
     */
    public long begin(int run) {
        return tables.cpuRuns[cpuIndex(run)].begin(runOfCpu(run));
    }

    /**
     * @param run
     *            0 to size - 1
     * @return where it ends
     */
    public long end(int run) {
        return tables.cpuRuns[cpuIndex(run)].end(runOfCpu(run));
    }

    /**
     * @param run
     *            0 to size - 1
     * @return whether its begin is an IN; false where the task was current when the recording began
     */
    public boolean entered(int run) {
        return runOfCpu(run) > 0;
    }

    /**
     * @param run
     *            0 to size - 1
     * @return whether its end is an OUT; false where the task was current when the recording ended
     */
    public boolean left(int run) {
        return runOfCpu(run) < tables.cpuRuns[cpuIndex(run)].size() - 1;
    }

    /**
     * Whether the task gave its CPU up by itself: a BLOCK or BLOCK_IO of it stands between the run's begin and the
     * task's next wake-up or
     * run, and no wake-up between that and the run's end.
     *
     * @param run
     *            0 to size - 1
     * @return true for a voluntary switch; false for an involuntary one and for the idle task
     */
    public boolean blocked(int run) {
        return (tables.cpus.get(first + run) & 1) != 0;
    }

    /**
     * @param run
     *            0 to size - 1
     * @return the time of the first WAKEUP or WAKEUP_NEW since the task's run before, where its IN follows; else
     * {@link #NO_WAKEUP}
     */
    public long wakeup(int run) {
        return tables.wakeups.get(first + run);
    }

    /** @return the time of the first wake-up after the last run, or {@link #NO_WAKEUP} */
    public long pendingWakeup() {
        return pendingWakeup;
    }

    /**
     * Since when the task waited for the run: since its wake-up, else since it was switched out without having blocked.
     * Where neither is
     * recorded it did not wait.
     *
     * @param run
     *            0 to size; size is the run that the recording does not hold any more
     * @return the begin of the waiting time, or {@link #NO_WAKEUP}
     */
    public long waitsSince(int run) {
        long wakeup = run < size ? wakeup(run) : pendingWakeup;
        if (wakeup != NO_WAKEUP || pid == CpuTimeline.IDLE || run == 0) {
            return wakeup;
        }
        return left(run - 1) && !blocked(run - 1) ? end(run - 1) : NO_WAKEUP;
    }

    /**
     * @param time
     *            ns since the first event
     * @return the first run that begins at that time or later; the size if there is none
     */
    public int firstAt(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (begin(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The run that stands at a place of a CPU's runs and begins at a time; it must exist. */
    int find(int cpuIndex, int runOfCpu, long begin) {
        int run = firstAt(begin);
        while (cpuIndex(run) != cpuIndex || runOfCpu(run) != runOfCpu) {
            run++;
        }
        return run;
    }
}
