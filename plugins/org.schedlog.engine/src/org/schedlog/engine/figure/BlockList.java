// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

/** The blocks of one part in the order in which they were written; see {@link LineBlocks}. For one thread. */
final class BlockList {

    private static final int FIELDS = 4;

    private int[] groups = new int[16];
    private long[] values = new long[FIELDS * groups.length];
    private int size;

    void add(int group, long start, long place, long latest, long covered) {
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, 2 * size);
            values = Arrays.copyOf(values, 2 * FIELDS * size);
        }
        groups[size] = group;
        int at = FIELDS * size++;
        values[at] = start;
        values[at + 1] = place;
        values[at + 2] = latest;
        values[at + 3] = covered;
    }

    int size() {
        return size;
    }

    int group(int block) {
        return groups[block];
    }

    long start(int block) {
        return values[FIELDS * block];
    }

    long place(int block) {
        return values[FIELDS * block + 1];
    }

    long latest(int block) {
        return values[FIELDS * block + 2];
    }

    long covered(int block) {
        return values[FIELDS * block + 3];
    }
}
