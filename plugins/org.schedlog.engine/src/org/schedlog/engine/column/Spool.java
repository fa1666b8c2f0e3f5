// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Takes bytes one after the other and gives them back as {@link Bytes}: small amounts stay on the heap, more goes to a file of the
 * {@link Storage}, which is mapped in the end. For one thread. Closing without finishing gives up what was written.
 */
final class Spool implements Closeable {

    private static final int HEAP_LIMIT = 1 << 18;
    private static final int FIRST_SIZE = 1 << 10;

    private final Storage storage;
    private final int shift;
    private ByteBuffer buffer = allocate(FIRST_SIZE);
    private FileChannel channel;
    private long written;

    Spool(Storage storage) {
        this(storage, Bytes.DEFAULT_SHIFT);
    }

    Spool(Storage storage, int shift) {
        this.storage = storage;
        this.shift = shift;
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Where the next bytes go.
     *
     * @param bytes
     *            how many will be put, at most 64 KiB
     */
    ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            if (channel == null && buffer.capacity() < HEAP_LIMIT) {
                int size = Math.max(buffer.position() + bytes, 2 * buffer.capacity());
                byte[] larger = Arrays.copyOf(buffer.array(), size);
                int position = buffer.position();
                buffer = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
                buffer.position(position);
            } else {
                flush();
            }
        }
        return buffer;
    }

    /** How many bytes were put so far. */
    long size() {
        return written + buffer.position();
    }

    private void flush() throws IOException {
        if (channel == null) {
            channel = storage.createFile();
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    /** Ends the writing. The spool must not be used any more. */
    Bytes finish() throws IOException {
        if (channel == null) {
            return Bytes.heap(Arrays.copyOf(buffer.array(), buffer.position()), buffer.position());
        }
        flush();
        Bytes bytes = Bytes.map(channel, 0, written, shift);
        close();
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
