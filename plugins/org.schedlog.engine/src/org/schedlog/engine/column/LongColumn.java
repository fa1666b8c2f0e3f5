// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** A column of 64-bit integers, whatever the width in which they are kept. */
public abstract non-sealed class LongColumn extends Column {

    /**
     * @param size
     *            the number of rows
     */
    protected LongColumn(int size) {
        super(size);
    }

    /**
     * One value; for more than a few use {@link #read} or {@link #gather}.
     *
     * @param row
     *            0 to size - 1
     * @return the value there
     */
    public abstract long get(int row);

    /**
     * Reads rows that follow each other.
     *
     * @param from
     *            the first row
     * @param count
     *            how many rows, at most {@code dest.length}
     * @param dest
     *            receives the values from its index 0 on
     */
    public void read(int from, int count, long[] dest) {
        for (int i = 0; i < count; i++) {
            dest[i] = get(from + i);
        }
    }

    /**
     * Reads rows that follow each other, of a selection by way of a window where its rows stand in it.
     *
     * @param from
     *            the first row
     * @param count
     *            how many rows, at most {@code dest.length}
     * @param dest
     *            receives the values from its index 0 on
     * @param window
     *            rows of the column that this is a selection from
     */
    public void read(int from, int count, long[] dest, ColumnWindow window) {
        read(from, count, dest);
    }

    /**
     * Reads rows in any order.
     *
     * @param rows
     *            the rows wanted
     * @param count
     *            how many of them, at most {@code dest.length}
     * @param dest
     *            receives the values from its index 0 on
     */
    public void gather(int[] rows, int count, long[] dest) {
        for (int i = 0; i < count; i++) {
            dest[i] = get(rows[i]);
        }
    }

    /**
     * Finds a place in a sorted column by halving.
     *
     * @param test
     *            holds for the values of the first rows, how ever many, and for no others
     * @return how many rows it holds for, which is the first row that it does not hold for
     */
    public final int countWhile(LongPredicate test) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (test.test(get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public LongColumn at(Rows rows) {
        return new LongColumnAt(this, rows);
    }

    @Override
    public final void readDoubles(int from, int count, double[] dest) {
        long[] values = new long[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += values.length) {
            int n = Math.min(values.length, count - done);
            read(from + done, n, values);
            for (int i = 0; i < n; i++) {
                dest[done + i] = values[i];
            }
        }
    }

    /**
     * @param value
     *            the value of every row
     * @param size
     *            the number of rows
     * @return a column that holds nothing but that value
     */
    public static LongColumn constant(long value, int size) {
        return new LongColumn(size) {
            @Override
            public long get(int row) {
                return value;
            }

            @Override
            public void read(int from, int count, long[] dest) {
                Arrays.fill(dest, 0, count, value);
            }

            @Override
            public LongColumn at(Rows rows) {
                return constant(value, rows.size());
            }
        };
    }

    /**
     * @param values
     *            the values; the array is not copied and must not change any more
     * @return a column over them
     */
    public static LongColumn of(long... values) {
        return new LongColumn(values.length) {
            @Override
            public long get(int row) {
                return values[row];
            }

            @Override
            public void read(int from, int count, long[] dest) {
                System.arraycopy(values, from, dest, 0, count);
            }
        };
    }

    /**
     * This column with a number added to every value, without copying.
     *
     * @param delta
     *            what is added; sums wrap at 64 bits
     * @return a view
     */
    public LongColumn plus(long delta) {
        LongColumn base = this;
        return new LongColumn(size()) {
            @Override
            public long get(int row) {
                return base.get(row) + delta;
            }

            @Override
            public void read(int from, int count, long[] dest) {
                base.read(from, count, dest);
                add(count, dest);
            }

            @Override
            public void gather(int[] rows, int count, long[] dest) {
                base.gather(rows, count, dest);
                add(count, dest);
            }

            private void add(int count, long[] dest) {
                for (int i = 0; i < count; i++) {
                    dest[i] += delta;
                }
            }
        };
    }
}
