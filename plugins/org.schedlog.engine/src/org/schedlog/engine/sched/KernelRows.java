// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import org.schedlog.engine.column.Column;

/**
 * The rows of a block that say something of threads, and the numbers of these threads. For one thread of the program.
 */
final class KernelRows {

    /** What a row is about: nothing; its own thread, unless an idle one; its own; its own and that of its arg0. */
    private static final byte NOTHING = 0;
    private static final byte BUSY = 1;
    private static final byte OWN = 2;
    private static final byte BOTH = 3;

    /** Rows are taken by so many, since Java compiles a loop that runs for long twice. */
    private static final int RUN = 1 << 5;

    /** By place: which row of the block it is, and the number of its event plus one. */
    final int[] rows = new int[Column.BLOCK];
    final int[] events = new int[Column.BLOCK];
    /** By row: its thread, and that of its arg0 where it is one. */
    final int[] threads = new int[Column.BLOCK];
    final int[] others = new int[Column.BLOCK];
    /** The places of rows with threads that were not met before the block. */
    final int[] unmet = new int[Column.BLOCK];

    private final EventBlocks block;
    private final StateKinds kinds;
    private final KernelThreads met;
    /** By the number of an event plus one. */
    private final byte[] subjects;
    private final boolean[] forks;
    private int count;
    private int unmetCount;

    KernelRows(EventBlocks block, StateKinds kinds, KernelThreads met) {
        this.block = block;
        this.kinds = kinds;
        this.met = met;
        subjects = new byte[kinds.count() + 1];
        forks = new boolean[subjects.length];
        for (int event = 0; event < kinds.count(); event++) {
            subjects[event + 1] = subject(kinds.kind(event));
            forks[event + 1] = kinds.kind(event) == StateKinds.Kind.FORK;
        }
    }

    private static byte subject(StateKinds.Kind kind) {
        return switch (kind) {
        case SWITCH, FORK -> BOTH;
        case WAKEUP, EXIT -> OWN;
        case BLOCK, BLOCK_IO, MIGRATE -> BUSY;
        default -> NOTHING;
        };
    }

    /** Takes the block's rows. */
    void take(int size) {
        select(size);
        number();
    }

    private void select(int size) {
        count = 0;
        for (int from = 0; from < size; from += RUN) {
            select(from, Math.min(size, from + RUN));
        }
    }

    private void select(int from, int to) {
        int found = count;
        for (int i = from; i < to; i++) {
            int event = kinds.find(block.events[i]) + 1;
            rows[found] = i;
            events[found] = event;
            int subject = subjects[event];
            if (subject > BUSY || subject == BUSY && block.pids[i] != CpuTimeline.IDLE) {
                found++;
            }
        }
        count = found;
    }

    private void number() {
        unmetCount = 0;
        for (int from = 0; from < count; from += RUN) {
            number(from, Math.min(count, from + RUN));
        }
    }

    private void number(int from, int to) {
        for (int place = from; place < to; place++) {
            int i = rows[place];
            int thread = met.find(block.pids[i], block.cpus[i]);
            int other = subjects[events[place]] == BOTH ? met.find(block.arg0s[i], block.cpus[i]) : thread;
            threads[i] = thread;
            others[i] = other;
            if (thread == NumberMap.NONE || other == NumberMap.NONE) {
                unmet[unmetCount++] = place;
            }
        }
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /** How many of them have threads that were not met before the block. */
    int unmetCount() {
        return unmetCount;
    }

    /** Meets the threads of a row, if they were not met meanwhile. */
    void meet(int place) {
        int i = rows[place];
        if (forks[events[place]]) {
            // if there was another thread of that id before, nothing else is recorded of it
            met.forgetParent((int) block.pids[i]);
        }
        threads[i] = met.thread(block.pids[i], block.cpus[i]);
        if (subjects[events[place]] == BOTH) {
            others[i] = met.thread(block.arg0s[i], block.cpus[i]);
        }
    }
}
