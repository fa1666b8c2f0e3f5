// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;

/** A column of doubles; NaN stands for a missing value. */
public abstract non-sealed class DoubleColumn extends Column {

    /**
     * @param size
     *            the number of rows
     */
    protected DoubleColumn(int size) {
        super(size);
    }

    /**
     * One value; for more than a few use {@link #read} or {@link #gather}.
     *
     * @param row
     *            0 to size - 1
     * @return the value there
     */
    public abstract double get(int row);

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
    public void read(int from, int count, double[] dest) {
        for (int i = 0; i < count; i++) {
            dest[i] = get(from + i);
        }
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
    public void gather(int[] rows, int count, double[] dest) {
        for (int i = 0; i < count; i++) {
            dest[i] = get(rows[i]);
        }
    }

    @Override
    public DoubleColumn at(Rows rows) {
        return new DoubleColumnAt(this, rows);
    }

    @Override
    public final void readDoubles(int from, int count, double[] dest) {
        read(from, count, dest);
    }

    /**
     * @param value
     *            the value of every row
     * @param size
     *            the number of rows
     * @return a column that holds nothing but that value
     */
    public static DoubleColumn constant(double value, int size) {
        return new DoubleColumn(size) {
            @Override
            public double get(int row) {
                return value;
            }

            @Override
            public void read(int from, int count, double[] dest) {
                Arrays.fill(dest, 0, count, value);
            }

            @Override
            public DoubleColumn at(Rows rows) {
                return constant(value, rows.size());
            }
        };
    }

    /**
     * @param values
     *            the values; the array is not copied and must not change any more
     * @return a column over them
     */
    public static DoubleColumn of(double... values) {
        return new DoubleColumn(values.length) {
            @Override
            public double get(int row) {
                return values[row];
            }

            @Override
            public void read(int from, int count, double[] dest) {
                System.arraycopy(values, from, dest, 0, count);
            }
        };
    }

    /**
     * This column with a number added to every value, without copying.
     *
     * @param delta
     *            what is added
     * @return a view
     */
    public DoubleColumn plus(double delta) {
        DoubleColumn base = this;
        return new DoubleColumn(size()) {
            @Override
            public double get(int row) {
                return base.get(row) + delta;
            }

            @Override
            public void read(int from, int count, double[] dest) {
                base.read(from, count, dest);
                add(count, dest);
            }

            @Override
            public void gather(int[] rows, int count, double[] dest) {
                base.gather(rows, count, dest);
                add(count, dest);
            }

            private void add(int count, double[] dest) {
                for (int i = 0; i < count; i++) {
                    dest[i] += delta;
                }
            }
        };
    }
}
