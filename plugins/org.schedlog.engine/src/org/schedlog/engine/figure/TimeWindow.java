// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;

/** Finds lines by time. */
final class TimeWindow {

    private TimeWindow() {
    }

    /**
     * @return the positions of the lines that have a moment in common with the closed window; ends may stand in either
     * order
     */
    static Rows overlapping(Column begin, Column end, long from, long to, Storage storage, Progress progress)
            throws IOException {
        boolean[] overlaps = new boolean[Column.BLOCK];
        int[] kept = new int[Column.BLOCK];
        Blocks blocks = begin instanceof LongColumn longBegin && end instanceof LongColumn longEnd
                ? longs(longBegin, longEnd, from, to)
                : doubles(begin, end, from, to);
        try (RowsWriter writer = new RowsWriter(storage)) {
            for (int row = 0; row < begin.size(); row += kept.length) {
                progress.check();
                int count = Math.min(kept.length, begin.size() - row);
                blocks.test(row, count, overlaps);
                int size = 0;
                for (int i = 0; i < count; i++) {
                    kept[size] = row + i;
                    size += overlaps[i] ? 1 : 0;
                }
                writer.append(kept, size);
            }
            return writer.finish();
        }
    }

    /** Tests the lines of a block. */
    private interface Blocks {
        void test(int row, int count, boolean[] overlaps);
    }

    private static Blocks longs(LongColumn begin, LongColumn end, long from, long to) {
        long[] begins = new long[Column.BLOCK];
        long[] ends = new long[Column.BLOCK];
        return (row, count, overlaps) -> {
            begin.read(row, count, begins);
            end.read(row, count, ends);
            for (int i = 0; i < count; i++) {
                overlaps[i] = Math.min(begins[i], ends[i]) <= to && Math.max(begins[i], ends[i]) >= from;
            }
        };
    }

    private static Blocks doubles(Column begin, Column end, long from, long to) {
        double[] begins = new double[Column.BLOCK];
        double[] ends = new double[Column.BLOCK];
        return (row, count, overlaps) -> {
            begin.readDoubles(row, count, begins);
            end.readDoubles(row, count, ends);
            for (int i = 0; i < count; i++) {
                overlaps[i] = Math.min(begins[i], ends[i]) <= to && Math.max(begins[i], ends[i]) >= from;
            }
        };
    }
}
