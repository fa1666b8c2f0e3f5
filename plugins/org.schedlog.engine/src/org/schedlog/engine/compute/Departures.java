// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.util.Arrays;

/**
 * Follows why threads leave their CPUs, by what the kernel says of them before: a thread that blocked since it was
 * switched to, and was not woken since, leaves because of that; one that had an EXIT before leaves for good; all others
 * leave although they could go on. For one thread of the program.
 */
public final class Departures {

    /** The thread could go on. The values are those of the kernel's prev_state. */
    public static final int PREEMPTED = 0;
    /** It waits for something. */
    public static final int BLOCKED = 1;
    /** It waits for input or output. */
    public static final int BLOCKED_IO = 2;
    /** It has ended. */
    public static final int EXITED = 64;

    private static final int REASON = BLOCKED | BLOCKED_IO;
    private static final int ENDING = 4;

    private byte[] threads = new byte[256];

    /**
     * @param thread
     *            the thread's number, 0 or more
     * @param io
     *            whether it waits for input or output
     */
    public void block(int thread, boolean io) {
        set(thread, at(thread) & ENDING | (io ? BLOCKED_IO : BLOCKED));
    }

    /** A thread is woken: it does not wait any more. */
    public void wake(int thread) {
        set(thread, at(thread) & ENDING);
    }

    /** A thread begins to end; it runs on for a while, and can even wait meanwhile. */
    public void exit(int thread) {
        set(thread, at(thread) | ENDING);
    }

    /** A new thread has that number. */
    public void fork(int thread) {
        set(thread, 0);
    }

    /** A thread is switched to; what led to that is over. */
    public void enter(int thread) {
        wake(thread);
    }

    /**
     * @return why the thread leaves if it leaves now: PREEMPTED, BLOCKED, BLOCKED_IO or EXITED
     */
    public int reason(int thread) {
        int now = at(thread);
        int reason = now & REASON;
        return reason != PREEMPTED && (now & ENDING) != 0 ? EXITED : reason;
    }

    private int at(int thread) {
        return thread < threads.length ? threads[thread] : 0;
    }

    private void set(int thread, int value) {
        if (thread >= threads.length) {
            grow(thread);
        }
        threads[thread] = (byte) value;
    }

    private void grow(int thread) {
        threads = Arrays.copyOf(threads, Math.max(thread + 1, 2 * threads.length));
    }
}
