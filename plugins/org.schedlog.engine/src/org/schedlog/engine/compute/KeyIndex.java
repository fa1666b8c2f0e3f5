// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

/**
 * Numbers pairs of integers densely in the order of their first occurrence: 0, 1, 2, ... So arrays by key are as long as there are distinct
 * keys, whatever numbers a recording uses. Open addressing with linear probing. Not for several threads while pairs are added.
 */
final class KeyIndex {

    /** What {@link #find} returns for a pair that was never added. */
    static final int NONE = -1;

    private static final int FIRST_SLOTS = 1 << 6;

    /** Both halves of a slot's pair, next to each other. */
    private long[] pairs = new long[2 * FIRST_SLOTS];
    /** A slot's number plus one; 0 is a free slot. */
    private int[] numbers = new int[FIRST_SLOTS];
    private int size;

    /** How many distinct pairs there are. */
    int size() {
        return size;
    }

    /** The number of a pair, a new one if the pair is new. */
    int add(long first, long second) {
        int slot = slot(first, second);
        if (numbers[slot] != 0) {
            return numbers[slot] - 1;
        }
        pairs[2 * slot] = first;
        pairs[2 * slot + 1] = second;
        numbers[slot] = ++size;
        if (2 * size > numbers.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of a pair, or {@link #NONE}. */
    int find(long first, long second) {
        return numbers[slot(first, second)] - 1;
    }

    /** The pairs' second halves by their numbers. */
    long[] seconds() {
        long[] seconds = new long[size];
        for (int slot = 0; slot < numbers.length; slot++) {
            if (numbers[slot] != 0) {
                seconds[numbers[slot] - 1] = pairs[2 * slot + 1];
            }
        }
        return seconds;
    }

    /** The slot that holds a pair, or the free one where it belongs. */
    private int slot(long first, long second) {
        int mask = numbers.length - 1;
        int slot = hash(first, second) & mask;
        while (numbers[slot] != 0 && (pairs[2 * slot] != first || pairs[2 * slot + 1] != second)) {
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
        long[] oldPairs = pairs;
        int[] oldNumbers = numbers;
        pairs = new long[2 * oldPairs.length];
        numbers = new int[2 * oldNumbers.length];
        for (int old = 0; old < oldNumbers.length; old++) {
            if (oldNumbers[old] != 0) {
                int slot = slot(oldPairs[2 * old], oldPairs[2 * old + 1]);
                pairs[2 * slot] = oldPairs[2 * old];
                pairs[2 * slot + 1] = oldPairs[2 * old + 1];
                numbers[slot] = oldNumbers[old];
            }
        }
    }
}
