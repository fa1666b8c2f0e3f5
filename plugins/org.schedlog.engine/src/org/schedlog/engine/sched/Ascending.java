// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.function.IntPredicate;

/** Searches in what ascends. */
public final class Ascending {

    private Ascending() {
    }

    /**
     * The first of some things of which a condition holds, where it holds of all that follow, too.
     *
     * @param size
     *            how many there are
     * @param condition
     *            is asked for numbers from 0 to size - 1
     * @return the number of the first one; the size if it holds of none
     */
    public static int first(int size, IntPredicate condition) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
