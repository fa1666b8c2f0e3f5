// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

/** Finds out on the way whether times ascend. For one thread. */
final class OrderCheck {

    private long last = Long.MIN_VALUE;
    private long rows;
    private long firstWrong = -1;

    void accept(long[] times, int count) {
        long before = last;
        for (int i = 0; i < count; i++) {
            if (times[i] < before && firstWrong < 0) {
                firstWrong = rows + i;
            }
            before = times[i];
        }
        last = before;
        rows += count;
    }

    /** The first row whose time lies before that of the row above, or -1 if there is none. */
    long firstWrong() {
        return firstWrong;
    }
}
