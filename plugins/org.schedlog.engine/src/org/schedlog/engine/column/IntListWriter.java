// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Builds an {@link IntList} from its front to its end. For one thread. Closing without finishing gives the list up. */
public final class IntListWriter implements Closeable {

    private final Spool spool;

    /**
     * @param storage
     *            where a long list goes
     */
    public IntListWriter(Storage storage) {
        spool = new Spool(storage::createFile);
    }

    /** @return how many ints were appended so far */
    public long size() {
        return spool.size() / Integer.BYTES;
    }

    /**
     * @param values
     *            holds the next ints
     * @param from
     *            the first of them in {@code values}
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(int[] values, int from, int count) throws IOException {
        ByteBuffer room = spool.room(Integer.BYTES * count);
        room.asIntBuffer().put(values, from, count);
        room.position(room.position() + Integer.BYTES * count);
    }

    /**
     * @return the list; the writer must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public IntList finish() throws IOException {
        long size = size();
        return new IntList(spool.finish(ColumnType.I4), size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
