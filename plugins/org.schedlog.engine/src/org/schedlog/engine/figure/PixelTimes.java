// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/** The times at which the columns of a grid begin, and the way back. Immutable. */
final class PixelTimes {

    private final PixelGrid grid;
    private final long[] times;
    private final double columnsPerNano;

    PixelTimes(PixelGrid grid) {
        this.grid = grid;
        this.columnsPerNano = grid.width() / (double) (grid.to() - grid.from());
        this.times = new long[grid.width() + 1];
        for (int x = 0; x <= grid.width(); x++) {
            times[x] = grid.time(x);
        }
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

    /** The time at which a column begins, 0 to width. */
    long at(int x) {
        return times[x];
    }

    /** The last column that begins at or before a time within the grid. */
    int column(long time) {
        // Clamped also because a grid of more than 2^63 ns is wide open to overflow.
        int x = Math.max(0, Math.min(times.length - 2, (int) ((time - times[0]) * columnsPerNano)));
        while (times[x] > time) {
            x--;
        }
        while (times[x + 1] <= time) {
            x++;
        }
        return x;
    }
}
