// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueCounts;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.compute.Departures;
import org.schedlog.engine.compute.ProcessList;
import org.schedlog.engine.compute.ThreadNames;

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

    private final StateKinds kinds;
    private final EventBlocks rows;
    private final KernelRows about;
    private final KernelThreads threads;
    private final KernelStates states;
    private final KernelHandlers.Handler[] handlers;
    /** How many CPUs have rows, but no switch that was found. */
    private int silentCpus;

    private KernelSweep(Recording recording, ThreadNames names, KernelSink sink) {
        kinds = new StateKinds(recording.eventTable());
        rows = new EventBlocks(recording);
        threads = new KernelThreads(names, sink);
        states = new KernelStates(threads, sink);
        about = new KernelRows(rows, kinds, threads);
        handlers = new KernelHandlers(rows, about, threads, states, sink).byEvent(kinds);
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
        sweep.prepare(recording, new Work(progress, 1));
        sweep.rows.forEachEvent(task, progress, () -> sweep.silentCpus > 0, sweep::findFirst);
        sweep.states.begin();
        sweep.rows.forEach("Following threads and CPUs", progress, sweep::follow);
    }

    // ---- before the first event

    /** Two things that have nothing to do with each other, so two processors do them. */
    private void prepare(Recording recording, Work work) throws IOException {
        work.<Void>run(List.of(() -> {
            silentCpus = ValueCounts.of(recording.cpu(), 0, recording.events(), work.within()).size();
            return null;
        }, () -> {
            threads.setParents(ProcessList.parents(recording));
            return null;
        }));
    }

    private void findFirst(int count) {
        for (int i = 0; i < count; i++) {
            if (kinds.kind(kinds.find(rows.events[i])) == StateKinds.Kind.SWITCH) {
                findFirst(rows.pids[i], rows.cpus[i]);
            }
        }
    }

    private void findFirst(long pid, long cpuNumber) {
        if (threads.cpu(cpuNumber) == NumberMap.NONE) {
            states.first(threads.addCpu(cpuNumber), threads.thread(pid, cpuNumber));
            silentCpus--;
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
            states.grow();
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
}
