// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.nio.IntBuffer;

/**
 * A list of row numbers, e.g. those a query selected. Immutable; any number of threads may read.
 */
public abstract class Rows {

    private final int size;

    Rows(int size) {
        this.size = size;
    }

    /** @return how many row numbers there are */
    public final int size() {
        return size;
    }

    /**
     * @param position
     *            0 to size - 1
     * @return the row number there
     */
    public abstract int get(int position);

    /**
     * Reads row numbers that follow each other.
     *
     * @param from
     *            the first position
     * @param count
     *            how many, at most {@code dest.length}
     * @param dest
     *            receives the row numbers from its index 0 on
     */
    public abstract void read(int from, int count, int[] dest);

    /**
     * Reads row numbers at any positions.
     *
     * @param positions
     *            positions in this list
     * @param count
     *            how many of them, at most {@code dest.length}
     * @param dest
     *            receives the row numbers; may be the same array as {@code positions}
     */
    public void gather(int[] positions, int count, int[] dest) {
        for (int i = 0; i < count; i++) {
            dest[i] = get(positions[i]);
        }
    }

    /**
     * A selection from this selection.
     *
     * @param positions
     *            positions in this list
     * @return the row numbers at these positions; a view
     */
    public Rows at(Rows positions) {
        return new RowsAt(this, positions);
    }

    /**
     * @param size
     *            0 or more
     * @return the row numbers 0 to size - 1
     */
    public static Rows all(int size) {
        return new AllRows(size);
    }

    /**
     * @param rows
     *            row numbers; the array is not copied and must not change any more
     * @return the list of them
     */
    public static Rows of(int... rows) {
        return new Rows(rows.length) {
            @Override
            public int get(int position) {
                return rows[position];
            }

            @Override
            public void read(int from, int count, int[] dest) {
                System.arraycopy(rows, from, dest, 0, count);
            }
        };
    }

    /**
     * @param column
     *            whole numbers from 0 to 2^31 - 1
     * @return a column's values as row numbers; a view
     */
    public static Rows of(LongColumn column) {
        return new Rows(column.size()) {
            @Override
            public int get(int position) {
                return (int) column.get(position);
            }

            @Override
            public void read(int from, int count, int[] dest) {
                long[] values = new long[Math.min(count, Column.BLOCK)];
                for (int done = 0; done < count; done += values.length) {
                    int n = Math.min(values.length, count - done);
                    column.read(from + done, n, values);
                    for (int i = 0; i < n; i++) {
                        dest[done + i] = (int) values[i];
                    }
                }
            }
        };
    }

    private static final class AllRows extends Rows {

        AllRows(int size) {
            super(size);
        }

        @Override
        public int get(int position) {
            return position;
        }

        @Override
        public void read(int from, int count, int[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = from + i;
            }
        }

        @Override
        public Rows at(Rows positions) {
            return positions;
        }
    }

    private static final class RowsAt extends Rows {

        private final Rows base;
        private final Rows positions;

        RowsAt(Rows base, Rows positions) {
            super(positions.size());
            this.base = base;
            this.positions = positions;
        }

        @Override
        public int get(int position) {
            return base.get(positions.get(position));
        }

        @Override
        public void read(int from, int count, int[] dest) {
            positions.read(from, count, dest);
            base.gather(dest, count, dest);
        }
    }

    /** Row numbers kept in bytes, four each. */
    static final class StoredRows extends Rows {

        private final IntBuffer[] chunks;
        private final int shift;
        private final int mask;

        StoredRows(Bytes bytes, int size) {
            super(size);
            chunks = bytes.ints();
            shift = bytes.shift() - 2;
            mask = (1 << shift) - 1;
        }

        @Override
        public int get(int position) {
            return chunks[position >>> shift].get(position & mask);
        }

        @Override
        public void read(int from, int count, int[] dest) {
            for (int done = 0; done < count;) {
                int position = from + done;
                int run = Math.min(count - done, mask + 1 - (position & mask));
                chunks[position >>> shift].get(position & mask, dest, done, run);
                done += run;
            }
        }
    }
}
