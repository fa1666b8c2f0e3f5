// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

import org.schedlog.engine.column.KeyIndex;

/**
 * Remembers which group the lines with a certain number (of a CPU, a thread, ...) belong to. Most places are computed
 * from one number, so they need to be computed once for each number only. For one thread.
 */
final class GroupMemory {

    /** What {@link #get} returns for a number that was not met. */
    static final int UNKNOWN = -1;

    /** Numbers as CPUs have them are found without a search. */
    private static final int SMALL = 1024;

    private final int[] small = new int[2 * SMALL];
    private final KeyIndex others = new KeyIndex();
    private int[] groupOfOther = new int[16];

    GroupMemory() {
        Arrays.fill(small, UNKNOWN);
    }

    /**
     * @param number
     *            any number
     * @param kind
     *            0 or 1: lines with the same number that are of another kind belong to another group
     */
    int get(long number, int kind) {
        if (number >= 0 && number < SMALL) {
            return small[2 * (int) number + kind];
        }
        int other = others.find(kind, number);
        return other == KeyIndex.NONE ? UNKNOWN : groupOfOther[other];
    }

    void put(long number, int kind, int group) {
        if (number >= 0 && number < SMALL) {
            small[2 * (int) number + kind] = group;
            return;
        }
        int other = others.add(kind, number);
        if (other == groupOfOther.length) {
            groupOfOther = Arrays.copyOf(groupOfOther, 2 * other);
        }
        groupOfOther[other] = group;
    }
}
