// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file with the values of one column, each in 1, 2, 4 or 8 bytes. Written by one thread, then read by any.
 */
final class ColumnFile implements Closeable {

    private final FileChannel channel;
    private final int width;
    private final ByteBuffer pending;

    ColumnFile(Path file, int width) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.width = width;
        this.pending = buffer();
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(RowSource.BLOCK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void append(long value) throws IOException {
        if (pending.remaining() < width) {
            flush();
        }
        put(value);
    }

    /** Writes what is pending; needed before rows are read. */
    void flush() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }

    private void put(long value) {
        switch (width) {
            case 1 -> pending.put((byte) value);
            case 2 -> pending.putShort((short) value);
            case 4 -> pending.putInt((int) value);
            default -> pending.putLong(value);
        }
    }

    /** Writes rows anywhere. */
    void write(int from, long[] values, int count) throws IOException {
        pending.clear();
        for (int i = 0; i < count; i++) {
            put(values[i]);
        }
        pending.flip();
        long position = (long) from * width;
        while (pending.hasRemaining()) {
            position += channel.write(pending, position);
        }
        pending.clear();
    }

    /** A reader with a buffer of its own. */
    RowSource reader() {
        ByteBuffer buffer = buffer();
        return (from, count, dest) -> {
            buffer.clear().limit(count * width);
            long position = (long) from * width;
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    throw new EOFException("a temporary file of the generator was cut off");
                }
                position += read;
            }
            buffer.flip();
            take(buffer, count, dest);
        };
    }

    private void take(ByteBuffer buffer, int count, long[] dest) {
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    dest[i] = buffer.get();
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    dest[i] = buffer.getShort();
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    dest[i] = buffer.getInt();
                }
            }
            default -> buffer.asLongBuffer().get(dest, 0, count);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
