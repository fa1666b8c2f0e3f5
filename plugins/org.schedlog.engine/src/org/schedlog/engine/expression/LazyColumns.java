// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Rows;

/**
 * Columns whose values are computed block by block when they are read. A selection of such a column computes with the
 * same selection of its inputs, so only the rows that are wanted are computed. Immutable; each reading has its own
 * buffers.
 */
final class LazyColumns {

    private LazyColumns() {
    }

    /** How many operations and stored values a row of a column costs; 1 for a stored column. */
    static int weight(Column column) {
        if (column instanceof Longs longs) {
            return longs.weight;
        }
        return column instanceof Doubles doubles ? doubles.weight : 1;
    }

    /** What no value of a column exceeds in amount, see {@link DoubleValues#bound()}. */
    static double bound(DoubleColumn column) {
        return column instanceof Doubles doubles ? doubles.values.bound() : Double.NaN;
    }

    /** What a column is computed from; the column itself where it is not computed. */
    static List<Column> inputs(Column column) {
        if (column instanceof Longs longs) {
            return longs.inputs;
        }
        return column instanceof Doubles doubles ? doubles.inputs : List.of(column);
    }

    private static List<Column> at(List<Column> inputs, Rows rows) {
        List<Column> there = new ArrayList<>(inputs.size());
        for (Column input : inputs) {
            there.add(input.at(rows));
        }
        return there;
    }

    /** Computed integers. */
    static final class Longs extends LongColumn {

        private final LongValues values;
        private final List<Column> inputs;
        private final int weight;

        Longs(int size, LongValues values, List<Column> inputs, int weight) {
            super(size);
            this.values = values;
            this.inputs = List.copyOf(inputs);
            this.weight = weight;
        }

        @Override
        public long get(int row) {
            long[] value = new long[1];
            values.read(new Block(inputs, 1).range(row, 1), value);
            return value[0];
        }

        @Override
        public void read(int from, int count, long[] dest) {
            Block block = new Block(inputs, Math.min(count, BLOCK));
            if (count <= BLOCK) {
                values.read(block.range(from, count), dest);
                return;
            }
            long[] piece = new long[BLOCK];
            for (int done = 0; done < count; done += BLOCK) {
                int number = Math.min(BLOCK, count - done);
                values.read(block.range(from + done, number), piece);
                System.arraycopy(piece, 0, dest, done, number);
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            Block block = new Block(inputs, Math.min(count, BLOCK));
            if (count <= BLOCK) {
                values.read(block.rows(rows, count), dest);
                return;
            }
            long[] piece = new long[BLOCK];
            for (int done = 0; done < count; done += BLOCK) {
                int number = Math.min(BLOCK, count - done);
                values.read(block.rows(Arrays.copyOfRange(rows, done, done + number), number), piece);
                System.arraycopy(piece, 0, dest, done, number);
            }
        }

        @Override
        public LongColumn at(Rows rows) {
            return new Longs(rows.size(), values, LazyColumns.at(inputs, rows), weight);
        }
    }

    /** Computed doubles. */
    static final class Doubles extends DoubleColumn {

        private final DoubleValues values;
        private final List<Column> inputs;
        private final int weight;

        Doubles(int size, DoubleValues values, List<Column> inputs, int weight) {
            super(size);
            this.values = values;
            this.inputs = List.copyOf(inputs);
            this.weight = weight;
        }

        @Override
        public double get(int row) {
            double[] value = new double[1];
            values.read(new Block(inputs, 1).range(row, 1), value);
            return value[0];
        }

        @Override
        public void read(int from, int count, double[] dest) {
            Block block = new Block(inputs, Math.min(count, BLOCK));
            if (count <= BLOCK) {
                values.read(block.range(from, count), dest);
                return;
            }
            double[] piece = new double[BLOCK];
            for (int done = 0; done < count; done += BLOCK) {
                int number = Math.min(BLOCK, count - done);
                values.read(block.range(from + done, number), piece);
                System.arraycopy(piece, 0, dest, done, number);
            }
        }

        @Override
        public void gather(int[] rows, int count, double[] dest) {
            Block block = new Block(inputs, Math.min(count, BLOCK));
            if (count <= BLOCK) {
                values.read(block.rows(rows, count), dest);
                return;
            }
            double[] piece = new double[BLOCK];
            for (int done = 0; done < count; done += BLOCK) {
                int number = Math.min(BLOCK, count - done);
                values.read(block.rows(Arrays.copyOfRange(rows, done, done + number), number), piece);
                System.arraycopy(piece, 0, dest, done, number);
            }
        }

        @Override
        public DoubleColumn at(Rows rows) {
            return new Doubles(rows.size(), values, LazyColumns.at(inputs, rows), weight);
        }
    }
}
