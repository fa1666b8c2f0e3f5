// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

/** The times at which the columns of a grid begin, and the way back. Immutable. */
final class PixelTimes {

    /** Takes more off than any rounding adds. */
    private static final double ROUNDED_DOWN = 1 - 0x1p-40;

    private final PixelGrid grid;
    private final long step;
    private final int shift;
    private final long[] times;
    /** The column of each multiple of the step, from the last one at or before the first column on; else null. */
    private final int[] columns;
    /** A little less than it is, so that a time's place is found in its column or before, never behind. */
    private final double columnsPerNano;

    PixelTimes(PixelGrid grid) {
        this.grid = grid;
        this.step = grid.step();
        this.shift = Long.numberOfTrailingZeros(step);
        this.columnsPerNano = ROUNDED_DOWN * grid.width() / PixelGrid.distance(grid.from(), grid.to());
        this.times = grid.times();
        this.columns = step == 1 ? null : columns();
    }

    /** There are few, as a column is less than four steps long. */
    private int[] columns() {
        int[] found = new int[place(to() - 1) + 1];
        for (int x = 1; x < width(); x++) {
            Arrays.fill(found, place(times[x]), place(times[x + 1] - 1) + 1, x);
        }
        return found;
    }

    private int place(long time) {
        return (int) ((time >> shift) - (times[0] >> shift));
    }

    PixelGrid grid() {
        return grid;
    }

    int width() {
        return times.length - 1;
    }

    /** The first time of all columns. */
    long from() {
        return times[0];
    }

    /** The time after the last column. */
    long to() {
        return times[times.length - 1];
    }

    /** The grid's {@link PixelGrid#step}. */
    long step() {
        return step;
    }

    /** The share of a column that some of its time is. */
    float share(int x, long nanos) {
        return (float) ((double) nanos / (times[x + 1] - times[x]));
    }

    /** The time at which a column begins, 0 to width. */
    long at(int x) {
        return times[x];
    }

    /** The last column that begins at or before a time within the grid. */
    int column(long time) {
        if (columns != null) {
            return columns[place(time)];
        }
        int x = (int) (PixelGrid.distance(times[0], time) * columnsPerNano);
        while (times[x + 1] <= time) {
            x++;
        }
        return x;
    }
}
