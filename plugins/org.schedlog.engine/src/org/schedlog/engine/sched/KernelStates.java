// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

import org.schedlog.engine.compute.Departures;
import org.schedlog.engine.sched.KernelSink.Status;

/**
 * What the threads and CPUs of a {@link KernelSweep} do at a moment; tells a {@link KernelSink} what changes. For one
 * thread of the program.
 */
final class KernelStates {

    /** A thread's queue before anything is known of it. */
    private static final int NOT_TOLD = -2;

    final Departures departures = new Departures();

    private final KernelThreads threads;
    private final KernelSink sink;

    /** By CPU: the number of the thread that is current; before that, who leaves first. */
    private int[] current = new int[16];
    /** By thread: on how many CPUs it is current; on more than one where a chain is broken. */
    private int[] runs = new int[0];
    private int[] queues = new int[0];
    /** By thread: one more than the place of what it was told to do; 0 before anything is known of it. */
    private byte[] statuses = new byte[0];

    KernelStates(KernelThreads threads, KernelSink sink) {
        this.threads = threads;
        this.sink = sink;
    }

    /** Makes room for threads that were met. */
    void grow() {
        int known = runs.length;
        if (threads.count() > known) {
            int size = 2 * threads.count() + 256;
            runs = Arrays.copyOf(runs, size);
            statuses = Arrays.copyOf(statuses, size);
            queues = Arrays.copyOf(queues, size);
            Arrays.fill(queues, known, size, NOT_TOLD);
        }
    }

    // ---- CPUs

    /** A thread is the first one that is current on a CPU, which is the next one by number. */
    void first(int cpu, int thread) {
        if (cpu == current.length) {
            current = Arrays.copyOf(current, 2 * cpu);
        }
        current[cpu] = thread;
    }

    /** Trace Compass takes threads with one id whose names begin at one time for the same, and so all idle threads. */
    void begin() {
        grow();
        for (int cpu = 0; cpu < threads.cpuCount(); cpu++) {
            enter(cpu, current[cpu], 0);
            if (!threads.isIdle(current[cpu])) {
                threads.name(current[cpu], 0, 0);
            }
        }
    }

    int current(int cpu) {
        return current[cpu];
    }

    /** A thread is current on a CPU from now on. */
    void enter(int cpu, int thread, long time) {
        runs[thread]++;
        departures.enter(thread);
        current[cpu] = thread;
        status(thread, time, Status.RUNNING);
        queue(thread, time, threads.cpuNumber(cpu));
        sink.current(time, cpu, thread);
    }

    /** Another thread enters where this one was current. */
    void end(int thread) {
        runs[thread]--;
    }

    /** A thread is not current on a CPU any more; it may be so on another, where a chain is broken. */
    void leave(int thread, long time, int cpuNumber, Status otherwise) {
        if (runs[thread] > 0) {
            return;
        }
        Status status = threads.isIdle(thread) ? Status.WAITING : switch (departures.reason(thread)) {
        case Departures.BLOCKED -> Status.BLOCKED;
        case Departures.BLOCKED_IO -> Status.BLOCKED_IO;
        case Departures.EXITED -> Status.EXITED;
        default -> otherwise;
        };
        status(thread, time, status);
        queue(thread, time, status == Status.WAITING ? cpuNumber : KernelSink.NO_QUEUE);
    }

    // ---- threads

    boolean isCurrent(int thread) {
        return runs[thread] > 0;
    }

    /** Whether anything was told of it. */
    boolean isKnown(int thread) {
        return statuses[thread] != 0;
    }

    void status(int thread, long time, Status status) {
        int now = status.ordinal() + 1;
        if (statuses[thread] != now) {
            statuses[thread] = (byte) now;
            sink.status(time, thread, status);
        }
    }

    void queue(int thread, long time, int cpuNumber) {
        if (queues[thread] != cpuNumber) {
            queues[thread] = cpuNumber;
            sink.queue(time, thread, cpuNumber);
        }
    }

    /** A thread is on the same run queue as another one, if that is known. */
    void queueLike(int thread, long time, int other) {
        if (queues[other] != NOT_TOLD) {
            queue(thread, time, queues[other]);
        }
    }
}
