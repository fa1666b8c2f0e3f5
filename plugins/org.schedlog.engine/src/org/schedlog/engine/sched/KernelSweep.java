// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.Departures;
import org.schedlog.engine.compute.ProcessList;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.sched.KernelSink.Status;

/**
 * Follows in two passes over a recording what Trace Compass' kernel analysis wants to know, and tells it to a
 * {@link KernelSink}.
 * <ul>
 * <li>Who is current on a CPU is defined as in {@link CpuTimeline}: whom it was last switched to, before the first
 * CTX_SWITCH the thread that leaves there. A thread is RUNNING as long as it is current anywhere, so its running time
 * is that of its runs, broken chains of switches included.
 * <li>Why a thread leaves is said by {@link Departures}. Where a CTX_SWITCH leaves another thread than the current one,
 * both have left; of the current one nobody knows why, unless a BLOCK said it.
 * <li>A thread that is not current WAITS from a WAKEUP, WAKEUP_NEW, FORK (of itself) or MIGRATE on.
 * <li>A thread's run queue is the CPU where it is current or waits. Names are told at forks and switches.
 * <li>Parents are told at forks. For a thread that ran before the recording began {@link ProcessList} says its parent
 * and the parent's parents, whether or not these occur in the recording.
 * </ul>
 * So it is what Linux' sched_switch, sched_wakeup, sched_migrate_task and sched_process_fork would tell. For one use
 * and one thread of the program.
 */
public final class KernelSweep {

    private static final int NOBODY = -1;
    /** Rows are followed by so many, since Java compiles a loop that runs for long twice. */
    private static final int RUN = 1 << 5;
    /** A thread's queue before anything is known of it. */
    private static final int NOT_TOLD = -2;

    private final KernelSink sink;
    private final StateKinds kinds;
    private final EventBlocks rows;
    private final RowHandler[] handlers;
    private final KernelThreads threads;
    private final Departures departures = new Departures();

    /** By CPU: the number of the thread that is current; before that, who leaves first. */
    private int[] current = new int[0];

    /** By thread: on how many CPUs it is current; on more than one where a chain is broken. */
    private int[] runs = new int[0];
    private int[] queues = new int[0];
    /** By thread: what it was told to do; null before anything is known of it. */
    private Status[] statuses = new Status[0];

    private KernelSweep(Recording recording, ThreadNames names, KernelSink sink) throws IOException {
        this.sink = sink;
        this.kinds = new StateKinds(recording.eventTable());
        this.rows = new EventBlocks(recording);
        this.threads = new KernelThreads(names, ProcessList.parents(recording), sink);
        this.handlers = handlers();
    }

    /**
     * What is done with a row of some event. Called by way of an array, so that each is compiled by itself, as soon as
     * it pays: together they would keep the compiler of a Java that has just started busy for a second.
     */
    @FunctionalInterface
    private interface RowHandler {
        void take(int i);
    }

    /**
     * Tells everything that happens.
     *
     * @param recording
     *            the recording
     * @param names
     *            what its threads are called
     * @param sink
     *            is told, in the calling thread
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when the recording cannot be read
     */
    public static void run(Recording recording, ThreadNames names, KernelSink sink, Progress progress)
            throws IOException {
        KernelSweep sweep = new KernelSweep(recording, names, sink);
        sweep.rows.forEachEvent("Looking for who runs first", progress, sweep::findFirst);
        sweep.begin();
        sweep.rows.forEach("Following threads and CPUs", progress, sweep::follow);
    }

    // ---- before the first event

    private void findFirst(int count) {
        for (int i = 0; i < count; i++) {
            if (kinds.kind(kinds.find(rows.events[i])) == StateKinds.Kind.SWITCH) {
                int cpu = cpu(rows.cpus[i]);
                if (current[cpu] == NOBODY) {
                    current[cpu] = thread(i);
                }
            }
        }
    }

    /** Trace Compass takes threads with one id whose names begin at one time for the same, and so all idle threads. */
    private void begin() {
        for (int cpu = 0; cpu < threads.cpuCount(); cpu++) {
            enter(cpu, current[cpu], 0);
            if (!threads.isIdle(current[cpu])) {
                threads.name(current[cpu], 0, 0);
            }
        }
    }

    // ---- events

    private void follow(int count) {
        for (int from = 0; from < count; from += RUN) {
            follow(from, Math.min(count, from + RUN));
        }
    }

    private void follow(int from, int to) {
        for (int i = from; i < to; i++) {
            handlers[kinds.find(rows.events[i]) + 1].take(i);
        }
    }

