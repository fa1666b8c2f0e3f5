// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;

/**
 * When and where one task is current, ascending by the runs' begins. The runs of a task follow each other, except for
 * the idle task, and except where a broken chain lets a task be current on two CPUs. Immutable and thread-safe.
 */
public final class TaskRuns {

    /** What {@link #wakeup} returns where no wake-up led to the run. */
    public static final long NO_WAKEUP = -1;

    private static final int BLOCKED = 1;
    private static final int ENTERED = 2;
    private static final int LEFT = 4;
    private static final int FLAGS = 3;

    private final int pid;
    private final int first;
    private final int size;
    private final long pendingWakeup;
    private final Tables tables;

    /**
     * The runs of all tasks, one task after the other, each by its begin. That each has its times here again, though
     * the CPUs have them, lets a task's runs be read in order, which is what makes tables of all tasks quick.
     *
     * @param begins
     *            where each run begins
     * @param ends
     *            where it ends
     * @param states
     *            the index of its CPU and what is known of its ends, see {@link #cpuIndexOf}
     * @param wakeups
     *            the time of the wake-up that led to it, or {@link TaskRuns#NO_WAKEUP}
     * @param idleOuts
     *            the OUTs of the idle task on all CPUs, ascending: of this task alone runs overlap by nature
     * @param idleOutCount
     *            how many these are
     * @param cpuRuns
     *            the runs of each CPU by index
     */
    record Tables(LongTable begins, LongTable ends, IntTable states, LongTable wakeups, LongTable idleOuts,
            int idleOutCount, CpuRuns[] cpuRuns) {
    }

    /** A block of runs for loops over many of them. For one thread. */
    static final class Block {

        final long[] begins = new long[Column.BLOCK];
        final long[] ends = new long[Column.BLOCK];
        final int[] states = new int[Column.BLOCK];
        final long[] wakeups = new long[Column.BLOCK];
    }

    TaskRuns(int pid, int first, int size, long pendingWakeup, Tables tables) {
        this.pid = pid;
        this.first = first;
        this.size = size;
        this.pendingWakeup = pendingWakeup;
        this.tables = tables;
    }

    /** The state of a run that has just begun. */
    static int state(int cpuIndex, boolean entered) {
        return cpuIndex << FLAGS | (entered ? ENTERED : 0);
    }

    static int withBlocked(int state) {
        return state | BLOCKED;
    }

    static int withLeft(int state) {
        return state | LEFT;
    }

    static int cpuIndexOf(int state) {
        return state >>> FLAGS;
    }

    static boolean isBlocked(int state) {
        return (state & BLOCKED) != 0;
    }

    static boolean isEntered(int state) {
        return (state & ENTERED) != 0;
    }

    static boolean isLeft(int state) {
        return (state & LEFT) != 0;
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
        return cpuIndexOf(state(run));
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
     * @return where it begins, ns since the first event
     */
    public long begin(int run) {
        return tables.begins.get(first + run);
    }

    /**
     * @param run
     *            0 to size - 1
     * @return where it ends
     */
    public long end(int run) {
        return tables.ends.get(first + run);
    }

    /**
     * @param run
     *            0 to size - 1
     * @return whether its begin is an IN; false where the task was current when the recording began
     */
    public boolean entered(int run) {
        return isEntered(state(run));
    }

    /**
     * @param run
     *            0 to size - 1
     * @return whether its end is an OUT; false where the task was current when the recording ended
     */
    public boolean left(int run) {
        return isLeft(state(run));
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
     * @param time
     *            ns since the first event
     * @return the first run that begins at that time or later; the size if there is none
     */
    public int firstAt(long time) {
        return Ascending.first(size, run -> begin(run) >= time);
    }

    private int state(int run) {
        return tables.states.get(first + run);
    }

    /** Reads runs that follow each other, at most {@link Column#BLOCK}. */
    void read(int from, int count, Block block) {
        tables.begins.read(first + from, count, block.begins);
        tables.ends.read(first + from, count, block.ends);
        tables.states.read(first + from, count, block.states);
        tables.wakeups.read(first + from, count, block.wakeups);
    }

    /** The last run that begins on a CPU at a time; it must exist. */
    int find(int cpuIndex, long begin) {
        int run = Ascending.first(size, later -> begin(later) > begin) - 1;
        while (cpuIndex(run) != cpuIndex) {
            run--;
        }
        return run;
    }

    /** The idle task's OUTs in a window, ascending. */
    void idleOuts(TimeWindow window, Samples outs) {
        int from = Ascending.first(tables.idleOutCount, out -> tables.idleOuts.get(out) >= window.from());
        int to = Ascending.first(tables.idleOutCount, out -> tables.idleOuts.get(out) > window.to());
        long[] block = new long[Column.BLOCK];
        for (int out = from; out < to; out += Column.BLOCK) {
            int count = Math.min(Column.BLOCK, to - out);
            tables.idleOuts.read(out, count, block);
            outs.add(block, count);
        }
    }
}
