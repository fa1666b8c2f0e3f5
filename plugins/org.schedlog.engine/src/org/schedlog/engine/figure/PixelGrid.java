// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * A range of time cut into pixel columns. Column x covers the times from {@code time(x)} to {@code time(x + 1)}, the
 * latter excluded; where a pixel is shorter than a nanosecond, several columns begin at the same time.
 *
 * @param from
 *            the first time, ns since the first event
 * @param to
 *            the time after the last one, larger than {@code from}
 * @param width
 *            the number of pixel columns, at least 1
 */
public record PixelGrid(long from, long to, int width) {

    /** Columns shorter than this, ns, have few lines each. */
    private static final long SHORT = 1 << 10;

    /**
     * Refuses an empty range.
     */
    public PixelGrid {
        if (to <= from || width < 1) {
            throw new IllegalArgumentException("Empty range of pixels: " + from + " to " + to + ", " + width + " wide");
        }
    }

    /** Compared by hand: what Java makes for a record is made when it is first needed, and a picture waits for it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PixelGrid grid && grid.from == from && grid.to == to && grid.width == width;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(from) + Long.hashCode(to)) + width;
    }

    /**
     * The distance between the times at which columns can begin: 1 ns where columns are short, else the greatest power
     * of two that is at most half of a column. What is known for all multiples of a power of two answers for many grids
     * that way.
     *
     * @return ns
     */
    public long step() {
        long column = Long.divideUnsigned(to - from, width);
        return Long.compareUnsigned(column, SHORT) < 0 ? 1 : Long.highestOneBit(column) >>> 1;
    }

    /**
     * @param x
     *            0 to width
     * @return the time at which that column begins, ns since the first event; but for the ends of the range, which are
     *         as they are, rounded down to a multiple of {@link #step}
     */
    public long time(int x) {
        // unsigned, as it can be more than 2^63
        long span = to - from;
        long time = from + Long.divideUnsigned(span, width) * x + Long.remainderUnsigned(span, width) * x / width;
        return x == 0 || x == width ? time : time & -step();
    }

    /**
     * @return {@link #time} of all columns and of the end, which is quicker than asking for each
     */
    public long[] times() {
        long[] times = new long[width + 1];
        for (int x = 0; x <= width; x++) {
            times[x] = time(x);
        }
        return times;
    }

    /** How many ns a time is after another one, also where that is more than a long can say. */
    static double distance(long from, long to) {
        long distance = to - from;
        return distance >= 0 ? distance : distance + 0x1p64;
    }

    /**
     * @param time
     *            ns since the first event
     * @return the column that covers it; before the range 0, after it width - 1
     */
    public int column(long time) {
        if (time < from) {
            return 0;
        }
        if (time >= to) {
            return width - 1;
        }
        int x = (int) Math.min(width - 1L, (long) (distance(from, time) / distance(from, to) * width));
        while (x > 0 && time(x) > time) {
            x--;
        }
        while (x < width - 1 && time(x + 1) <= time) {
            x++;
        }
        return x;
    }
}
