// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Some thousand rows of a few columns, each read once for all selections that need it: picking values from an array is
 * many times faster than from a file. Handed to {@link LongColumn#read(int, int, long[], ColumnWindow)}. For one
 * thread.
 */
public final class ColumnWindow {

    /** Fewer values of a window than one in so many are better read by themselves. */
    private static final int SPARSE = 64;

    private final int capacity;
    private final Map<LongColumn, Values> values = new IdentityHashMap<>();
    private int[] rows = new int[0];
    /** Whose row numbers were read last, and which ones. */
    private Rows read;
    private int readFrom;
    private int readCount;
    private int from;

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
     *            how many rows it can hold, a power of two
     */
    public ColumnWindow(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Goes to other rows.
     *
     * @param first
     *            the first row, never the same as before; as many as its capacity follow
     */
    public void moveTo(int first) {
        from = first;
    }

    /**
     * Reads row numbers, unless they are those that were read last: the columns of one selection mostly share them.
     *
     * @return has the row numbers from its index 0 on; not to be changed
     */
    int[] rows(Rows list, int first, int count) {
        if (list != read || first != readFrom || count != readCount) {
            if (rows.length < count) {
                rows = new int[count];
            }
            list.read(first, count, rows);
            read = list;
            readFrom = first;
            readCount = count;
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
        if (there == null || there.from != from) {
            if (number < capacity / SPARSE) {
                return false;
            }
            there = load(column, there);
        }
        return pick(there.values, wanted, from, number, dest);
    }

    private Values load(LongColumn column, Values known) {
        Values loaded = known == null ? new Values(capacity) : known;
        if (known == null) {
            values.put(column, loaded);
        }
        if (from < column.size()) {
            column.read(from, Math.min(capacity, column.size() - from), loaded.values);
        }
        loaded.from = from;
        return loaded;
    }

    /** Picks the values of rows and says whether all of them stand in the window; if not, what was picked is none. */
    private static boolean pick(long[] values, int[] wanted, int from, int number, long[] dest) {
        int outside = 0;
        for (int i = 0; i < number; i++) {
            int at = wanted[i] - from;
            outside |= at & -values.length;
            dest[i] = values[at & values.length - 1];
        }
        return outside == 0;
    }
}
