// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A part of a file, read as if it were a file of its own. Closing it closes the file. */
final class ChannelView implements SeekableByteChannel {

    private final FileChannel file;
    private final long offset;
    private final long size;
    private long position;

    ChannelView(FileChannel file, long offset, long size) {
        this.file = file;
        this.offset = offset;
        this.size = size;
    }

    /**
     * @param from
     *            0 to the size
     * @param length
     *            0 to what is left
     * @return a part of this view, on the same open file
     */
    ChannelView part(long from, long length) {
        return new ChannelView(file, offset + from, length);
    }

    @Override
    public int read(ByteBuffer dest) throws IOException {
        long left = size - position;
        if (left <= 0) {
            return dest.hasRemaining() ? -1 : 0;
        }
        int limit = dest.limit();
        if (dest.remaining() > left) {
            dest.limit(dest.position() + (int) left);
        }
        int count = file.read(dest, offset + position);
        dest.limit(limit);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("Position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public int write(ByteBuffer src) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
