// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * Who is current on which CPU at which time, as the CTX_SWITCH rows say it. A CPU's time line is defined by whom it
 * switches to: between two such rows the earlier one's next thread is current; before the first row its previous
 * thread, from time 0 on; after the last one its next thread, to the recording's end. So every instant of a CPU
 * belongs to exactly one thread, also where a kernel lost switches. A row whose next thread is current there already
 * changes nothing. A row whose previous thread is not the current one is a break of the chain.
 * <p>
 * A <em>run</em> is a time during which one thread is current on one CPU without interruption. Its begin is the
 * thread's IN and its end the thread's OUT, except that a CPU's first run has no IN and its last run no OUT.
 * <p>
 * Its {@link CpuLanes} are made first. Immutable and thread-safe; everything that grows with the recording is in the
 * recording's storage.
 */
public final class CpuTimeline {

    /** The idle task of every CPU. */
    public static final int IDLE = 0;

    private final CpuLanes lanes;
    private final TaskRuns[] taskRuns;

    /**
     * @param lanes
     *            who is current on each CPU
     * @param taskRuns
     *            by the number of the task
     */
    CpuTimeline(CpuLanes lanes, TaskRuns[] taskRuns) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
    }

    /**
     * Goes over a recording.
     *
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return its time line
     * @throws IOException
     *             when the recording has no CTX_SWITCH rows or the storage fails; the message is for the user
     */
    public static CpuTimeline of(Recording recording, Progress progress) throws IOException {
        return of(recording, CpuLanes.of(recording, progress), progress);
    }

    /**
     * Goes over a recording of which more is known.
     *
     * @param recording
     *            the recording
     * @param lanes
     *            its lanes
     * @param progress
     *            listens and may cancel
     * @return its time line
     * @throws IOException
     *             when the storage fails; the message is for the user
     */
    public static CpuTimeline of(Recording recording, CpuLanes lanes, Progress progress) throws IOException {
        return new TaskRunsBuilder(recording, lanes, progress).build(progress);
    }

    /** @return the part of it that knows CPUs only */
    public CpuLanes lanes() {
        return lanes;
    }

    /** @return the time of the recording's last event; the first one's is 0 */
    public long duration() {
        return lanes.duration();
    }

    /** @return the window that the recording covers */
    public TimeWindow span() {
        return lanes.span();
    }

    /**
     * @return the numbers of all CPUs that have an event of any kind, ascending; some may have no switches, and so no
     * runs
     */
    public int[] cpus() {
        return lanes.cpus();
    }

    /** @return how many CPUs there are */
    public int cpuCount() {
        return lanes.cpuCount();
    }

    /**
     * @param index
     *            the CPU's place among {@link #cpus}
     * @return its runs
     */
    public CpuRuns cpuAt(int index) {
        return lanes.cpuAt(index);
    }

    /**
     * @param cpu
     *            a CPU's number
     * @return its place among {@link #cpus}, or negative if it has no event
     */
    public int indexOfCpu(int cpu) {
        return lanes.indexOfCpu(cpu);
    }

    /**
     * @param level
     *            the nodes of a topology's level of this recording
     * @return for each of {@link #cpus} the index of the node that has it
     */
    public int[] nodesOf(List<Topology.Node> level) {
        int[] nodes = new int[cpuCount()];
        for (int node = 0; node < level.size(); node++) {
            for (int cpu : level.get(node).cpus()) {
                int index = indexOfCpu(cpu);
                if (index >= 0) {
                    nodes[index] = node;
                }
            }
        }
        return nodes;
    }

    /**
     * @param nodes
     *            nodes of a topology's levels of this recording, which may lie within each other
     * @return for each of {@link #cpus} the indexes of the nodes that have it
     */
    public int[][] allNodesOf(List<Topology.Node> nodes) {
        return Arrays.stream(cpus()).mapToObj(cpu -> IntStream.range(0, nodes.size())
                .filter(node -> nodes.get(node).cpus().contains(cpu)).toArray()).toArray(int[][]::new);
    }

    /** @return the pids of all tasks that are ever current, ascending; 0 is the idle task of all CPUs together */
    public int[] pids() {
        return Arrays.stream(taskRuns).mapToInt(TaskRuns::pid).toArray();
    }

    /** @return how many tasks are ever current */
    public int taskCount() {
        return taskRuns.length;
    }

    /**
     * @param number
     *            the task's number, 0 to {@link #taskCount} - 1, as in {@link CpuRuns#task}
     * @return its runs
     */
    public TaskRuns taskAt(int number) {
        return taskRuns[number];
    }

    /**
     * @param pid
     *            a thread id
     * @return the number of its task, or negative if it is never current
     */
    public int numberOf(int pid) {
        return lanes.numberOf(pid);
    }

    /**
     * @param pid
     *            a thread id
     * @return its runs, ascending by their begins; none if it is never current
     */
    public TaskRuns task(int pid) {
        int number = numberOf(pid);
        return number < 0 ? TaskRuns.none(pid) : taskRuns[number];
    }

    /** @return how many switches do not leave the thread that was current on their CPU */
    public long breaks() {
        return IntStream.range(0, cpuCount()).mapToLong(index -> cpuAt(index).breaks()).sum();
    }

    /** @return what the user should know of the data's quality, one sentence each */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        long breaks = breaks();
        long rows = 0;
        for (int index = 0; index < cpuCount(); index++) {
            CpuRuns runs = cpuAt(index);
            rows += runs.rows();
            if (runs.size() == 0) {
                notes.add("CPU " + runs.cpu() + " has no CTX_SWITCH event: who ran there is unknown");
            }
        }
        if (breaks > 0) {
            notes.add(breaks + " of " + rows + " switches leave another thread than the one that was switched to "
                    + "before: the kernel did not report the switches between; that time is counted for the thread "
                    + "last switched to");
        }
        return notes;
    }
}
