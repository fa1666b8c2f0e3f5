// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.nio.ByteBuffer;

/** Columns over {@link Bytes}, one class for each width so that the loops have no branch on it. */
final class StoredColumns {

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

    private static final class OneByte extends LongColumn {
        private final Bytes bytes;

        OneByte(Bytes bytes, int size) {
            super(size);
            this.bytes = bytes;
        }

        @Override
        public long get(int row) {
            return bytes.getByte(row);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            for (int done = 0; done < count;) {
                long position = from + done;
                ByteBuffer chunk = bytes.chunk(position);
                int offset = bytes.offset(position);
                int run = bytes.run(position, count - done);
                for (int i = 0; i < run; i++) {
                    dest[done + i] = chunk.get(offset + i);
                }
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getByte(rows[i]);
            }
        }
    }

    private static final class TwoBytes extends LongColumn {
        private final Bytes bytes;

        TwoBytes(Bytes bytes, int size) {
            super(size);
            this.bytes = bytes;
        }

        @Override
        public long get(int row) {
            return bytes.getShort(2L * row);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            for (int done = 0; done < count;) {
                long position = 2L * (from + done);
                ByteBuffer chunk = bytes.chunk(position);
                int offset = bytes.offset(position);
                int run = bytes.run(position, 2L * (count - done)) / 2;
                for (int i = 0; i < run; i++) {
                    dest[done + i] = chunk.getShort(offset + 2 * i);
                }
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getShort(2L * rows[i]);
            }
        }
    }

    private static final class FourBytes extends LongColumn {
        private final Bytes bytes;

        FourBytes(Bytes bytes, int size) {
            super(size);
            this.bytes = bytes;
        }

        @Override
        public long get(int row) {
            return bytes.getInt(4L * row);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            for (int done = 0; done < count;) {
                long position = 4L * (from + done);
                ByteBuffer chunk = bytes.chunk(position);
                int offset = bytes.offset(position);
                int run = bytes.run(position, 4L * (count - done)) / 4;
                for (int i = 0; i < run; i++) {
                    dest[done + i] = chunk.getInt(offset + 4 * i);
                }
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getInt(4L * rows[i]);
            }
        }
    }

    private static final class EightBytes extends LongColumn {
        private final Bytes bytes;

        EightBytes(Bytes bytes, int size) {
            super(size);
            this.bytes = bytes;
        }

        @Override
        public long get(int row) {
            return bytes.getLong(8L * row);
        }

        @Override
        public void read(int from, int count, long[] dest) {
            for (int done = 0; done < count;) {
                long position = 8L * (from + done);
                ByteBuffer chunk = bytes.chunk(position);
                int offset = bytes.offset(position);
                int run = bytes.run(position, 8L * (count - done)) / 8;
                for (int i = 0; i < run; i++) {
                    dest[done + i] = chunk.getLong(offset + 8 * i);
                }
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, long[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getLong(8L * rows[i]);
            }
        }
    }

    private static final class Doubles extends DoubleColumn {
        private final Bytes bytes;

        Doubles(Bytes bytes, int size) {
            super(size);
            this.bytes = bytes;
        }

        @Override
        public double get(int row) {
            return bytes.getDouble(8L * row);
        }

        @Override
        public void read(int from, int count, double[] dest) {
            for (int done = 0; done < count;) {
                long position = 8L * (from + done);
                ByteBuffer chunk = bytes.chunk(position);
                int offset = bytes.offset(position);
                int run = bytes.run(position, 8L * (count - done)) / 8;
                for (int i = 0; i < run; i++) {
                    dest[done + i] = chunk.getDouble(offset + 8 * i);
                }
                done += run;
            }
        }

        @Override
        public void gather(int[] rows, int count, double[] dest) {
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getDouble(8L * rows[i]);
            }
        }
    }
}
