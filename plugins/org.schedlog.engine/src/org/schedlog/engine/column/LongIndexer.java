// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;

/**
 * Numbers distinct longs (pids, CPUs, pairs of them) densely in the order in which they are first met, in memory proportional to their
 * number. An open-addressing hash table, because this stands in the inner loops. Not synchronised; finding is safe from any number of
 * threads once nothing is added any more.
 */
public final class LongIndexer {

    private long[] keys = new long[16];
    private int[] slots = new int[64];
    private int size;

    /**
     * @param key
     *            any number
     * @return its index, a new one if it is met for the first time
     */
    public int add(long key) {
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        for (int entry; (entry = slots[slot]) != 0; slot = slot + 1 & mask) {
            if (keys[entry - 1] == key) {
                return entry - 1;
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        slots[slot] = size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /**
     * @param key
     *            any number
     * @return its index, or -1 if it was never added
     */
    public int find(long key) {
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        for (int entry; (entry = slots[slot]) != 0; slot = slot + 1 & mask) {
            if (keys[entry - 1] == key) {
                return entry - 1;
            }
        }
        return -1;
    }

    /**
     * @param index
     *            0 to size - 1
     * @return the number with that index
     */
    public long key(int index) {
        return keys[index];
    }

    /** @return how many distinct numbers were added */
    public int size() {
        return size;
    }

    private void grow() {
        slots = new int[4 * slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(keys[i]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
        }
    }

    /** Fibonacci hashing: neighbours, as CPUs and pids are, spread over the table. */
    private static int hash(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32);
    }
}
