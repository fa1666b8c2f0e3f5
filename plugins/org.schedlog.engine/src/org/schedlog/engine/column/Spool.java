// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Takes bytes one after the other and gives them back as {@link Bytes}: small amounts stay on the heap, more goes to a
 * file, which is mapped in the end. A spool whose {@link Target} reserves room for a header always ends as a file. For
 * one thread. Closing without finishing gives up what was written.
 */
final class Spool implements Closeable {

    private static final int HEAP_LIMIT = 1 << 18;
    private static final int FIRST_SIZE = 1 << 10;

    private final Target target;
    private final int shift;
    private ByteBuffer buffer = allocate(FIRST_SIZE);
    private FileChannel channel;
    private long written;

    /** Where a spool's file comes from. */
    interface Target {

        /** A new empty file, open for reading and writing; the spool closes it. */
        FileChannel createFile() throws IOException;

        /**
         * How many bytes at the file's beginning are left free for a header; 0: no header, and small amounts need no
         * file.
         */
        default int headerLength() {
            return 0;
        }

        /** All bytes are in the file; writes the header, if there is one. */
        default void complete(FileChannel file, ColumnType type, long bytes) throws IOException {
            if (headerLength() != 0) {
                throw new IllegalStateException("Nobody writes the header");
            }
        }
    }

    Spool(Target target) {
        this(target, Bytes.DEFAULT_SHIFT);
    }

    Spool(Target target, int shift) {
        this.target = target;
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
            channel = target.createFile();
            channel.position(target.headerLength());
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    /** Ends the writing; the bytes are values of this type. The spool must not be used any more. */
    Bytes finish(ColumnType type) throws IOException {
        if (channel == null && target.headerLength() == 0) {
            return Bytes.heap(Arrays.copyOf(buffer.array(), buffer.position()), buffer.position());
        }
        flush();
        target.complete(channel, type, written);
        Bytes bytes = Bytes.map(channel, target.headerLength(), written, shift);
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
