// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Little-endian bytes, on the heap or in a mapped file, larger than one buffer can be: chunks of a power of two bytes, found by shift and
 * mask. Reads are absolute and stateless, so any number of threads may read. A value never crosses a chunk's end, because widths are
 * powers of two and positions are multiples of the width. A mapping lives until it is no longer reachable; Java has no supported way to
 * end it earlier without the danger that a reader crashes.
 */
final class Bytes {

    /** 2^28 bytes a chunk. */
    static final int DEFAULT_SHIFT = 28;

    private final ByteBuffer[] chunks;
    private final int shift;
    private final int mask;

    private Bytes(ByteBuffer[] chunks, int shift) {
        this.chunks = chunks;
        this.shift = shift;
        this.mask = (1 << shift) - 1;
    }

    /** Bytes on the heap; the array is not copied. */
    static Bytes heap(byte[] bytes, int length) {
        if (length > 1 << DEFAULT_SHIFT) {
            throw new IllegalArgumentException("Too large for the heap: " + length);
        }
        return new Bytes(new ByteBuffer[] { ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN) }, DEFAULT_SHIFT);
    }

    /**
     * Maps a part of a file, read only.
     *
     * @param offset
     *            where it begins in the file
     * @param length
     *            how many bytes; the file holds them
     * @param shift
     *            the chunk size as a power of two, 3 to 30; tests use small ones
     */
    static Bytes map(FileChannel channel, long offset, long length, int shift) throws IOException {
        int count = (int) ((length + (1L << shift) - 1) >>> shift);
        ByteBuffer[] chunks = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            long begin = (long) i << shift;
            long size = Math.min(1L << shift, length - begin);
            chunks[i] = channel.map(MapMode.READ_ONLY, offset + begin, size).order(ByteOrder.LITTLE_ENDIAN);
        }
        return new Bytes(chunks, shift);
    }

    byte getByte(long position) {
        return chunks[(int) (position >>> shift)].get((int) position & mask);
    }

    short getShort(long position) {
        return chunks[(int) (position >>> shift)].getShort((int) position & mask);
    }

    int getInt(long position) {
        return chunks[(int) (position >>> shift)].getInt((int) position & mask);
    }

    long getLong(long position) {
        return chunks[(int) (position >>> shift)].getLong((int) position & mask);
    }

    double getDouble(long position) {
        return chunks[(int) (position >>> shift)].getDouble((int) position & mask);
    }

    /** The chunk that holds a position. */
    ByteBuffer chunk(long position) {
        return chunks[(int) (position >>> shift)];
    }

    /** A position's offset in its chunk. */
    int offset(long position) {
        return (int) position & mask;
    }

    /** How many bytes from a position on lie in its chunk, at most the given number. */
    int run(long position, long bytes) {
        return (int) Math.min(bytes, (1L << shift) - offset(position));
    }
}
