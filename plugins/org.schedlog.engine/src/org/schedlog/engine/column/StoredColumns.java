// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Columns over {@link Bytes}, one class for each width so that the loops have no branch on it. Rows that are gathered
 * mostly lie in one chunk, where the loop is a plain one over one buffer.
 */
final class StoredColumns {

    /** Narrow values are copied in pieces of so many before they are widened: that is faster than one by one. */
    private static final int PIECE = 1 << 10;

    private StoredColumns() {
    }

    static Column of(Bytes bytes, ColumnType type, int size) {
        return type == ColumnType.F8 ? doubles(bytes, size) : longs(bytes, type, size);
    }

    /**
     * @param type
     *            one of the types of integers
     */
    static LongColumn longs(Bytes bytes, ColumnType type, int size) {
        switch (type) {
        case I1:
            return new OneByte(bytes, size);
        case I2:
            return new TwoBytes(bytes, size);
        case I4:
            return new FourBytes(bytes, size);
        case I8:
            return new EightBytes(bytes, size);
        default:
            throw new IllegalArgumentException(type + " is no type of integers");
        }
    }

    static DoubleColumn doubles(Bytes bytes, int size) {
        return new Doubles(bytes, size);
    }

    /** The chunk in which all these rows lie, or -1 if they lie in several. */
    private static int commonChunk(int[] rows, int count, int shift) {
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, rows[i]);
            greatest = Math.max(greatest, rows[i]);
        }
        return least >>> shift == greatest >>> shift ? greatest >>> shift : -1;
    }

    private static final class OneByte extends LongColumn {

        private final ByteBuffer[] chunks;
        private final int shift;
        private final int mask;

        OneByte(Bytes bytes, int size) {
            super(size);
            chunks = bytes.bytes();
            shift = bytes.shift();
            mask = (1 << shift) - 1;
        }

        @Override
        public long get(int row) {
            return chunks[row >>> shift].get(row & mask);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            byte[] piece = new byte[Math.min(count, PIECE)];
            for (int done = 0; done < count;) {
                int row = from + done;
                int run = Math.min(Math.min(count - done, PIECE), mask + 1 - (row & mask));
                chunks[row >>> shift].get(row & mask, piece, 0, run);
                widen(piece, run, dest, done);
                done += run;
            }
        }

        /** A method of its own: a loop that runs for long is compiled twice, and all that stands around it. */
        private static void widen(byte[] piece, int count, long[] dest, int to) {
            for (int i = 0; i < count; i++) {
                dest[to + i] = piece[i];
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            int common = commonChunk(rows, count, shift);
            if (common >= 0) {
                ByteBuffer chunk = chunks[common];
                for (int i = 0; i < count; i++) {
                    dest[i] = chunk.get(rows[i] & mask);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                dest[i] = get(rows[i]);
            }
        }
    }

    private static final class TwoBytes extends LongColumn {

        private final ShortBuffer[] chunks;
        private final int shift;
        private final int mask;

        TwoBytes(Bytes bytes, int size) {
            super(size);
            chunks = bytes.shorts();
            shift = bytes.shift() - 1;
            mask = (1 << shift) - 1;
        }

        @Override
        public long get(int row) {
            return chunks[row >>> shift].get(row & mask);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            short[] piece = new short[Math.min(count, PIECE)];
            for (int done = 0; done < count;) {
                int row = from + done;
                int run = Math.min(Math.min(count - done, PIECE), mask + 1 - (row & mask));
                chunks[row >>> shift].get(row & mask, piece, 0, run);
                widen(piece, run, dest, done);
                done += run;
            }
        }

        /** A method of its own: a loop that runs for long is compiled twice, and all that stands around it. */
        private static void widen(short[] piece, int count, long[] dest, int to) {
            for (int i = 0; i < count; i++) {
                dest[to + i] = piece[i];
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            int common = commonChunk(rows, count, shift);
            if (common >= 0) {
                ShortBuffer chunk = chunks[common];
                for (int i = 0; i < count; i++) {
                    dest[i] = chunk.get(rows[i] & mask);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                dest[i] = get(rows[i]);
            }
        }
    }

    private static final class FourBytes extends LongColumn {

        private final IntBuffer[] chunks;
        private final int shift;
        private final int mask;

        FourBytes(Bytes bytes, int size) {
            super(size);
            chunks = bytes.ints();
            shift = bytes.shift() - 2;
            mask = (1 << shift) - 1;
        }

        @Override
        public long get(int row) {
            return chunks[row >>> shift].get(row & mask);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            int[] piece = new int[Math.min(count, PIECE)];
            for (int done = 0; done < count;) {
                int row = from + done;
                int run = Math.min(Math.min(count - done, PIECE), mask + 1 - (row & mask));
                chunks[row >>> shift].get(row & mask, piece, 0, run);
                widen(piece, run, dest, done);
                done += run;
            }
        }

        /** A method of its own: a loop that runs for long is compiled twice, and all that stands around it. */
        private static void widen(int[] piece, int count, long[] dest, int to) {
            for (int i = 0; i < count; i++) {
                dest[to + i] = piece[i];
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            int common = commonChunk(rows, count, shift);
            if (common >= 0) {
                IntBuffer chunk = chunks[common];
                for (int i = 0; i < count; i++) {
                    dest[i] = chunk.get(rows[i] & mask);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                dest[i] = get(rows[i]);
            }
        }
    }

    private static final class EightBytes extends LongColumn {

        private final LongBuffer[] chunks;
        private final int shift;
        private final int mask;

        EightBytes(Bytes bytes, int size) {
            super(size);
            chunks = bytes.longs();
            shift = bytes.shift() - 3;
            mask = (1 << shift) - 1;
        }

        @Override
        public long get(int row) {
            return chunks[row >>> shift].get(row & mask);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            for (int done = 0; done < count;) {
                int row = from + done;
                int run = Math.min(count - done, mask + 1 - (row & mask));
                chunks[row >>> shift].get(row & mask, dest, done, run);
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            int common = commonChunk(rows, count, shift);
            if (common >= 0) {
                LongBuffer chunk = chunks[common];
                for (int i = 0; i < count; i++) {
                    dest[i] = chunk.get(rows[i] & mask);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                dest[i] = get(rows[i]);
            }
        }
    }

    private static final class Doubles extends DoubleColumn {

        private final DoubleBuffer[] chunks;
        private final int shift;
        private final int mask;

        Doubles(Bytes bytes, int size) {
            super(size);
            chunks = bytes.doubles();
            shift = bytes.shift() - 3;
            mask = (1 << shift) - 1;
        }

        @Override
        public double get(int row) {
            return chunks[row >>> shift].get(row & mask);
        }

        @Override
        public void read(int from, int count, double[] dest) {
            for (int done = 0; done < count;) {
                int row = from + done;
                int run = Math.min(count - done, mask + 1 - (row & mask));
                chunks[row >>> shift].get(row & mask, dest, done, run);
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, double[] dest) {
            int common = commonChunk(rows, count, shift);
            if (common >= 0) {
                DoubleBuffer chunk = chunks[common];
                for (int i = 0; i < count; i++) {
                    dest[i] = chunk.get(rows[i] & mask);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                dest[i] = get(rows[i]);
            }
        }
    }
}
