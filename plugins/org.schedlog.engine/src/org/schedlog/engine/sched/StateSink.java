// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * Is told what changes in the course of a recording, by {@link StateSweep}. A change is told only where the value
 * differs from the one before; before the first one of its kind a value is unknown. The times of what is told of one
 * CPU's or one thread's one value never descend, others may; of changes at one time the last one counts. Times are ns
 * since the recording's first event.
 */
public interface StateSink extends CpuSink {

    /**
     * Another thread is current on a CPU.
     *
     * @param pid
     *            the thread's id, 0 for the idle task
     */
    void current(long time, int cpu, int pid);

    /**
     * A thread does something else.
     *
     * @param pid
     *            the thread's id, never 0
     * @param state
     *            what it does
     */
    void state(long time, int pid, ThreadState state);

    /**
     * A thread is on another CPU: it runs there, waits for it, or last ran there.
     *
     * @param pid
     *            the thread's id, never 0
     */
    void place(long time, int pid, int cpu);

    /**
     * A thread has another name.
     *
     * @param pid
     *            the thread's id, never 0
     * @param name
     *            its name, or null if it became unknown
     */
    void name(long time, int pid, String name);
}
