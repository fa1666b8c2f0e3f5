// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/**
 * Builds a column of integers piece by piece in the narrowest width (1, 2, 4 or 8 bytes) that holds them all: it begins
 * narrow and copies what it has when a value does not fit. For one thread. Closing without finishing gives the column
 * up.
 */
public final class LongColumnWriter implements Closeable {

    private final Spool.Target target;
    private final Progress progress;
    private Spool spool;
    private ColumnType type = ColumnType.I1;

    /**
     * @param storage
     *            where a long column goes
     * @param progress
     *            may cancel where much has to be copied
     */
    public LongColumnWriter(Storage storage, Progress progress) {
        this(storage::createFile, progress);
    }

    LongColumnWriter(Spool.Target target, Progress progress) {
        this.target = target;
        this.progress = progress;
        this.spool = new Spool(target);
    }

    /**
     * @param values
     *            the next values, from index 0 on
     * @param count
     *            how many, at most {@link Column#BLOCK}
     * @throws IOException
     *             when the storage is full or fails
     */
    public void append(long[] values, int count) throws IOException {
        ColumnType needed = typeFor(values, count);
        if (needed.width() > type.width()) {
            widen(needed);
        }
        put(spool.room(type.width() * count), values, count);
    }

    /** Bits that differ from the sign decide the width, so one pass of or-ing finds it without a branch. */
    private static ColumnType typeFor(long[] values, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= values[i] ^ values[i] >> 63;
        }
        return ColumnType.ofBits(Long.SIZE - Long.numberOfLeadingZeros(bits) + 1);
    }

    private void put(ByteBuffer room, long[] values, int count) {
        switch (type) {
        case I1:
            for (int i = 0; i < count; i++) {
                room.put((byte) values[i]);
            }
            break;
        case I2:
            for (int i = 0; i < count; i++) {
                room.putShort((short) values[i]);
            }
            break;
        case I4:
            for (int i = 0; i < count; i++) {
                room.putInt((int) values[i]);
            }
            break;
        default:
            for (int i = 0; i < count; i++) {
                room.putLong(values[i]);
            }
            break;
        }
    }

    private void widen(ColumnType wider) throws IOException {
        if (spool.size() == 0) {
            type = wider;
            return;
        }
        LongColumn old = finish();
        spool = new Spool(target);
        type = wider;
        long[] block = new long[Column.BLOCK];
        for (int row = 0; row < old.size(); row += block.length) {
            progress.check();
            int count = Math.min(block.length, old.size() - row);
            old.read(row, count, block);
            put(spool.room(type.width() * count), block, count);
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
    public void append(LongColumn column, IntConsumer before) throws IOException {
        long[] block = new long[Column.BLOCK];
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
    public LongColumn finish() throws IOException {
        int size = Math.toIntExact(spool.size() / type.width());
        return StoredColumns.longs(spool.finish(type), type, size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
