// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Builds a column of doubles piece by piece. For one thread. Closing without finishing gives the column up. */
public final class DoubleColumnWriter implements Closeable {

    private final Spool spool;

    /**
     * @param storage
     *            where a long column goes
     */
    public DoubleColumnWriter(Storage storage) {
        this(storage::createFile);
    }

    DoubleColumnWriter(Spool.Target target) {
        spool = new Spool(target);
    }

    /**
     * @param values
     *            the next values, from index 0 on
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(double[] values, int count) throws IOException {
        ByteBuffer room = spool.room(8 * count);
        for (int i = 0; i < count; i++) {
            room.putDouble(values[i]);
        }
    }

    /**
     * Appends a whole column.
     *
     * @param column
     *            its values
     * @param before
     *            is told of each row at which a block begins; may cancel by an exception
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(DoubleColumn column, IntConsumer before) throws IOException {
        double[] block = new double[Column.BLOCK];
        for (int row = 0; row < column.size(); row += block.length) {
            before.accept(row);
            int count = Math.min(block.length, column.size() - row);
            column.read(row, count, block);
            append(block, count);
        }
    }

    /**
     * @return the column; the writer must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public DoubleColumn finish() throws IOException {
        int size = Math.toIntExact(spool.size() / 8);
        return StoredColumns.doubles(spool.finish(ColumnType.F8), size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