    /** By the number of an event, plus one for those that the table lacks: what a row with that event is handed to. */
    private RowHandler[] handlers() {
        RowHandler none = i -> {
            // says nothing of threads
        };
        RowHandler[] all = new RowHandler[kinds.count() + 1];
        all[0] = none;
        for (int event = 0; event < kinds.count(); event++) {
            all[event + 1] = switch (kinds.kind(event)) {
            case SWITCH -> this::change;
            case WAKEUP -> this::wake;
            case BLOCK -> i -> block(i, false);
            case BLOCK_IO -> i -> block(i, true);
            case EXIT -> i -> departures.exit(thread(i));
            case FORK -> this::fork;
            case MIGRATE -> this::migrate;
            default -> none;
            };
        }
        return all;
    }

    private void change(int i) {
        long time = rows.times[i];
        int cpu = cpu(rows.cpus[i]);
        int previous = thread(i);
        int next = thread(rows.arg0s[i], rows.cpus[i]);
        int before = current[cpu];
        int row = rows.first() + i;
        if (before != next) {
            runs[before]--;
            if (before != previous) {
                leave(before, time, (int) rows.cpus[i], Status.UNKNOWN);
            }
        }
        leave(previous, time, (int) rows.cpus[i], Status.WAITING);
        if (before != next) {
            enter(cpu, next, time);
        }
        threads.name(previous, row, time);
        threads.name(next, row, time);
    }

    private void enter(int cpu, int thread, long time) {
        runs[thread]++;
        departures.enter(thread);
        current[cpu] = thread;
        status(thread, time, Status.RUNNING);
        queue(thread, time, threads.cpuNumber(cpu));
        sink.current(time, cpu, thread);
    }

    /** A thread is not current on a CPU any more; it may be so on another, where a chain is broken. */
    private void leave(int thread, long time, int cpuNumber, Status otherwise) {
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

    private void wake(int i) {
        int thread = thread(i);
        departures.wake(thread);
        if (runs[thread] == 0) {
            status(thread, rows.times[i], Status.WAITING);
        }
        queue(thread, rows.times[i], (int) rows.cpus[i]);
    }

    /** Mostly the thread is current and leaves soon; else a switch was lost, and it has left already. */
    private void block(int i, boolean io) {
        if (rows.pids[i] == CpuTimeline.IDLE) {
            return;
        }
        int thread = thread(i);
        departures.block(thread, io);
        if (statuses[thread] != null) {
            leave(thread, rows.times[i], KernelSink.NO_QUEUE, Status.UNKNOWN);
        }
    }

    private void fork(int i) {
        // if there was another thread of that id before, nothing else is recorded of it
        threads.forgetParent((int) rows.pids[i]);
        int child = thread(i);
        int parent = thread(rows.arg0s[i], rows.cpus[i]);
        long time = rows.times[i];
        departures.fork(child);
        sink.parent(time, child, parent);
        threads.forgetName(child);
        threads.name(child, rows.first() + i, time);
        if (runs[child] == 0) {
            status(child, time, Status.WAITING);
            if (queues[parent] != NOT_TOLD) {
                queue(child, time, queues[parent]);
            }
        }
    }

    /** A current thread cannot be moved; where it is, a switch was lost. */
    private void migrate(int i) {
        int thread = rows.pids[i] == CpuTimeline.IDLE ? NOBODY : thread(i);
        if (thread != NOBODY && runs[thread] == 0) {
            status(thread, rows.times[i], Status.WAITING);
            queue(thread, rows.times[i], (int) rows.arg1s[i]);
        }
    }

    private void status(int thread, long time, Status status) {
        if (statuses[thread] != status) {
            statuses[thread] = status;
            sink.status(time, thread, status);
        }
    }

    private void queue(int thread, long time, int cpuNumber) {
        if (queues[thread] != cpuNumber) {
            queues[thread] = cpuNumber;
            sink.queue(time, thread, cpuNumber);
        }
    }

    // ---- numbers

    private int cpu(long number) {
        int cpu = threads.cpu(number);
        if (cpu >= current.length) {
            current = Arrays.copyOf(current, 2 * cpu + 16);
            Arrays.fill(current, cpu, current.length, NOBODY);
        }
        return cpu;
    }

    private int thread(int i) {
        return thread(rows.pids[i], rows.cpus[i]);
    }

    private int thread(long pid, long cpuNumber) {
        int thread = threads.thread(pid, cpuNumber);
        if (thread >= runs.length) {
            grow(2 * thread + 256);
        }
        return thread;
    }

    private void grow(int size) {
        int known = runs.length;
        runs = Arrays.copyOf(runs, size);
        statuses = Arrays.copyOf(statuses, size);
        queues = Arrays.copyOf(queues, size);
        Arrays.fill(queues, known, size, NOT_TOLD);
    }
}
