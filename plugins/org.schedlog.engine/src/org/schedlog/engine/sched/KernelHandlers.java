// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.sched.KernelSink.Status;

/**
 * What is done with a row of each kind of event in a {@link KernelSweep}. Called by way of an array, so that each is
 * compiled by itself, as soon as it pays: together they would keep the compiler of a Java that has just started busy
 * for a second. Classes rather than lambdas, since a lambda and the method that it calls are both compiled. For one
 * thread of the program.
 */
final class KernelHandlers {

    private final EventBlocks rows;
    private final KernelRows about;
    private final KernelThreads threads;
    private final KernelStates states;
    private final KernelSink sink;

    /** Takes a row. */
    interface Handler {

        /**
         * @param i
         *            which row of the block
         */
        void take(int i);
    }

    KernelHandlers(EventBlocks rows, KernelRows about, KernelThreads threads, KernelStates states, KernelSink sink) {
        this.rows = rows;
        this.about = about;
        this.threads = threads;
        this.states = states;
        this.sink = sink;
    }

    /** By the number of an event, plus one for those that the table lacks: what a row with that event is handed to. */
    Handler[] byEvent(StateKinds kinds) {
        Handler[] all = new Handler[kinds.count() + 1];
        for (int event = 0; event < kinds.count(); event++) {
            all[event + 1] = switch (kinds.kind(event)) {
            case SWITCH -> new Switching();
            case WAKEUP -> new Waking();
            case BLOCK -> new Blocking(false);
            case BLOCK_IO -> new Blocking(true);
            case EXIT -> i -> states.departures.exit(about.threads[i]);
            case FORK -> new Forking();
            case MIGRATE -> new Migrating();
            // says nothing of threads
            default -> null;
            };
        }
        return all;
    }

    /** A thread leaves a CPU, and another one is current there from now on. */
    private final class Switching implements Handler {

        @Override
        public void take(int i) {
            long time = rows.times[i];
            int cpuNumber = (int) rows.cpus[i];
            int cpu = threads.cpu(rows.cpus[i]);
            int previous = about.threads[i];
            int next = about.others[i];
            int before = states.current(cpu);
            if (before != next) {
                states.end(before);
                if (before != previous) {
                    states.leave(before, time, cpuNumber, Status.UNKNOWN);
                }
            }
            states.leave(previous, time, cpuNumber, Status.WAITING);
            if (before != next) {
                states.enter(cpu, next, time);
            }
            threads.names(previous, next, rows.first() + i, time);
        }
    }

    /** A thread can go on. */
    private final class Waking implements Handler {

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            states.departures.wake(thread);
            if (!states.isCurrent(thread)) {
                states.status(thread, rows.times[i], Status.WAITING);
            }
            states.queue(thread, rows.times[i], (int) rows.cpus[i]);
        }
    }

    /** A thread will leave; or a switch was lost, and it has left already. */
    private final class Blocking implements Handler {

        private final boolean io;

        Blocking(boolean io) {
            this.io = io;
        }

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            states.departures.block(thread, io);
            if (states.isKnown(thread)) {
                states.leave(thread, rows.times[i], KernelSink.NO_QUEUE, Status.UNKNOWN);
            }
        }
    }

    /** A thread has a new child. */
    private final class Forking implements Handler {

        @Override
        public void take(int i) {
            int child = about.threads[i];
            int parent = about.others[i];
            long time = rows.times[i];
            states.departures.fork(child);
            sink.parent(time, child, parent);
            threads.forgetName(child);
            threads.name(child, rows.first() + i, time);
            if (!states.isCurrent(child)) {
                states.status(child, time, Status.WAITING);
                states.queueLike(child, time, parent);
            }
        }
    }

    /** A thread is moved. A current one cannot be; where it is, a switch was lost. */
    private final class Migrating implements Handler {

        @Override
        public void take(int i) {
            int thread = about.threads[i];
            if (!states.isCurrent(thread)) {
                states.status(thread, rows.times[i], Status.WAITING);
                states.queue(thread, rows.times[i], (int) rows.arg1s[i]);
            }
        }
    }
}
