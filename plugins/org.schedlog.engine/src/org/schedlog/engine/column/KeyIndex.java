// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;

/**
 * Numbers pairs of integers (CPU and event, row and series, ...) densely in the order in which they are first met: 0,
 * 1, 2, ... So arrays by key are as long as there are distinct keys, whatever numbers a recording uses. Open addressing
 * with linear probing, because this stands in the inner loops. Not synchronised; any number of threads may look up once
 * nothing is added any more.
 */
public final class KeyIndex {

    /** What {@link #find} returns for a pair that was never added. */
    public static final int NONE = -1;

    private static final int FIRST_SLOTS = 1 << 6;

    /** Both halves of each pair, next to each other, by number. */
    private long[] pairs = new long[FIRST_SLOTS];
    /** A slot's number plus one; 0 is a free slot. */
    private int[] slots = new int[FIRST_SLOTS];
    private int size;

    /** @return how many distinct pairs there are */
    public int size() {
        return size;
    }

    /**
     * @param first
     *            one half; constant where keys are single numbers
     * @param second
     *            the other half
     * @return the pair's number, the next one if the pair is new
     */
    public int add(long first, long second) {
        int slot = slot(first, second);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (2 * size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        }
        pairs[2 * size] = first;
        pairs[2 * size + 1] = second;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /**
     * @param first
     *            one half
     * @param second
     *            the other half
     * @return the pair's number, or {@link #NONE} if it was never added
     */
    public int find(long first, long second) {
        return slots[slot(first, second)] - 1;
    }

    /**
     * @param number
     *            0 to size - 1
     * @return the first half of the pair with that number
     */
    public long first(int number) {
        return pairs[2 * number];
    }

    /**
     * @param number
     *            0 to size - 1
     * @return the second half of the pair with that number
     */
    public long second(int number) {
        return pairs[2 * number + 1];
    }

    /** The slot that holds a pair, or the free one where it belongs. */
    private int slot(long first, long second) {
        int mask = slots.length - 1;
        int slot = hash(first, second) & mask;
        for (int number; (number = slots[slot] - 1) != NONE
                && (pairs[2 * number] != first || pairs[2 * number + 1] != second);) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Odd factors near the golden ratio spread neighbours; the upper bits are the well mixed ones. */
    private static int hash(long first, long second) {
        long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xD1B54A32D192ED03L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            slots[slot(pairs[2 * number], pairs[2 * number + 1])] = number + 1;
        }
    }
}
