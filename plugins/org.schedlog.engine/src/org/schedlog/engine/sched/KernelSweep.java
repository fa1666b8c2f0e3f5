// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueCounts;
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

    /** Rows are followed by so many, since Java compiles a loop that runs for long twice. */
    private static final int RUN = 1 << 5;
    /** A thread's queue before anything is known of it. */
    private static final int NOT_TOLD = -2;

    private final KernelSink sink;
    private final StateKinds kinds;
    private final EventBlocks rows;
    private final KernelRows about;
    private final RowHandler[] handlers;
    private final KernelThreads threads;
    private final Departures departures = new Departures();

    /** By CPU: the number of the thread that is current; before that, who leaves first. */
    private int[] current = new int[0];
    /** How many CPUs have rows, but no switch that was found. */
    private int silentCpus;

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
        this.about = new KernelRows(rows, kinds, threads);
        this.handlers = handlers();
    }

    /**
     * What is done with a row of some event. Called by way of an array, so that each is compiled by itself, as soon as
     * it pays: together they would keep the compiler of a Java that has just started busy for a second. Classes rather
     * than lambdas, since a lambda and the method that it calls are both compiled.
     */
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
        String task = "Looking for who runs first";
        progress.task(task);
        sweep.silentCpus = ValueCounts.of(recording.cpu(), 0, recording.events(), progress).size();
        sweep.rows.forEachEvent(task, progress, () -> sweep.silentCpus > 0, sweep::findFirst);
        sweep.begin();
        sweep.rows.forEach("Following threads and CPUs", progress, sweep::follow);
    }

    // ---- before the first event

    private void findFirst(int count) {
        for (int i = 0; i < count; i++) {
            if (kinds.kind(kinds.find(rows.events[i])) == StateKinds.Kind.SWITCH) {
                findFirst(rows.pids[i], rows.cpus[i]);
            }
        }
    }

    private void findFirst(long pid, long cpuNumber) {
        if (threads.cpu(cpuNumber) == NumberMap.NONE) {
            int cpu = threads.addCpu(cpuNumber);
            if (cpu == current.length) {
                current = Arrays.copyOf(current, 2 * cpu + 16);
            }
            current[cpu] = threads.thread(pid, cpuNumber);
            silentCpus--;
        }
    }

    /** Trace Compass takes threads with one id whose names begin at one time for the same, and so all idle threads. */
    private void begin() {
        grow();
        for (int cpu = 0; cpu < threads.cpuCount(); cpu++) {
            enter(cpu, current[cpu], 0);
            if (!threads.isIdle(current[cpu])) {
                threads.name(current[cpu], 0, 0);
            }
        }
    }

    // ---- events

    private void follow(int count) {
        about.take(count);
        int from = 0;
        for (int i = 0; i < about.unmetCount(); i++) {
            int to = about.unmet[i];
            followAll(from, to);
            about.meet(to);
            grow();
            from = to;
        }
        followAll(from, about.count());
    }

    private void followAll(int begin, int end) {
        for (int from = begin; from < end; from += RUN) {
            follow(from, Math.min(end, from + RUN));
        }
    }

    private void follow(int from, int to) {
        for (int place = from; place < to; place++) {
            handlers[about.events[place]].take(about.rows[place]);
        }
    }

    /** By the number of an event, plus one for those that the table lacks: what a row with that event is handed to. */
    private RowHandler[] handlers() {
        RowHandler[] all = new RowHandler[kinds.count() + 1];
        for (int event = 0; event < kinds.count(); event++) {
            all[event + 1] = switch (kinds.kind(event)) {
            case SWITCH -> new Switching();
            case WAKEUP -> new Waking();
            case BLOCK -> new Blocking(false);
            case BLOCK_IO -> new Blocking(true);
            case EXIT -> i -> departures.exit(about.threads[i]);
            case FORK -> new Forking();
            case MIGRATE -> new Migrating();
            // says nothing of threads
            default -> null;
            };
        }
        return all;
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

    // ---- what rows say

    /** A thread leaves a CPU, and another one is current there from now on. */
    private final class Switching implements RowHandler {

        @Override
        public void take(int i) {
            long time = rows.times[i];
            int cpu = threads.cpu(rows.cpus[i]);
            int previous = about.threads[i];
            int next = about.others[i];
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
            threads.names(previous, next, row, time);
        }
    }

    /** A thread can go on. */
    private final class Waking implements RowHandler {

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            departures.wake(thread);
            if (runs[thread] == 0) {
                status(thread, rows.times[i], Status.WAITING);
            }
            queue(thread, rows.times[i], (int) rows.cpus[i]);
        }
    }

    /** A thread will leave; or a switch was lost, and it has left already. */
    private final class Blocking implements RowHandler {

        private final boolean io;

        Blocking(boolean io) {
            this.io = io;
        }

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            departures.block(thread, io);
            if (statuses[thread] != null) {
                leave(thread, rows.times[i], KernelSink.NO_QUEUE, Status.UNKNOWN);
            }
        }
    }

    /** A thread has a new child. */
    private final class Forking implements RowHandler {

        @Override
        public void take(int i) {
            int child = about.threads[i];
            int parent = about.others[i];
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
    }

    /** A thread is moved. A current one cannot be; where it is, a switch was lost. */
    private final class Migrating implements RowHandler {

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            if (runs[thread] == 0) {
                status(thread, rows.times[i], Status.WAITING);
                queue(thread, rows.times[i], (int) rows.arg1s[i]);
            }
        }
    }

    // ---- numbers

    /** Makes room for threads that were met. */
    private void grow() {
        int known = runs.length;
        if (threads.count() > known) {
            int size = 2 * threads.count() + 256;
            runs = Arrays.copyOf(runs, size);
            statuses = Arrays.copyOf(statuses, size);
            queues = Arrays.copyOf(queues, size);
            Arrays.fill(queues, known, size, NOT_TOLD);
        }
    }
}
