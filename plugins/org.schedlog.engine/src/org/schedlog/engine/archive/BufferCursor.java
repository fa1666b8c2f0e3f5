// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.schedlog.engine.column.RecordingException;

/** Goes through the records of one CPU's raw buffer. For one thread. */
final class BufferCursor implements Closeable {

    /** Bytes of a record: time (8), thread, event, two arguments (4 each), all little-endian. */
    static final int RECORD = 24;

    private final int cpu;
    private final ChannelView view;
    private final ByteBuffer bytes;
    private long left;

    /**
     * @param records
     *            how many records to read at a time
     */
    BufferCursor(int cpu, Member member, int records) throws IOException {
        this.cpu = cpu;
        this.left = member.size() / RECORD;
        this.bytes = ByteBuffer.allocate(records * RECORD).order(ByteOrder.LITTLE_ENDIAN).limit(0);
        this.view = member.open();
    }

    /**
     * Goes to the next record; at first to the first one.
     *
     * @return false when there is none
     */
    boolean next() throws RecordingException {
        if (left == 0) {
            return false;
        }
        left--;
        if (bytes.remaining() >= 2 * RECORD) {
            bytes.position(bytes.position() + RECORD);
            return true;
        }
        // what stands after the last whole record is not read
        bytes.clear().limit((int) Math.min(bytes.capacity(), (left + 1) * RECORD));
        while (bytes.hasRemaining()) {
            if (read() < 0) {
                throw new RecordingException("The buffer of CPU " + cpu
                        + " became shorter while it was read. Open it again when it is complete.");
            }
        }
        bytes.flip();
        return true;
    }

    private int read() throws RecordingException {
        try {
            return view.read(bytes);
        } catch (IOException e) {
            throw new RecordingException("The buffer of CPU " + cpu + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    int cpu() {
        return cpu;
    }

    long time() {
        return bytes.getLong(bytes.position());
    }

    /** One of the four numbers after the time: 0 thread, 1 event, 2 and 3 the arguments. */
    int number(int index) {
        return bytes.getInt(bytes.position() + Long.BYTES + Integer.BYTES * index);
    }

    /** Whether this record stands before another CPU's: by time, then by CPU. */
    boolean isBefore(BufferCursor other) {
        return time() != other.time() ? time() < other.time() : cpu < other.cpu;
    }

    @Override
    public void close() throws IOException {
        view.close();
    }
}
