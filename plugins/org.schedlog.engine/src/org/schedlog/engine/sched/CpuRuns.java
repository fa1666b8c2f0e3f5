// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;

/**
 * Who is current on one CPU: runs that follow each other without gap from time 0 to the recording's end. Runs of length
 * 0 occur. Immutable
 * and thread-safe.
 */
public final class CpuRuns {

    private final int cpu;
    private final int first;
    private final int size;
    private final long rows;
    private final long breaks;
    private final long duration;
    private final Tables tables;

    /**
     * The runs of all CPUs, one CPU after the other.
     *
     * @param begins
     *            where each run begins
     * @param tasks
     *            the number of its task
     */
    record Tables(LongTable begins, IntTable tasks) {
    }

    /** A block of runs for loops over many of them. For one thread. */
    static final class Block {

        /** With a place more, for the end of the last one. */
        final long[] begins = new long[Column.BLOCK + 1];
        final int[] tasks = new int[Column.BLOCK];
    }

    /**
     * @param cpu
     *            the CPU's number
     * @param first
     *            the place of its first run in the tables
     * @param size
     *            how many runs it has
     * @param rows
     *            how many switches it has, those that change nothing included
     * @param breaks
     *            how many of them do not leave the thread that was current
     * @param duration
     *            the recording's end
     * @param tables
     *            hold its runs
     */
    CpuRuns(int cpu, int first, int size, long rows, long breaks, long duration, Tables tables) {
        this.cpu = cpu;
        this.first = first;
        this.size = size;
        this.rows = rows;
        this.breaks = breaks;
        this.duration = duration;
        this.tables = tables;
    }

    /** @return the CPU's number */
    public int cpu() {
        return cpu;
    }

    /** @return how many runs there are; 0 only where the CPU has no CTX_SWITCH row */
    public int size() {
        return size;
    }

    /** @return how many CTX_SWITCH rows the CPU has, those that change nothing included */
    public long rows() {
        return rows;
    }

    /** @return how many of these rows leave another thread than the one that was current */
    public long breaks() {
        return breaks;
    }

    /**
     * @param run
     *            0 to size - 1
     * @return where it begins, ns since the first event; for all but run 0 this is an IN
     */
    public long begin(int run) {
        return tables.begins.get(first + run);
    }

    /**
     * @param run
     *            0 to size - 1
     * @return where it ends; for all but the last run this is an OUT
     */
    public long end(int run) {
        return run == size - 1 ? duration : tables.begins.get(first + run + 1);
    }

    /**
     * @param run
     *            0 to size - 1
     * @return the number of its task in the time line
     */
    public int task(int run) {
        return tables.tasks.get(first + run);
    }

    /**
     * @param time
     *            ns since the first event
     * @return the last run that begins before that time, or -1
     */
    public int lastBefore(long time) {
        return Ascending.first(size, run -> begin(run) >= time) - 1;
    }

    /** Reads runs that follow each other, at most {@link Column#BLOCK}. */
    void read(int from, int count, Block block) {
        tables.begins.read(first + from, count, block.begins);
        tables.tasks.read(first + from, count, block.tasks);
    }
}
