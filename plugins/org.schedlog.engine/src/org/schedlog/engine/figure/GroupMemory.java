// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

import org.schedlog.engine.column.KeyIndex;

/**
 * Remembers which group the lines with a certain number (of a CPU, a thread, ...) belong to. Most places are computed
 * from one number, so they need to be computed once for each number only. For one thread.
 */
final class GroupMemory {

    /** The group of lines whose number was not met. */
    static final int UNKNOWN = -1;

    /** Numbers as CPUs have them are found without a search. */
    private static final int SMALL = 1024;

    private final int[] small = new int[2 * SMALL];
    private final KeyIndex others = new KeyIndex();
    private int[] groupOfOther = new int[16];

    GroupMemory() {
        Arrays.fill(small, UNKNOWN);
    }

    /** 1 for a line that is an event, 0 for others: lines with the same number can differ in that only. */
    static int kind(LineReader lines, int i) {
        return lines.start[i] == lines.end[i] ? 1 : 0;
    }

    /**
     * Looks up the groups of lines.
     *
     * @param numbers
     *            the number of each
     * @param lines
     *            the lines
     * @param dest
     *            receives the groups, {@link #UNKNOWN} for lines that cannot be drawn or are not known
     * @return whether all are known
     */
    boolean get(long[] numbers, LineReader lines, int count, int[] dest) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            int group = get(numbers[i], kind(lines, i));
            dest[i] = lines.drawable[i] ? group : UNKNOWN;
            all |= dest[i];
        }
        return all >= 0;
    }

    int get(long number, int kind) {
        return number >= 0 && number < SMALL ? small[2 * (int) number + kind] : other(number, kind);
    }

    private int other(long number, int kind) {
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
