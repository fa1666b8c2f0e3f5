// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts how often each value occurs in a column, best where the values are small numbers, as ids are. For one thread.
 */
public final class ValueCounts {

    /** Values below are counted in an array that grows with the largest, others in a map. */
    private static final int LARGEST_SMALL = 1 << 22;

    private final NavigableMap<Long, Long> others = new TreeMap<>();
    private long[] small = new long[1 << 10];

    private ValueCounts() {
    }

    /**
     * Counts in one pass.
     *
     * @param column
     *            the values
     * @param from
     *            the first row that counts
     * @param to
     *            the row after the last one that counts
     * @param progress
     *            listens and may cancel
     * @return how often each value occurs in these rows, by value; those that do not occur are left out
     */
    public static NavigableMap<Long, Long> of(LongColumn column, int from, int to, Progress progress) {
        ValueCounts counts = new ValueCounts();
        long[] block = new long[Math.max(0, Math.min(Column.BLOCK, to - from))];
        for (int row = from; row < to; row += block.length) {
            progress.check();
            progress.done((double) (row - from) / (to - from));
            int count = Math.min(block.length, to - row);
            column.read(row, count, block);
            counts.accept(block, count);
        }
        return Collections.unmodifiableNavigableMap(counts.sorted());
    }

    /** A method of its own: with it the loop over the blocks would look hot, and be compiled with all that it calls. */
    private void accept(long[] block, int count) {
        long[] counts = small;
        for (int i = 0; i < count; i++) {
            long value = block[i];
            if (value >= 0 && value < counts.length) {
                counts[(int) value]++;
            } else {
                acceptLarge(value);
                counts = small;
            }
        }
    }

    private void acceptLarge(long value) {
        if (value >= 0 && value < LARGEST_SMALL) {
            small = Arrays.copyOf(small, (int) Math.max(value + 1, 2L * small.length));
            small[(int) value]++;
        } else {
            others.merge(value, 1L, Long::sum);
        }
    }

    private NavigableMap<Long, Long> sorted() {
        NavigableMap<Long, Long> counts = new TreeMap<>(others);
        for (int value = 0; value < small.length; value++) {
            if (small[value] > 0) {
                counts.put((long) value, small[value]);
            }
        }
        return counts;
    }
}
