// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

/**
 * A column: one value for each row from 0 to {@link #size()} - 1. Columns are immutable and may be read by any number
 * of threads. Rows are numbered by int: a recording has at most 2^31 - 1 events.
 */
public abstract sealed class Column permits LongColumn, DoubleColumn, TextColumn {

    /**
     * How many rows the engine's loops take at a time: a few buffers of this many longs stay in the processor's cache.
     */
    public static final int BLOCK = 4096;

    private final int size;

    /**
     * @param size
     *            the number of rows, 0 or more
     */
    protected Column(int size) {
        this.size = size;
    }

    /** @return the number of rows */
    public final int size() {
        return size;
    }

    /**
     * The same column at other rows, without copying values.
     *
     * @param rows
     *            rows of this column
     * @return a column of {@code rows.size()} rows; row i holds this column's value at {@code rows.get(i)}
     */
    public abstract Column at(Rows rows);

    /**
     * Reads values as doubles; integers beyond 2^53 are rounded.
     *
     * @param from
     *            the first row
     * @param count
     *            how many rows, at most {@code dest.length}
     * @param dest
     *            receives the values from its index 0 on
     */
    public abstract void readDoubles(int from, int count, double[] dest);
}
