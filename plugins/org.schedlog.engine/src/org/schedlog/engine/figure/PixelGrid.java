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

    /**
     * Refuses an empty range.
     */
    public PixelGrid {
        if (to <= from || width < 1) {
            throw new IllegalArgumentException("Empty range of pixels: " + from + " to " + to + ", " + width + " wide");
        }
    }

    /**
     * @param x
     *            0 to width
     * @return the time at which that column begins, ns since the first event, rounded down
     */
    public long time(int x) {
        // unsigned, as it can be more than 2^63
        long span = to - from;
        return from + Long.divideUnsigned(span, width) * x + Long.remainderUnsigned(span, width) * x / width;
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
