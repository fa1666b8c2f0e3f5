// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/**
 * Reads the ends of a part's lines block by block, in the form in which they are drawn: times as whole ns, the earlier one first. For one
 * thread.
 */
final class LineReader {

    final long[] start = new long[Column.BLOCK];
    final long[] end = new long[Column.BLOCK];
    /** The y that belongs to {@link #start}. */
    final double[] startY = new double[Column.BLOCK];
    /** The y that belongs to {@link #end}. */
    final double[] endY = new double[Column.BLOCK];
    /** Whether all four numbers are finite, so that the line can be drawn. */
    final boolean[] drawable = new boolean[Column.BLOCK];

    private final Part part;
    private final Column x0;
    /** The same as {@link #x0} where all lines are events. */
    private final Column x1;
    private final double[] doubles = new double[Column.BLOCK];
    private long swapped;

    LineReader(Part part) {
        this.part = part;
        this.x0 = part.column("x0");
        this.x1 = part.column("x1");
    }

    /** How many lines so far had their ends the wrong way round. */
    long swapped() {
        return swapped;
    }

    /** Reads everything. */
    void read(int from, int count) {
        Arrays.fill(drawable, 0, count, true);
        readBothTimes(from, count);
        readPlaces(part.column("y0"), from, count, startY);
        readPlaces(part.column("y1"), from, count, endY);
        for (int i = 0; i < count; i++) {
            if (end[i] < start[i]) {
                swap(i);
            }
        }
    }

    /** Reads times only. */
    void readTimes(int from, int count) {
        readBothTimes(from, count);
        for (int i = 0; i < count; i++) {
            long earlier = Math.min(start[i], end[i]);
            end[i] = Math.max(start[i], end[i]);
            start[i] = earlier;
        }
    }

    private void readBothTimes(int from, int count) {
        readTimes(x0, from, count, start);
        if (x0 == x1) {
            System.arraycopy(start, 0, end, 0, count);
        } else {
            readTimes(x1, from, count, end);
        }
    }

    private void swap(int i) {
        long time = start[i];
        start[i] = end[i];
        end[i] = time;
        double y = startY[i];
        startY[i] = endY[i];
        endY[i] = y;
        if (drawable[i]) {
            swapped++;
        }
    }

    private void readTimes(Column column, int from, int count, long[] dest) {
        if (column instanceof LongColumn longs) {
            longs.read(from, count, dest);
            return;
        }
        ((DoubleColumn) column).read(from, count, doubles);
        for (int i = 0; i < count; i++) {
            dest[i] = (long) Math.floor(doubles[i]);
            drawable[i] &= Double.isFinite(doubles[i]);
        }
    }

    private void readPlaces(Column column, int from, int count, double[] dest) {
        column.readDoubles(from, count, dest);
        for (int i = 0; i < count; i++) {
            drawable[i] &= Double.isFinite(dest[i]);
        }
    }
}
