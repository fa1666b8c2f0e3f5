// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Builds a list of row numbers piece by piece. For one thread. Closing without finishing gives the list up. */
public final class RowsWriter implements Closeable {

    private final Spool spool;

    /**
     * @param storage
     *            where a long list goes
     */
    public RowsWriter(Storage storage) {
        spool = new Spool(storage::createFile);
    }

    /**
     * @param rows
     *            the next row numbers, from index 0 on
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(int[] rows, int count) throws IOException {
        append(rows, 0, count);
    }

    /**
     * @param rows
     *            holds the next row numbers
     * @param from
     *            the index of the first of them
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(int[] rows, int from, int count) throws IOException {
        ByteBuffer room = spool.room(Integer.BYTES * count);
        room.asIntBuffer().put(rows, from, count);
        room.position(room.position() + Integer.BYTES * count);
    }

    /**
     * @return the list; the writer must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public Rows finish() throws IOException {
        int size = Math.toIntExact(spool.size() / 4);
        return new Rows.StoredRows(spool.finish(ColumnType.I4), size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
