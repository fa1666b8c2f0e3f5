// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.Arrays;

import org.schedlog.engine.column.KeyIndex;

/**
 * Finds what belongs to an integer that a recording uses (a CPU, a thread id, the id of an event): for those of a usual
 * size by one look into an array, which is what nearly every row needs. Not synchronised; any number of threads may
 * look up once nothing is put any more.
 */
final class NumberMap {

    /** What is found for an integer that nothing was put for. */
    static final int NONE = -1;

    /** Many systems have no greater thread ids, and code that met none so far need not be compiled again. */
    private static final int FIRST_SIZE = 1 << 16;
    private static final int USUAL = 1 << 22;

    /** By integer: one more than what belongs to it; 0 for nothing. As long as the largest usual integer needs. */
    private int[] usual = new int[FIRST_SIZE];
    private final KeyIndex others = new KeyIndex();
    private int[] otherValues = new int[1];

    /**
     * @param integer
     *            any
     * @return what was put for it, 0 or more, or {@link #NONE}
     */
    int get(long integer) {
        return integer >= 0 && integer < usual.length ? usual[(int) integer] - 1 : getOther(integer);
    }

    private int getOther(long integer) {
        int other = others.find(0, integer);
        return other == KeyIndex.NONE ? NONE : otherValues[other];
    }

    /**
     * @param integer
     *            any
     * @param value
     *            0 or more; {@link #NONE} as if nothing had been put
     */
    void put(long integer, int value) {
        if (integer >= 0 && integer < USUAL) {
            if (integer >= usual.length) {
                grow((int) integer);
            }
            usual[(int) integer] = value + 1;
        } else {
            putOther(integer, value);
        }
    }

    private void grow(int integer) {
        usual = Arrays.copyOf(usual, Integer.highestOneBit(integer) << 1);
    }

    private void putOther(long integer, int value) {
        int other = others.add(0, integer);
        if (other == otherValues.length) {
            otherValues = Arrays.copyOf(otherValues, 2 * other);
        }
        otherValues[other] = value;
    }
}
