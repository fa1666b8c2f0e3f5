// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Little-endian bytes, on the heap or in a mapped file, larger than one buffer can be: chunks of a power of two bytes,
 * found by shift and mask. Reads are absolute and stateless, so any number of threads may read. A value never crosses a
 * chunk's end, because widths are powers of two and positions are multiples of the width. A mapping lives until it is
 * no longer reachable; Java has no supported way to end it earlier without the danger that a reader crashes.
 */
final class Bytes {

    /** 2^28 bytes a chunk. */
    static final int DEFAULT_SHIFT = 28;

    private final ByteBuffer[] chunks;
    private final int shift;

    private Bytes(ByteBuffer[] chunks, int shift) {
        this.chunks = chunks;
        this.shift = shift;
    }

    /** Bytes on the heap; the array is not copied. */
    static Bytes heap(byte[] bytes, int length) {
        if (length > 1 << DEFAULT_SHIFT) {
            throw new IllegalArgumentException("Too large for the heap: " + length);
        }
        return new Bytes(new ByteBuffer[] { ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN) },
                DEFAULT_SHIFT);
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

    // Plain loops: every opening runs them, before anything is compiled, and each lambda would be a class to make.

    /** @return views of the chunks, each from its position 0 on */
    ByteBuffer[] bytes() {
        ByteBuffer[] views = new ByteBuffer[chunks.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = chunks[i].slice();
        }
        return views;
    }

    /** @return the chunks as numbers of two bytes */
    ShortBuffer[] shorts() {
        ShortBuffer[] views = new ShortBuffer[chunks.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = chunks[i].asShortBuffer();
        }
        return views;
    }

    /** @return the chunks as numbers of four bytes */
    IntBuffer[] ints() {
        IntBuffer[] views = new IntBuffer[chunks.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = chunks[i].asIntBuffer();
        }
        return views;
    }

    /** @return the chunks as numbers of eight bytes */
    LongBuffer[] longs() {
        LongBuffer[] views = new LongBuffer[chunks.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = chunks[i].asLongBuffer();
        }
        return views;
    }

    /** @return the chunks as floating-point numbers of eight bytes */
    DoubleBuffer[] doubles() {
        DoubleBuffer[] views = new DoubleBuffer[chunks.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = chunks[i].asDoubleBuffer();
        }
        return views;
    }

    /** @return the size of all chunks but the last as a power of two */
    int shift() {
        return shift;
    }
}
