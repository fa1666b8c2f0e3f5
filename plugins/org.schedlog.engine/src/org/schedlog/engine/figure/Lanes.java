// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;
import java.util.Collection;

/**
 * How the height of a row is shared among intervals: one lane as high as the row, or, where intervals of the figure
 * stand at several places of the row or not at its bottom, a lane from each place up to the next. Heights are {@link
 * Series#STEPS}ths of the row. Immutable.
 */
final class Lanes {

    private final int[] lows;

    private Lanes(int[] lows) {
        this.lows = lows;
    }

    static Lanes of(Collection<Series> series) {
        return new Lanes(series.stream().filter(one -> one.shape() == LineShape.INTERVAL).mapToInt(Series::low).sorted()
                .distinct().toArray());
    }

    /** The upper end of the lane that begins at an interval's place. */
    int high(int low) {
        int lane = Arrays.binarySearch(lows, low);
        // At 31.5/32 and above a place rounds to the row's top: such a lane still needs some height.
        return lane + 1 < lows.length ? lows[lane + 1] : Math.max(low + 1, Series.STEPS);
    }
}
