// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.util.Arrays;

/**
 * What the simulation has to do and when: a binary heap of times, without objects. An appointment is never removed; who
 * made it marks it with a stamp and ignores it when the stamp is no longer his.
 */
final class Agenda {

    /** What happens at a time. */
    enum Action {
        TICK, RUN_END, RESCHEDULE, WAKE
    }

    private static final Action[] ACTIONS = Action.values();

    private long[] times = new long[1024];
    /** Subject and action: {@code subject * ACTIONS.length + action}. */
    private int[] what = new int[1024];
    private int[] stamps = new int[1024];
    private int size;

    void add(long time, Action action, int subject, int stamp) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            what = Arrays.copyOf(what, 2 * size);
            stamps = Arrays.copyOf(stamps, 2 * size);
        }
        int hole = size++;
        while (hole > 0 && times[(hole - 1) / 2] > time) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        put(hole, time, subject * ACTIONS.length + action.ordinal(), stamp);
    }

    /** The time of the next appointment; there is always one: the ticks never end. */
    long time() {
        return times[0];
    }

    Action action() {
        return ACTIONS[what[0] % ACTIONS.length];
    }

    int subject() {
        return what[0] / ACTIONS.length;
    }

    int stamp() {
        return stamps[0];
    }

    /** Takes the next appointment away. */
    void remove() {
        size--;
        long time = times[size];
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, what[size], stamps[size]);
    }

    private void move(int from, int to) {
        put(to, times[from], what[from], stamps[from]);
    }

    private void put(int place, long time, int whatThen, int stamp) {
        times[place] = time;
        what[place] = whatThen;
        stamps[place] = stamp;
    }
}
