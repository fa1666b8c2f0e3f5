// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.convert;

import java.io.IOException;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/**
 * A column that is to be written.
 *
 * @param name
 *            its name
 * @param dtype
 *            its type in NumPy's notation, of 8 bytes and little endian: {@code <i8}, {@code <u8} or {@code <f8}
 * @param rows
 *            how many values it has
 * @param values
 *            where they come from
 */
public record ArrayColumn(String name, String dtype, int rows, Values values) {

    /** Where values come from. They are asked for block by block, from the first to the last, by one thread. */
    @FunctionalInterface
    public interface Values {

        /** How many values are asked for at a time at most. */
        int BLOCK = Column.BLOCK;

        /**
         * @param from
         *            the first row
         * @param count
         *            how many, at most {@link #BLOCK}
         * @param dest
         *            receives them from its index 0 on, doubles as their bits
         * @throws IOException
         *             when they cannot be read
         */
        void read(int from, int count, long[] dest) throws IOException;
    }

    /**
     * Rows of a column that follow each other.
     *
     * @param recordedType
     *            what the column was read from, in NumPy's notation: integers of which some are 2^63 and more stay so
     * @param column
     *            integers or doubles
     * @param first
     *            its first row
     * @param rows
     *            how many rows
     */
    static ArrayColumn of(String name, String recordedType, Column column, int first, int rows) {
        if (column instanceof LongColumn longs) {
            return new ArrayColumn(name, recordedType.endsWith("u8") ? "<u8" : "<i8", rows,
                    (from, count, dest) -> longs.read(first + from, count, dest));
        }
        if (!(column instanceof DoubleColumn doubles)) {
            throw new IllegalArgumentException("Column " + name + " holds no numbers");
        }
        double[] block = new double[Values.BLOCK];
        return new ArrayColumn(name, "<f8", rows, (from, count, dest) -> {
            doubles.read(first + from, count, block);
            for (int i = 0; i < count; i++) {
                dest[i] = Double.doubleToRawLongBits(block[i]);
            }
        });
    }
}
