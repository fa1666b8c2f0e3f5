// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.util.Arrays;

/** For each thread, the rows at which its name changed, ascending, and the numbers of the names. Immutable. */
final class NameHistory {

    /** The changes of thread t are those from starts[t] to ends[t] - 1. */
    private final int[] starts;
    private final int[] ends;
    private final int[] rows;
    private final int[] names;

    /**
     * @param threadCount
     *            how many threads there are
     * @param count
     *            how many changes there are
     * @param threads
     *            the thread of each change
     * @param changeRows
     *            its row; ascending for each thread, where of equal ones the last counts
     * @param changeNames
     *            the number of the name from then on
     */
    NameHistory(int threadCount, int count, int[] threads, int[] changeRows, int[] changeNames) {
        starts = new int[threadCount + 1];
        rows = new int[count];
        names = new int[count];
        for (int i = 0; i < count; i++) {
            starts[threads[i] + 1]++;
        }
        for (int thread = 0; thread < threadCount; thread++) {
            starts[thread + 1] += starts[thread];
        }
        ends = Arrays.copyOf(starts, threadCount);
        for (int i = 0; i < count; i++) {
            int thread = threads[i];
            boolean replaces = ends[thread] > starts[thread] && rows[ends[thread] - 1] == changeRows[i];
            int place = replaces ? ends[thread] - 1 : ends[thread]++;
            rows[place] = changeRows[i];
            names[place] = changeNames[i];
        }
    }

    int threads() {
        return ends.length;
    }

    /** How many changes there are in all. */
    int changes() {
        int changes = 0;
        for (int thread = 0; thread < ends.length; thread++) {
            changes += ends[thread] - starts[thread];
        }
        return changes;
    }

    /** The first change of a thread. */
    int begin(int thread) {
        return starts[thread];
    }

    /** One after the last change of a thread. */
    int end(int thread) {
        return ends[thread];
    }

    int row(int change) {
        return rows[change];
    }

    int name(int change) {
        return names[change];
    }

    /** Whether a thread ever gets a name. */
    boolean has(int thread, int name) {
        for (int change = starts[thread]; change < ends[thread]; change++) {
            if (names[change] == name) {
                return true;
            }
        }
        return false;
    }

    /** The number of the name in force at a row, or {@link NameCollector#UNKNOWN}. */
    int nameAt(int thread, int row) {
        int change = changeAfter(thread, row);
        return change == starts[thread] ? NameCollector.UNKNOWN : names[change - 1];
    }

    /** The first change of a thread behind a row; {@link #end} if none comes. */
    int changeAfter(int thread, int row) {
        int low = starts[thread];
        int high = ends[thread];
        while (low < high) {
            int middle = low + high >>> 1;
            if (rows[middle] <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
