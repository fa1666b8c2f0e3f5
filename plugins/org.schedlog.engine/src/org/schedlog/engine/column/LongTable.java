// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * An array of longs of any size that can be written at any place: on the heap while it is small, else in a mapped file
 * of a {@link Storage}. Not synchronised: threads fill it, each places of its own, then hand it on, and from then on it
 * is only read.
 */
public final class LongTable {

    private static final int HEAP_SIZE = 1 << 15;
    private static final int SHIFT = 25;
    private static final int MASK = (1 << SHIFT) - 1;

    private final long size;
    private final LongBuffer[] chunks;

    /**
     * @param storage
     *            where a large table goes
     * @param size
     *            how many longs, all 0 at first
     * @param progress
     *            may cancel
     * @throws IOException
     *             when the storage is full or fails
     */
    public LongTable(Storage storage, long size, Progress progress) throws IOException {
        this.size = size;
        if (size <= HEAP_SIZE) {
            chunks = new LongBuffer[] { LongBuffer.allocate((int) size) };
            return;
        }
        chunks = new LongBuffer[(int) ((size + MASK) >>> SHIFT)];
        try (FileChannel channel = storage.createFile(8 * size, progress)) {
            for (int i = 0; i < chunks.length; i++) {
                long begin = (long) i << SHIFT;
                long count = Math.min(1L << SHIFT, size - begin);
                chunks[i] = channel.map(MapMode.READ_WRITE, 8 * begin, 8 * count).order(ByteOrder.nativeOrder())
                        .asLongBuffer();
            }
        }
    }

    /** A table over what was written before; it must not be written. */
    LongTable(Bytes bytes, long size) {
        if (bytes.shift() != SHIFT + 3) {
            throw new IllegalArgumentException("Chunks of 2^" + bytes.shift() + " bytes");
        }
        this.size = size;
        this.chunks = bytes.longs();
    }

    /** @return how many longs it holds */
    public long size() {
        return size;
    }

    /**
     * @param index
     *            0 to size - 1
     * @return the value there
     */
    public long get(long index) {
        return chunks[(int) (index >>> SHIFT)].get((int) index & MASK);
    }

    /**
     * Reads values that follow each other.
     *
     * @param from
     *            the index of the first one
     * @param count
     *            how many, not more than there are
     * @param target
     *            where they go, from index 0 on
     */
    public void read(long from, int count, long[] target) {
        read(from, count, target, 0);
    }

    /**
     * Reads values that follow each other.
     *
     * @param from
     *            the index of the first one
     * @param count
     *            how many, not more than there are
     * @param target
     *            where they go
     * @param at
     *            where in the target the first one goes
     */
    public void read(long from, int count, long[] target, int at) {
        for (int done = 0; done < count;) {
            int begin = (int) (from + done) & MASK;
            int length = Math.min(count - done, MASK + 1 - begin);
            chunks[(int) (from + done >>> SHIFT)].get(begin, target, at + done, length);
            done += length;
        }
    }

    /**
     * Writes values that follow each other.
     *
     * @param from
     *            where the first one goes
     * @param values
     *            all of them
     */
    public void write(long from, long[] values) {
        for (int done = 0; done < values.length;) {
            int begin = (int) (from + done) & MASK;
            int length = Math.min(values.length - done, MASK + 1 - begin);
            chunks[(int) (from + done >>> SHIFT)].put(begin, values, done, length);
            done += length;
        }
    }

    /**
     * @param index
     *            0 to size - 1
     * @param value
     *            the value to put there
     */
    public void set(long index, long value) {
        chunks[(int) (index >>> SHIFT)].put((int) index & MASK, value);
    }
}
