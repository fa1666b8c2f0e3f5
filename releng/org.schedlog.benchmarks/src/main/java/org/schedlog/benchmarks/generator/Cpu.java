// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.util.ArrayDeque;

/** A CPU with its run queue. */
final class Cpu {

    /** kHz. */
    static final int SLOWEST = 1_000_000;
    static final int FASTEST = 3_700_000;

    final int number;
    /** Those that wait; the one that runs is not among them. */
    final ArrayDeque<Task> queue = new ArrayDeque<>();
    /** Null: the idle thread. */
    Task current;
    /** Counts context switches, so that an old appointment to end a run is known. */
    int stamp;
    long runEnd;
    long runBegin;
    boolean rescheduling;
    /** What RQ_SIZE said last: threads that run or wait. */
    int running;
    int ticks;
    int frequency = SLOWEST;

    Cpu(int number) {
        this.number = number;
    }

    boolean isIdle() {
        return current == null;
    }

    int currentPid() {
        return current == null ? 0 : current.pid;
    }

    /** The clock follows the load, with some noise. */
    void stepFrequency(Dice dice) {
        int wanted = running > 1 ? FASTEST : FASTEST - 900_000;
        int next = frequency + (wanted - frequency) / 4 + dice.between(-60_000, 60_000);
        frequency = Math.max(SLOWEST, Math.min(FASTEST, next));
    }
}
