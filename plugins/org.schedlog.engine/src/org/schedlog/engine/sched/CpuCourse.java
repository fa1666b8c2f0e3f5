// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.List;

/** What {@link StateSweep} knows of one CPU at the row where it is. For one thread of the program. */
final class CpuCourse {

    /** No thread has this id, for ids are of 32 bits. */
    static final long UNKNOWN = Long.MIN_VALUE;

    final int number;
    /** The thread that is current before the first switch. */
    long first = UNKNOWN;
    int current;
    private long length = UNKNOWN;
    private long frequency = UNKNOWN;
    /** The kinds of balancing under way, in the order in which they began; each at most once. */
    private final List<String> balancing = new ArrayList<>();

    CpuCourse(int number) {
        this.number = number;
    }

    void queue(long time, int now, CpuSink sink) {
        if (length != now) {
            length = now;
            sink.runQueue(time, number, now);
        }
    }

    void tick(long time, int now, CpuSink sink) {
        if (frequency != now) {
            frequency = now;
            sink.frequency(time, number, now);
        }
    }

    void balance(long time, String kind, boolean begins, CpuSink sink) {
        String before = told();
        balancing.remove(kind);
        if (begins) {
            balancing.add(kind);
        }
        String now = told();
        if (before == null ? now != null : !before.equals(now)) {
            sink.balancing(time, number, now);
        }
    }

    private String told() {
        return balancing.isEmpty() ? null : balancing.get(balancing.size() - 1);
    }
}
