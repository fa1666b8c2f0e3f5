// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

/**
 * A growing list of times or durations, and exact order statistics of it. They rearrange the list. For one thread;
 * reused for many tasks.
 */
final class Samples {

    private static final int PERCENT = 100;

    private long[] values = new long[256];
    private int size;
    private boolean ascending = true;

    void clear() {
        size = 0;
        ascending = true;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        ascending &= size == 0 || values[size - 1] <= value;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /**
     * Replaces n times by the n - 1 deltas between successive ones; times that were added out of order are sorted
     * first.
     */
    void toDeltas() {
        if (!ascending) {
            Arrays.sort(values, 0, size);
        }
        size = Math.max(0, size - 1);
        for (int i = 0; i < size; i++) {
            values[i] = values[i + 1] - values[i];
        }
    }

    /**
     * The arithmetic mean; NaN of nothing. A sum of durations within one recording fits into 64 bits for any real
     * number of events.
     */
    double mean() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return (double) sum / size;
    }

    /** The middle value, or the mean of the middle two; NaN of nothing. */
    double median() {
        if (size == 0) {
            return Double.NaN;
        }
        long upper = select(size / 2);
        if ((size & 1) == 1) {
            return upper;
        }
        long lower = values[0];
        for (int i = 1; i < size / 2; i++) {
            lower = Math.max(lower, values[i]);
        }
        return lower / 2.0 + upper / 2.0;
    }

    /**
     * The value of nearest rank: the least one that is not exceeded by at least so many percent of all; -1 of nothing.
     */
    long percentile(double percent) {
        int rank = (int) Math.ceil(percent * size / PERCENT);
        return size == 0 ? -1 : select(Math.min(size, Math.max(1, rank)) - 1);
    }

    /**
     * Moves the value that would stand at an index of the sorted list there, and no greater one before it (Hoare's
     * selection).
     */
    private long select(int index) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            long pivot = pivot(low, high);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (index <= j) {
                high = j;
            } else if (index >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[index];
    }

    /** The median of three, which sorted and reversed lists do not make slow. */
    private long pivot(int low, int high) {
        long a = values[low];
        long b = values[low + high >>> 1];
        long c = values[high];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
