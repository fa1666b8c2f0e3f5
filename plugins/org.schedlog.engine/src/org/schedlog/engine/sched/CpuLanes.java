// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Who is current on which CPU at which time: the part of a {@link CpuTimeline} that knows CPUs and nothing of what else
 * happens to tasks, which is made in a fraction of the time. What a run is and whom it belongs to is said there.
 * Immutable and thread-safe; everything that grows with the recording is in the recording's storage.
 */
public final class CpuLanes {

    private final long duration;
    private final int[] cpus;
    private final CpuRuns[] runs;
    private final int[] pids;
    private final CpuRuns.Tables tables;

    /**
     * @param duration
     *            the time of the recording's last event
     * @param runs
     *            of each CPU that has an event, ascending
     * @param pids
     *            of all tasks that are ever current, ascending
     * @param tables
     *            hold the runs
     */
    CpuLanes(long duration, CpuRuns[] runs, int[] pids, CpuRuns.Tables tables) {
        this.duration = duration;
        this.runs = runs;
        this.cpus = Arrays.stream(runs).mapToInt(CpuRuns::cpu).toArray();
        this.pids = pids;
        this.tables = tables;
    }

    /**
     * Looks into the recording's cache ({@link KeptLanes}), else goes over the recording, with all processors.
     *
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return its lanes
     * @throws IOException
     *             when the recording has no CTX_SWITCH rows or the storage fails; the message is for the user
     */
    public static CpuLanes of(Recording recording, Progress progress) throws IOException {
        Optional<CpuLanes> kept = KeptLanes.find(recording, progress);
        return kept.isPresent() ? kept.get() : new LanesBuilder(recording).build(progress);
    }

    CpuRuns.Tables tables() {
        return tables;
    }

    /** @return the time of the recording's last event; the first one's is 0 */
    public long duration() {
        return duration;
    }

    /** @return the window that the recording covers */
    public TimeWindow span() {
        return new TimeWindow(0, duration);
    }

    /** @return the numbers of all CPUs that have an event of any kind, ascending; some may have no runs */
    public int[] cpus() {
        return cpus.clone();
    }

    /** @return how many CPUs there are */
    public int cpuCount() {
        return cpus.length;
    }

    /**
     * @param index
     *            the CPU's place among {@link #cpus}
     * @return its runs
     */
    public CpuRuns cpuAt(int index) {
        return runs[index];
    }

    /**
     * @param cpu
     *            a CPU's number
     * @return its place among {@link #cpus}, or negative if it has no event
     */
    public int indexOfCpu(int cpu) {
        return Arrays.binarySearch(cpus, cpu);
    }

    /** @return how many tasks are ever current; they are numbered from 0 on, ascending by their pids */
    public int taskCount() {
        return pids.length;
    }

    /**
     * @param task
     *            the task's number, as in {@link CpuRuns#task}
     * @return its thread id; that of the idle task of all CPUs together is {@link CpuTimeline#IDLE}
     */
    public int pidAt(int task) {
        return pids[task];
    }

    /**
     * @param pid
     *            a thread id
     * @return the number of its task, or negative if it is never current
     */
    public int numberOf(int pid) {
        return Arrays.binarySearch(pids, pid);
    }
}
