// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a history. The states of an attribute follow each other without gap, so each needs its begin and its
 * value only; those of one attribute stand side by side. Behind the header: where each attribute's states begin; for
 * all states the lower and the upper part of the begin (ns since the history's start) and the value's number; the
 * {@link Attributes}; then the values. Little endian. Immutable and thread-safe; made by a {@link StateFileWriter}.
 */
final class StateFile {

    private static final long MAGIC = 0x5343_4844_5354_4132L;
    /** What 2 bytes above 4 can hold. */
    private static final long SHORT_DURATION = 1L << 48;

    private final Header header;
    private final Section firsts;
    private final Section lows;
    private final Section highs;
    private final Section codes;
    private final Values values;
    private final AttributeTree tree;

    /**
     * What a history is.
     *
     * @param version
     *            the number of what is stored
     * @param attributes
     *            how many attributes
     * @param states
     *            how many states, of all attributes
     * @param start
     *            trace time in ns
     * @param end
     *            trace time in ns
     * @param valueCount
     *            how many different values
     */
    record Header(int version, int attributes, long states, long start, long end, int valueCount) {

        /** How long it is. */
        static final int BYTES = 64;

        int highWidth() {
            return end - start < SHORT_DURATION ? Short.BYTES : Integer.BYTES;
        }

        int codeWidth() {
            return valueCount <= 1 << Short.SIZE ? Short.BYTES : Integer.BYTES;
        }

        long lowsAt() {
            return BYTES + Long.BYTES * (attributes + 1L);
        }

        long highsAt() {
            return lowsAt() + Integer.BYTES * states;
        }

        long codesAt() {
            return highsAt() + highWidth() * states;
        }

        long attributesAt() {
            return codesAt() + codeWidth() * states;
        }

        /** They go on to the end. */
        long valuesAt() {
            return attributesAt() + Attributes.length(attributes);
        }

        ByteBuffer bytes() {
            return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(MAGIC).putInt(version)
                    .putInt(attributes).putLong(states).putLong(start).putLong(end).putInt(valueCount)
                    .rewind();
        }

        private static Header of(ByteBuffer bytes) throws IOException {
            if (bytes.order(ByteOrder.LITTLE_ENDIAN).getLong() != MAGIC) {
                throw new IOException("It is no history of SchedLog's.");
            }
            return new Header(bytes.getInt(), bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getLong(),
                    bytes.getInt());
        }
    }

    /** Maps a complete file. */
    StateFile(FileChannel channel, Header header, Values values, AttributeTree tree) throws IOException {
        this.header = header;
        this.values = values;
        this.tree = tree;
        firsts = new Section(channel, Header.BYTES, header.attributes() + 1L, Long.BYTES);
        lows = new Section(channel, header.lowsAt(), header.states(), Integer.BYTES);
        highs = new Section(channel, header.highsAt(), header.states(), header.highWidth());
        codes = new Section(channel, header.codesAt(), header.states(), header.codeWidth());
    }

    /** Opens a complete file; fails where it is none. */
    static StateFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Header header = Header.of(read(channel, 0, Header.BYTES));
            // they stand at the end, so that a file that is cut off lacks some
            Values values = Values.of(read(channel, header.valuesAt(), channel.size() - header.valuesAt()).array());
            ByteBuffer attributes = read(channel, header.attributesAt(), Attributes.length(header.attributes()));
            return new StateFile(channel, header, values,
                    new AttributeTree(Attributes.of(attributes, header.valueCount()), values));
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, long length) throws IOException {
        if (length < 0 || length > Integer.MAX_VALUE || position + length > channel.size()) {
            throw new EOFException("It is cut off.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        while (bytes.hasRemaining()) {
            channel.read(bytes, position + bytes.position());
        }
        return bytes.rewind();
    }

    Header header() {
        return header;
    }

    AttributeTree tree() {
        return tree;
    }

    /** The first state of an attribute; the attribute after the last one stands for the end. */
    long first(int attribute) {
        return firsts.get(attribute);
    }

    /** Trace time. */
    long begin(long state) {
        return header.start() + (highs.get(state) << Integer.SIZE | lows.get(state));
    }

    Object value(long state) {
        return values.get(codes.get(state));
    }
}
