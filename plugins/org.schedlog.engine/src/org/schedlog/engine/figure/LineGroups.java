// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * The directory of a {@link LineTable}: which blocks hold the lines of which series in which row. Groups are ordered by
 * row, then series. Immutable.
 */
final class LineGroups {

    private final int[] firstOfRow;
    private final int[] series;
    private final int[] firstBlock;

    /**
     * @param firstOfRow
     *            for each row its first group, and one more for the end
     * @param series
     *            for each group its series
     * @param firstBlock
     *            for each group its first block, and one more for the end
     */
    LineGroups(int[] firstOfRow, int[] series, int[] firstBlock) {
        this.firstOfRow = firstOfRow;
        this.series = series;
        this.firstBlock = firstBlock;
    }

    /** How many there are. */
    int count() {
        return series.length;
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

    /** The group's first block; every group has one. */
    int begin(int group) {
        return firstBlock[group];
    }

    /** The block after the group's last one. */
    int end(int group) {
        return firstBlock[group + 1];
    }

    void write(ValueWriter out) throws IOException {
        out.numbers(FigureFile.longs(firstOfRow));
        out.numbers(FigureFile.longs(series));
        out.numbers(FigureFile.longs(firstBlock));
    }

    static LineGroups read(ValueReader in) throws IOException {
        return new LineGroups(FigureFile.ints(in.numbers()), FigureFile.ints(in.numbers()),
                FigureFile.ints(in.numbers()));
    }
}
