// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/** What {@link StateSweep} knows of one thread at the row where it is. For one thread of the program. */
final class ThreadCourse {

    private static final int NOWHERE = -1;

    private final int pid;
    private final StateSink sink;
    private ThreadState state;
    /** What it does when it is not current any more, if that is known already. */
    private ThreadState then;
    /** On how many CPUs it is current; on more than one where a chain of switches is broken. */
    private int runs;
    private int cpu = NOWHERE;

    ThreadCourse(int pid, StateSink sink) {
        this.pid = pid;
        this.sink = sink;
    }

    int pid() {
        return pid;
    }

    private void become(long time, ThreadState now) {
        if (state != now) {
            state = now;
            sink.state(time, pid, now);
        }
    }

    private void moveTo(long time, int now) {
        if (cpu != now) {
            cpu = now;
            sink.place(time, pid, now);
        }
    }

    void enter(long time, int where) {
        runs++;
        then = null;
        become(time, ThreadState.RUNNING);
        moveTo(time, where);
    }

    void leave(long time) {
        runs--;
        if (runs == 0) {
            become(time, then == null ? ThreadState.PREEMPTED : then);
            then = null;
        }
    }

    void wake(long time, int where) {
        if (runs == 0) {
            become(time, ThreadState.WOKEN);
            moveTo(time, where);
        } else if (then != ThreadState.EXITED) {
            then = null;
        }
    }

    /** It blocks; still current, it does so when it leaves. What is overtaken by a wake-up is void. */
    void block(long time, ThreadState how) {
        if (runs > 0) {
            then = then == ThreadState.EXITED ? then : how;
        } else if (state != ThreadState.WOKEN && state != ThreadState.EXITED) {
            become(time, how);
        }
    }

    void exit(long time) {
        if (runs > 0) {
            then = ThreadState.EXITED;
        } else {
            become(time, ThreadState.EXITED);
        }
    }

    void fork(long time) {
        if (runs == 0) {
            become(time, ThreadState.NEW);
        }
    }

    /** While it is current it stays where it is. */
    void migrate(long time, int where) {
        if (runs == 0) {
            moveTo(time, where);
        }
    }
}
