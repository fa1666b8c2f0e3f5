// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Some thousand rows of a few columns, each read once for all selections that need it: picking values from an array is
 * many times faster than from a file. Handed to {@link LongColumn#read(int, int, long[], ColumnWindow)}. For one thread.
 */
public final class ColumnWindow {

    /** Fewer values of a window than one in so many are better read by themselves. */
    private static final int SPARSE = 64;

    private final int capacity;
    private final Map<LongColumn, Values> values = new IdentityHashMap<>();
    private int[] rows = new int[0];
    private int from;
    private int count;

    /** The rows of one column, if they were read for the window's present place. */
    private static final class Values {

        private final long[] values;
        private int from = -1;

        Values(int capacity) {
            values = new long[capacity];
        }
    }

    /**
     * @param capacity
     *            how many rows it can hold; with 0 it never holds any
     */
    public ColumnWindow(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Goes to other rows.
     *
     * @param first
     *            the first row, never the same as before
     * @param size
     *            how many, at most its capacity
     */
    public void moveTo(int first, int size) {
        from = first;
        count = size;
    }

    /** Room for row numbers that are read and forgotten. */
    int[] rows(int size) {
        if (rows.length < size) {
            rows = new int[size];
        }
        return rows;
    }

    /**
     * Reads values of a column if their rows stand in the window.
     *
     * @return false if they do not, or are too few to be worth it
     */
    boolean gather(LongColumn column, int[] wanted, int number, long[] dest) {
        Values there = values.get(column);
        boolean isRead = there != null && there.from == from;
        if (!isRead && number < count / SPARSE || !holds(wanted, number)) {
            return false;
        }
        if (!isRead) {
            if (there == null) {
                there = new Values(capacity);
                values.put(column, there);
            }
            column.read(from, Math.min(count, column.size() - from), there.values);
            there.from = from;
        }
        pick(there.values, wanted, from, number, dest);
        return true;
    }

    private boolean holds(int[] wanted, int number) {
        int outside = 0;
        for (int i = 0; i < number; i++) {
            outside |= wanted[i] - from | from + count - 1 - wanted[i];
        }
        return outside >= 0;
    }

    private static void pick(long[] values, int[] wanted, int from, int number, long[] dest) {
        for (int i = 0; i < number; i++) {
            dest[i] = values[wanted[i] - from];
        }
    }
}
