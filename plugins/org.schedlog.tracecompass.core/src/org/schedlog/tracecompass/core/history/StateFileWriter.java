// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.schedlog.engine.column.Work;

/**
 * Makes a {@link StateFile}. Parts of the states can be written by several threads at a time, the names by one;
 * all else is for one thread.
 */
final class StateFileWriter implements Closeable {

    /** States that are written at once. */
    private static final int BLOCK = 1 << 14;

    private final FileChannel channel;
    private final StateFile.Header header;
    private final long[] firsts;
    private final Values values;
    private final Work work;

    /**
     * @param firsts
     *            by attribute: how many states those before it have; behind the last one, how many all have
     * @param work
     *            may cancel
     */
    StateFileWriter(Path path, StateHistory.Key key, long[] firsts, Values values, Work work) throws IOException {
        int size = firsts.length - 1;
        this.firsts = firsts;
        this.values = values;
        this.work = work;
        this.header = new StateFile.Header(key.version(), size, firsts[size], key.start(), key.end(), values.size());
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean begun = false;
        try {
            write(header.bytes(), 0);
            write(firstBytes(), StateFile.Header.BYTES);
            begun = true;
        } finally {
            if (!begun) {
                channel.close();
            }
        }
    }

    private ByteBuffer firstBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(firsts.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(firsts);
        return bytes;
    }

    private void write(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** Writes what the attributes and the values are; may be done while states are written. */
    void writeNames(Attributes attributes) throws IOException {
        write(attributes.bytes(), header.attributesAt());
        write(ByteBuffer.wrap(values.bytes()), header.valuesAt());
    }

    /** The states of the attributes before one; for one thread. */
    Part before(int attribute) {
        return new Part(firsts[attribute]);
    }

    /**
     * A part of the states. Takes those of some attributes from the last one to the first, as they are found, and
     * writes them block by block where they belong.
     */
    final class Part implements StateSeries.Taker {

        /** The states that are not yet written stand at the end of the arrays. */
        private final int[] lows = new int[BLOCK];
        private final int[] highs = new int[BLOCK];
        private final int[] codes = new int[BLOCK];
        private final short[] shorts = new short[BLOCK];
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(BLOCK * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        private int free = BLOCK;
        /** The number of the last state that was written; all of the part after it are. */
        private long written;

        private Part(long end) {
            this.written = end;
        }

        @Override
        public void take(int[] states, int from, int count) throws IOException {
            if (free < count) {
                flush();
            }
            free -= count;
            for (int i = 0; i < count; i++) {
                lows[free + i] = states[from + i * StateSeries.STATE];
                highs[free + i] = states[from + i * StateSeries.STATE + 1];
                codes[free + i] = states[from + i * StateSeries.STATE + 2];
            }
        }

        /** Writes what was taken. */
        void flush() throws IOException {
            work.check();
            written -= BLOCK - free;
            write(lows, header.lowsAt(), Integer.BYTES);
            write(highs, header.highsAt(), header.highWidth());
            write(codes, header.codesAt(), header.codeWidth());
            free = BLOCK;
        }

        /** Writes the block's values into a section of the file. */
        private void write(int[] block, long section, int width) throws IOException {
            int count = BLOCK - free;
            bytes.clear().limit(count * width);
            if (width == Short.BYTES) {
                narrow(block);
                bytes.asShortBuffer().put(shorts, free, count);
            } else {
                bytes.asIntBuffer().put(block, free, count);
            }
            StateFileWriter.this.write(bytes, section + written * width);
        }

        private void narrow(int[] block) {
            for (int i = free; i < BLOCK; i++) {
                shorts[i] = (short) block[i];
            }
        }
    }

    /** All states were written: the file is complete. */
    StateFile finish(AttributeTree tree) throws IOException {
        return new StateFile(channel, header, values, tree);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
