// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Rows;

/**
 * A few of a recording's rows: its time is cut into pieces of equal length, and of each the first rows are taken. What
 * is seen in a slice stands for its whole piece, so a slice's time is stretched to the piece's. Immutable.
 */
final class Slices {

    private final long span;
    private final int count;
    /** For each slice the time of its last row, or where all rows of the piece were taken the piece's end. */
    private final long[] lastSeen;
    private final Rows rows;

    private Slices(long span, int count, long[] lastSeen, Rows rows) {
        this.span = span;
        this.count = count;
        this.lastSeen = lastSeen;
        this.rows = rows;
    }

    /**
     * @param times
     *            when each row was, ascending, at least one
     * @param count
     *            how many slices
     * @param most
     *            how many rows a slice has at most
     */
    static Slices of(LongColumn times, int count, int most) {
        long start = times.get(0);
        long span = times.get(times.size() - 1) - start + 1;
        int[] taken = new int[count * most];
        long[] lastSeen = new long[count];
        int size = 0;
        int row = 0;
        for (int slice = 0; slice < count; slice++) {
            long end = time(slice + 1, span, count);
            int next = firstNotBefore(times, start + end, row);
            int until = Math.min(next, row + most);
            while (row < until) {
                taken[size++] = row++;
            }
            lastSeen[slice] = until == next ? end : times.get(until - 1) - start;
            row = next;
        }
        return new Slices(span, count, lastSeen, Rows.of(Arrays.copyOf(taken, size)));
    }

    private static int firstNotBefore(LongColumn times, long time, int from) {
        int low = from;
        int high = times.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (times.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When a slice begins, ns since the first row. */
    private static long time(int slice, long span, int count) {
        return (long) ((double) span * slice / count);
    }

    private long begin(int slice) {
        return time(slice, span, count);
    }

    /** The rows that were taken, ascending. */
    Rows rows() {
        return rows;
    }

    /** The slice that a time is in, or -1 before the first and {@code count} after the last. */
    private int slice(long time) {
        if (time < 0 || time >= span) {
            return time < 0 ? -1 : count;
        }
        int slice = Math.min(count - 1, (int) ((double) time / span * count));
        while (slice > 0 && time < begin(slice)) {
            slice--;
        }
        while (slice < count - 1 && time >= begin(slice + 1)) {
            slice++;
        }
        return slice;
    }

    /** Where a time of a slice is in the slice's piece of time. Both are ns since the first row. */
    long stretched(long time) {
        int slice = slice(time);
        if (slice < 0 || slice >= count) {
            return time;
        }
        long begin = begin(slice);
        long end = begin(slice + 1);
        long seen = lastSeen[slice] - begin;
        if (lastSeen[slice] == end) {
            return time;
        }
        if (time >= lastSeen[slice]) {
            return seen == 0 ? begin : end;
        }
        return begin + (long) ((double) (time - begin) / seen * (end - begin));
    }

    /**
     * Where a line ends that begins at a time. Its end was found at the next row that concerns it. If that is in the
     * following slice, there are such rows in between that were not taken, and the line ends with its slice; if it is
     * further away, the slices in between say that there are none.
     */
    long stretchedEnd(long begin, long end) {
        int first = slice(begin);
        return end > begin && first >= 0 && slice(end) == first + 1 && lastSeen[first] < begin(first + 1)
                ? begin(first + 1) : stretched(end);
    }
}
