// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * Is told by a {@link KernelSweep} what threads and CPUs do, in the terms of Linux tracers. CPUs and threads have
 * dense numbers, ascending from 0 in the order in which they are met; every CPU has an idle thread of its own. Times
 * are ns since the recording's first event and never descend, except that what was so before the recording began is
 * told of a thread when it is met, for time 0. What is told may be the value before once more; of changes at one time
 * the last one counts.
 */
public interface KernelSink {

    /** What a thread is told to be on when it is on no run queue. */
    int NO_QUEUE = -1;

    /** What a thread does. */
    enum Status {
        /** It is current on a CPU. */
        RUNNING,
        /** It could run: it was woken, forked, or switched away from without having blocked. */
        WAITING,
        /** It waits for something. */
        BLOCKED,
        /** It waits for input or output. */
        BLOCKED_IO,
        /** It was current, and is not any more, but the kernel lost the switch; so nobody knows why. */
        UNKNOWN,
        /** It has ended. */
        EXITED
    }

    /**
     * A CPU is met for the first time.
     *
     * @param number
     *            the CPU's own number
     */
    void cpu(int cpu, int number);

    /**
     * A thread is met for the first time.
     *
     * @param pid
     *            its id; 0 for an idle thread
     * @param cpuNumber
     *            the number of the CPU that met it; an idle thread belongs there
     */
    void thread(int thread, int pid, int cpuNumber);

    /** A thread is current on a CPU. */
    void current(long time, int cpu, int thread);

    /** A thread does something. */
    void status(long time, int thread, Status status);

    /**
     * A thread is on a run queue.
     *
     * @param cpuNumber
     *            the number of the CPU where it runs or waits; {@link #NO_QUEUE} for none
     */
    void queue(long time, int thread, int cpuNumber);

    /** A thread was forked by another; at time 0 also: before the recording began. */
    void parent(long time, int thread, int parent);

    /**
     * A thread is called something, as told at forks and switches.
     *
     * @param name
     *            its name; never null
     */
    void name(long time, int thread, String name);
}
