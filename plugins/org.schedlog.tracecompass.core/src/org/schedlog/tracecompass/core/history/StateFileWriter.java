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
 * Makes a {@link StateFile}. Takes the states of all attributes from the last one to the first, as they are found, and
 * writes them block by block where they belong. For one thread.
 */
final class StateFileWriter implements StateSeries.Taker, Closeable {

    /** States that are written at once. */
    private static final int BLOCK = 1 << 14;

    private final FileChannel channel;
    private final StateFile.Header header;
    private final Values values;
    private final Work work;
    /** The states that are not yet written stand at the end of the arrays. */
    private final int[] lows = new int[BLOCK];
    private final int[] highs = new int[BLOCK];
    private final int[] codes = new int[BLOCK];
    private int free = BLOCK;
    /** The number of the last state that was written; all after it are. */
    private long written;
    private final short[] shorts = new short[BLOCK];
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BLOCK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * @param counts
     *            how many states each attribute has
     * @param work
     *            may cancel
     */
    StateFileWriter(Path path, StateHistory.Key key, long[] counts, Values values, Attributes attributes, Work work)
            throws IOException {
        this.work = work;
        byte[] valueBytes = values.bytes();
        byte[] attributeBytes = attributes.bytes();
        this.values = values;
        ByteBuffer firsts = firsts(counts);
        this.header = new StateFile.Header(key.version(), counts.length, firsts.getLong(counts.length * Long.BYTES),
                key.start(), key.end(), values.size(), valueBytes.length, attributeBytes.length);
        this.written = header.states();
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean begun = false;
        try {
            write(header.bytes(), 0);
            write(firsts, StateFile.Header.BYTES);
            write(ByteBuffer.wrap(valueBytes), header.valuesAt());
            write(ByteBuffer.wrap(attributeBytes), header.attributesAt());
            begun = true;
        } finally {
            if (!begun) {
                channel.close();
            }
        }
    }

    private static ByteBuffer firsts(long[] counts) {
        ByteBuffer firsts = ByteBuffer.allocate((counts.length + 1) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long first = 0;
        firsts.putLong(first);
        for (long count : counts) {
            first += count;
            firsts.putLong(first);
        }
        return firsts.flip();
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

    private void flush() throws IOException {
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
        write(bytes, section + written * width);
    }

    private void narrow(int[] block) {
        for (int i = free; i < BLOCK; i++) {
            shorts[i] = (short) block[i];
        }
    }

    private void write(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** All states were taken: the file is complete. */
    StateFile finish() throws IOException {
        flush();
        return new StateFile(channel, header, values);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
