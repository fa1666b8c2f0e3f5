// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

/** A place for a thread; threads that come and go use places one after the other, each with a new pid. */
final class Task {

    /** What a thread does. */
    enum State {
        /** Nobody lives in this place. */
        NONE, BLOCKED, QUEUED, RUNNING
    }

    final int place;
    /** Threads of the system never exit; the others are processes of the compilation. */
    final boolean permanent;
    int pid;
    State state = State.NONE;
    /** The CPU that it runs on, waits for or ran on last. */
    int cpu;
    /** How long it will run until it does something, ns. */
    long remaining;
    /** Counts the times it blocked, so that an old appointment to wake it is known. */
    int stamp;
    /** Just forked, has not called exec. */
    boolean fresh;
    /** The place of the parent, and its pid, as the place may have a new thread by now. */
    int parent;
    int parentPid;
    boolean waitsForChild;
    /** The address of the futex that it waits for, in two halves; 0 where it waits for something else. */
    int futexHigh;
    int futexLow;
    /** Its name: an index of {@link Names#COMMANDS}. */
    int command;

    Task(int place, boolean permanent) {
        this.place = place;
        this.permanent = permanent;
    }
}
