// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Arrays;
import java.util.stream.Stream;

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

    /** @return the chunks, each with its position at 0 */
    Stream<ByteBuffer> chunks() {
        return Arrays.stream(chunks);
    }

    /** @return the size of all chunks but the last as a power of two */
    int shift() {
        return shift;
    }
}
