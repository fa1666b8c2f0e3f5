// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Builds a column of known size whose values are not found in the order of the rows, e.g. from the last row to the
 * first. Rows that are never put hold 0. For one thread. Closing without finishing gives the column up.
 */
public final class LongColumnFiller implements Closeable {

    private static final int HEAP_ROWS = 1 << 15;

    private final int size;
    private final ByteBuffer heap;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocateDirect(8 * Column.BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * @param storage
     *            where a long column goes
     * @param size
     *            the number of rows
     * @throws IOException
     *             when the storage fails
     */
    public LongColumnFiller(Storage storage, int size) throws IOException {
        this.size = size;
        if (size <= HEAP_ROWS) {
            heap = ByteBuffer.allocate(8 * size).order(ByteOrder.LITTLE_ENDIAN);
            channel = null;
        } else {
            heap = null;
            channel = storage.createFile();
        }
    }

    /**
     * @param from
     *            the row of the first value
     * @param values
     *            the values, from index 0 on
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void put(int from, long[] values, int count) throws IOException {
        block.clear();
        block.asLongBuffer().put(values, 0, count);
        block.limit(8 * count);
        if (heap != null) {
            heap.put(8 * from, block, 0, 8 * count);
            return;
        }
        long position = 8L * from;
        while (block.hasRemaining()) {
            position += channel.write(block, position);
        }
    }

    /**
     * @return the column; the filler must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public LongColumn finish() throws IOException {
        if (heap != null) {
            return StoredColumns.longs(Bytes.heap(heap.array(), heap.capacity()), ColumnType.I8, size);
        }
        long length = 8L * size;
        if (channel.size() < length) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        }
        Bytes bytes = Bytes.map(channel, 0, length, Bytes.DEFAULT_SHIFT);
        close();
        return StoredColumns.longs(bytes, ColumnType.I8, size);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
