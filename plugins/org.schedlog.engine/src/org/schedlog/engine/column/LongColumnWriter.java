// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Builds a column of integers piece by piece in the narrowest width (1, 2, 4 or 8 bytes) that holds them all: it begins narrow and copies
 * what it has when a value does not fit. For one thread. Closing without finishing gives the column up.
 */
public final class LongColumnWriter implements Closeable {

    private final Storage storage;
    private Spool spool;
    private int width = 1;

    /**
     * @param storage
     *            where a long column goes
     */
    public LongColumnWriter(Storage storage) {
        this.storage = storage;
        this.spool = new Spool(storage);
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
        int needed = widthOf(values, count);
        if (needed > width) {
            widen(needed);
        }
        put(spool.room(width * count), values, count);
    }

    /** Bits that differ from the sign decide the width, so one pass of or-ing finds it without a branch. */
    private static int widthOf(long[] values, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= values[i] ^ values[i] >> 63;
        }
        int used = Long.SIZE - Long.numberOfLeadingZeros(bits) + 1;
        return used <= 8 ? 1 : used <= 16 ? 2 : used <= 32 ? 4 : 8;
    }

    private void put(ByteBuffer room, long[] values, int count) {
        switch (width) {
        case 1:
            for (int i = 0; i < count; i++) {
                room.put((byte) values[i]);
            }
            break;
        case 2:
            for (int i = 0; i < count; i++) {
                room.putShort((short) values[i]);
            }
            break;
        case 4:
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

    private void widen(int newWidth) throws IOException {
        if (spool.size() == 0) {
            width = newWidth;
            return;
        }
        LongColumn old = finish();
        spool = new Spool(storage);
        width = newWidth;
        long[] block = new long[Column.BLOCK];
        for (int row = 0; row < old.size(); row += block.length) {
            int count = Math.min(block.length, old.size() - row);
            old.read(row, count, block);
            put(spool.room(width * count), block, count);
        }
    }

    /**
     * @return the column; the writer must not be used any more
     * @throws IOException
     *             when the storage is full or fails
     */
    public LongColumn finish() throws IOException {
        int size = Math.toIntExact(spool.size() / width);
        return StoredColumns.longs(spool.finish(), width, size);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
