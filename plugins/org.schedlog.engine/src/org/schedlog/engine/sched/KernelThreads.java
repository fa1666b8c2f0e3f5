// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.compute.ThreadNames;

/**
 * The threads and CPUs of a {@link KernelSweep}, numbered densely from 0 on in the order in which they are met, and
 * what they are called. Every CPU has an idle thread of its own. For one thread of the program.
 */
final class KernelThreads {

    /** The row of a name that never comes. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final ThreadNames names;
    private final KernelSink sink;

    private final NumberMap cpus = new NumberMap();
    private int[] cpuNumbers = new int[16];
    private int cpuCount;

    private final NumberMap threads = new NumberMap();
    private final NumberMap idleThreads = new NumberMap();
    private int threadCount;
    /** By thread: its id. */
    private int[] pids = new int[256];
    /** By thread: the CPU to which it belongs if it is an idle one. */
    private int[] homes = new int[256];
    /** By thread: the row from which on it has another name than it was told to have. */
    private int[] nameRows = new int[256];

    /** By id: who is the parent of a thread that was not met yet, but ran before. */
    private final Map<Integer, Integer> parents;

    /** The parents are those from before the recording; the map is used up. */
    KernelThreads(ThreadNames names, Map<Integer, Integer> parents, KernelSink sink) {
        this.names = names;
        this.parents = parents;
        this.sink = sink;
    }

    // ---- CPUs

    /** How many CPUs were met. */
    int cpuCount() {
        return cpuCount;
    }

    /** The CPU with a number of its own; {@link #cpuCount()} grows if it is new. */
    int cpu(long number) {
        int cpu = cpus.get(number);
        return cpu == NumberMap.NONE ? addCpu(number) : cpu;
    }

    private int addCpu(long number) {
        if (cpuCount == cpuNumbers.length) {
            cpuNumbers = Arrays.copyOf(cpuNumbers, 2 * cpuCount);
        }
        cpus.put(number, cpuCount);
        cpuNumbers[cpuCount] = (int) number;
        sink.cpu(cpuCount, (int) number);
        return cpuCount++;
    }

    int cpuNumber(int cpu) {
        return cpuNumbers[cpu];
    }

    // ---- threads

    /** How many threads were met. */
    int count() {
        return threadCount;
    }

    /** The thread with an id; {@link #count()} grows if it is new. An idle thread's key is its CPU. */
    int thread(long pid, long cpuNumber) {
        int thread = pid == CpuTimeline.IDLE ? idleThreads.get(cpuNumber) : threads.get(pid);
        return thread == NumberMap.NONE ? addThread(pid, cpuNumber) : thread;
    }

    private int addThread(long pid, long cpuNumber) {
        if (threadCount == pids.length) {
            pids = Arrays.copyOf(pids, 2 * threadCount);
            homes = Arrays.copyOf(homes, 2 * threadCount);
            nameRows = Arrays.copyOf(nameRows, 2 * threadCount);
        }
        if (pid == CpuTimeline.IDLE) {
            idleThreads.put(cpuNumber, threadCount);
        } else {
            threads.put(pid, threadCount);
        }
        pids[threadCount] = (int) pid;
        homes[threadCount] = (int) cpuNumber;
        sink.thread(threadCount, (int) pid, (int) cpuNumber);
        int thread = threadCount++;
        if (!parents.isEmpty()) {
            inherit(thread, (int) pid, cpuNumber);
        }
        return thread;
    }

    /** Also tells the parent's parents, as far as they were not met. */
    private void inherit(int thread, int pid, long cpuNumber) {
        Integer parentPid = parents.remove(pid);
        if (parentPid != null) {
            int parent = thread(parentPid, cpuNumber);
            sink.parent(0, thread, parent);
            name(parent, 0, 0);
        }
    }

    /** Nothing is recorded of the thread that had an id before the recording. */
    void forgetParent(int pid) {
        parents.remove(pid);
    }

    boolean isIdle(int thread) {
        return pids[thread] == CpuTimeline.IDLE;
    }

    // ---- names

    /** A new thread has that number: its name is told once more. */
    void forgetName(int thread) {
        nameRows[thread] = 0;
    }

    /** Tells the thread's name if it has another one in a row than the one told last. */
    void name(int thread, int row, long time) {
        if (row >= nameRows[thread]) {
            tellName(thread, row, time);
        }
    }

    private void tellName(int thread, int row, long time) {
        int pid = pids[thread];
        if (isIdle(thread)) {
            sink.name(time, thread, KernelNames.ofIdle(homes[thread]));
            nameRows[thread] = NEVER;
        } else {
            sink.name(time, thread, KernelNames.of(names, pid, row));
            nameRows[thread] = nextNameRow(pid, row);
        }
    }

    private int nextNameRow(int pid, int row) {
        List<ThreadNames.Named> all = names.all(pid);
        for (ThreadNames.Named named : all) {
            if (named.row() > row) {
                return named.row();
            }
        }
        return NEVER;
    }
}
