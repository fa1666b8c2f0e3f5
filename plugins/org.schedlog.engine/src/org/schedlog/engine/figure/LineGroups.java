// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * The directory of a {@link LineStore}: which lines of which series stand in which row. Groups are ordered by row, then series. Immutable.
 */
final class LineGroups {

    private final int[] firstOfRow;
    private final int[] series;
    private final long[] begin;
    private final long[] end;

    /**
     * @param firstOfRow
     *            for each row its first group, and one more for the end
     * @param series
     *            for each group its series
     * @param begin
     *            for each group its first place in the store
     * @param end
     *            for each group the place after its last
     */
    LineGroups(int[] firstOfRow, int[] series, long[] begin, long[] end) {
        this.firstOfRow = firstOfRow;
        this.series = series;
        this.begin = begin;
        this.end = end;
    }

    int first(int row) {
        return firstOfRow[row];
    }

    int last(int row) {
        return firstOfRow[row + 1] - 1;
    }

    int series(int group) {
        return series[group];
    }

    long begin(int group) {
        return begin[group];
    }

    long end(int group) {
        return end[group];
    }
}
