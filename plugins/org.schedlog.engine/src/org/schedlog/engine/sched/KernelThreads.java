// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;
import java.util.Map;

import org.schedlog.engine.compute.ThreadNames;

/**
 * The threads and CPUs of a {@link KernelSweep}, numbered densely from 0 on in the order in which they are met, and
 * what they are called. Every CPU has an idle thread of its own. For one thread of the program.
 */
final class KernelThreads {

    /** The row of a name that never comes. */
    private static final int NEVER = ThreadNames.FOR_EVER;

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

    /** By id: the parent's id of a thread that ran before. */
    private final NumberMap parents = new NumberMap();

    KernelThreads(ThreadNames names, KernelSink sink) {
        this.names = names;
        this.sink = sink;
    }

    /** Who were parents of whom before the recording; said before any thread is met. */
    void setParents(Map<Integer, Integer> before) {
        for (Map.Entry<Integer, Integer> thread : before.entrySet()) {
            parents.put(thread.getKey(), thread.getValue());
        }
    }

    // ---- CPUs

    /** How many CPUs were met. */
    int cpuCount() {
        return cpuCount;
    }

    /** The CPU with a number of its own, or {@link NumberMap#NONE} if it was not met. */
    int cpu(long number) {
        return cpus.get(number);
    }

    /** Meets a CPU. */
    int addCpu(long number) {
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

    /**
     * The thread with an id, or {@link NumberMap#NONE} if it was not met yet. An idle thread's key is its CPU.
     */
    int find(long pid, long cpuNumber) {
        return pid == CpuTimeline.IDLE ? idleThreads.get(cpuNumber) : threads.get(pid);
    }

    /** The thread with an id; {@link #count()} grows if it is new, also by those of its parents that are new. */
    int thread(long pid, long cpuNumber) {
        int thread = find(pid, cpuNumber);
        return thread == NumberMap.NONE ? meet(pid, cpuNumber) : thread;
    }

    /** Adds a thread, and tells who its parent is, and that one's parent, as far as they were not met. */
    private int meet(long pid, long cpuNumber) {
        int met = threadCount;
        int child = NumberMap.NONE;
        long next = pid;
        do {
            int thread = find(next, cpuNumber);
            boolean isNew = thread == NumberMap.NONE;
            if (isNew) {
                thread = add(next, cpuNumber);
            }
            if (child != NumberMap.NONE) {
                sink.parent(0, child, thread);
                name(thread, 0, 0);
            }
            child = thread;
            next = isNew ? parents.get(next) : NumberMap.NONE;
        } while (next != NumberMap.NONE);
        return met;
    }

    private int add(long pid, long cpuNumber) {
        if (threadCount == pids.length) {
            grow();
        }
        NumberMap map = pid == CpuTimeline.IDLE ? idleThreads : threads;
        map.put(pid == CpuTimeline.IDLE ? cpuNumber : pid, threadCount);
        pids[threadCount] = (int) pid;
        homes[threadCount] = (int) cpuNumber;
        sink.thread(threadCount, (int) pid, (int) cpuNumber);
        return threadCount++;
    }

    /** A method of its own, as all that is seldom done: what is small is compiled soon. */
    private void grow() {
        pids = Arrays.copyOf(pids, 2 * threadCount);
        homes = Arrays.copyOf(homes, 2 * threadCount);
        nameRows = Arrays.copyOf(nameRows, 2 * threadCount);
    }

    /** Nothing is recorded of the thread that had an id before the recording. */
    void forgetParent(int pid) {
        parents.put(pid, NumberMap.NONE);
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
        names(thread, thread, row, time);
    }

    /** The same of two threads; all goes by way of this, so that what is done for a new name is compiled once. */
    void names(int one, int other, int row, long time) {
        while (row >= nameRows[one] || row >= nameRows[other]) {
            tellName(row >= nameRows[one] ? one : other, row, time);
        }
    }

    private void tellName(int thread, int row, long time) {
        ThreadNames.Held held = isIdle(thread) ? new ThreadNames.Held(KernelNames.ofIdle(homes[thread]), NEVER)
                : names.held(pids[thread], row);
        sink.name(time, thread, KernelNames.of(pids[thread], held.name()));
        nameRows[thread] = held.until();
    }
}
