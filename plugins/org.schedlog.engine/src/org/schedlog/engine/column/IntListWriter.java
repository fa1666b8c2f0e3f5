// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Builds an {@link IntList} from its front to its end. For one thread. Closing without finishing gives the list up. */
public final class IntListWriter implements Closeable {

    private static final int ROOM = Column.BLOCK;

    private final Spool spool;
    private final int[] pending = new int[ROOM];
    private int filled;

    /**
     * @param storage
     *            where a long list goes
     */
    public IntListWriter(Storage storage) {
        spool = new Spool(storage::createFile);
    }

    /** @return how many ints were appended so far */
    public long size() {
        return spool.size() / Integer.BYTES + filled;
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
        if (count > ROOM - filled) {
            drain();
        }
        System.arraycopy(values, from, pending, filled, count);
        filled += count;
    }

    private void drain() throws IOException {
        ByteBuffer room = spool.room(Integer.BYTES * filled);
        room.asIntBuffer().put(pending, 0, filled);
        room.position(room.position() + Integer.BYTES * filled);
        filled = 0;
    }

    /**
     * @return the list; the writer must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public IntList finish() throws IOException {
        long size = size();
        drain();
        return new IntList(spool.finish(ColumnType.I4), size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
