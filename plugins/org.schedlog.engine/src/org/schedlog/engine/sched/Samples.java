// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

/**
 * A growing list of times or durations, none negative, and exact order statistics of it. They may rearrange the list.
 * For one thread; reused for many tasks.
 */
final class Samples {

    private static final int PERCENT = 100;
    /** So many are sorted; of more only those near the wanted ones are. */
    private static final int FEW = 256;
    /** Buckets divide each power of two into so many parts. */
    private static final int PART_BITS = 5;
    private static final int PARTS = 1 << PART_BITS;
    private static final int BUCKETS = (Long.SIZE - PART_BITS) * PARTS;

    private long[] values = new long[FEW];
    private int size;
    private boolean ascending = true;
    private int[] counts;
    private long[] near;

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

    /** Adds the first values of an array. */
    void add(long[] more, int count) {
        for (int i = 0; i < count; i++) {
            add(more[i]);
        }
    }

    /** Adds what others hold. */
    void add(Samples others) {
        add(others.values, others.size);
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
        long[] middle = sorted((size - 1) / 2, size / 2);
        return median(middle[0], middle[1]);
    }

    private static double median(long lower, long upper) {
        return lower == upper ? upper : lower / 2.0 + upper / 2.0;
    }

    /**
     * The value of nearest rank: the least one that is not exceeded by at least so many percent of all; -1 of nothing.
     */
    long percentile(double percent) {
        return size == 0 ? -1 : sorted(rank(percent))[0];
    }

    private int rank(double percent) {
        int rank = (int) Math.ceil(percent * size / PERCENT);
        return Math.min(size, Math.max(1, rank)) - 1;
    }

    /** Median, two percentiles and the greatest value at one go. */
    LatencySummary summary(double percentile, double other) {
        if (size == 0) {
            return new LatencySummary(0, Double.NaN, Double.NaN, -1, -1, -1);
        }
        double mean = mean();
        long[] found = sorted((size - 1) / 2, size / 2, rank(percentile), rank(other), size - 1);
        return new LatencySummary(size, mean, median(found[0], found[1]), found[2], found[3], found[4]);
    }

    /**
     * What would stand at some indexes if the list was sorted. Of many values it counts how many there are in each of
     * some buckets, ascending, and sorts but those in which a wanted one is.
     *
     * @param indexes
     *            ascending
     */
    private long[] sorted(int... indexes) {
        long[] found = new long[indexes.length];
        if (size <= FEW) {
            Arrays.sort(values, 0, size);
            for (int i = 0; i < found.length; i++) {
                found[i] = values[indexes[i]];
            }
            return found;
        }
        count();
        int bucket = 0;
        int before = 0;
        int wanted = -1;
        for (int i = 0; i < found.length; i++) {
            while (before + counts[bucket] <= indexes[i]) {
                before += counts[bucket++];
            }
            if (bucket != wanted) {
                sortBucket(bucket);
                wanted = bucket;
            }
            found[i] = near[indexes[i] - before];
        }
        return found;
    }

    private void count() {
        if (counts == null) {
            counts = new int[BUCKETS];
        }
        Arrays.fill(counts, 0);
        for (int i = 0; i < size; i++) {
            counts[bucket(values[i])]++;
        }
    }

    /** Small numbers have a bucket each, greater ones share it with those that have the same leading bits. */
    private static int bucket(long value) {
        int shift = Math.max(0, Long.SIZE - 1 - PART_BITS - Long.numberOfLeadingZeros(value));
        return (shift << PART_BITS) + (int) (value >>> shift);
    }

    private void sortBucket(int bucket) {
        int count = counts[bucket];
        if (near == null || near.length <= count) {
            // one more, as each value is written before it is known to belong there
            near = new long[count + 1];
        }
        int next = 0;
        for (int i = 0; i < size && next < count; i++) {
            near[next] = values[i];
            next += bucket(values[i]) == bucket ? 1 : 0;
        }
        Arrays.sort(near, 0, count);
    }
}
