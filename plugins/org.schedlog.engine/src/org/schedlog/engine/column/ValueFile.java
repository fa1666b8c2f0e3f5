// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Numbers of several kinds that belong together, in one file of a {@link ColumnCache}: pieces that are read in the order
 * in which they were written. All little-endian: the pieces, each beginning at a multiple of 8 bytes; a directory with
 * type, offset and length in bytes of each (8 bytes each number); in the end the number of pieces, their owner's mark,
 * the CRC-32 of directory and number and mark, and magic (8 bytes each). A file that is not exactly so is not used.
 */
public final class ValueFile {

    private static final long MAGIC = 0x314c41564c534353L;
    private static final int ENTRY = 3 * Long.BYTES;
    private static final int FOOTER = 4 * Long.BYTES;
    private static final int BUFFER = 1 << 16;
    private static final int TEXT = 100;

    private ValueFile() {
    }

    /** A piece of the file; a text's type is {@link #TEXT}, otherwise that of {@link ColumnType}. */
    private record Piece(int type, long offset, long bytes) {
    }

    /** What a file says is not what its reader expects. */
    private static IOException unexpected() {
        return new IOException("The file holds something else than expected");
    }

    /**
     * Writes a file; nobody sees it before {@link #publish}. Closing without publishing gives it up. For one thread.
     */
    public static final class Writer implements Closeable {

        private final Path place;
        private final long mark;
        private final Progress progress;
        private final Path written;
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        private final List<Piece> pieces = new ArrayList<>();
        private long flushed;
        private boolean published;

        Writer(Path place, long mark, Progress progress) throws IOException {
            this.place = place;
            this.mark = mark;
            this.progress = progress;
            this.written = TemporaryFiles.nameIn(place.getParent());
            this.file = TemporaryFiles.create(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        private long position() {
            return flushed + buffer.position();
        }

        private void flush() throws IOException {
            progress.check();
            buffer.flip();
            while (buffer.hasRemaining()) {
                flushed += file.write(buffer);
            }
            buffer.clear();
        }

        private ByteBuffer room(int bytes) throws IOException {
            if (buffer.remaining() < bytes) {
                flush();
            }
            return buffer;
        }

        private void begin() throws IOException {
            while (position() % Long.BYTES != 0) {
                room(1).put((byte) 0);
            }
        }

        private void end(int type, long offset) {
            pieces.add(new Piece(type, offset, position() - offset));
        }

        /**
         * @param numbers
         *            a few numbers
         * @throws IOException
         *             when the disk is full or fails
         */
        public void numbers(long... numbers) throws IOException {
            begin();
            long offset = position();
            for (long number : numbers) {
                room(Long.BYTES).putLong(number);
            }
            end(ColumnType.I8.ordinal(), offset);
        }

        /**
         * @param text
         *            a short text
         * @throws IOException
         *             when the disk is full or fails
         */
        public void text(String text) throws IOException {
            begin();
            long offset = position();
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                room(1).put(b);
            }
            end(TEXT, offset);
        }

        /**
         * @param rows
         *            row numbers
         * @throws IOException
         *             when the disk is full or fails
         */
        public void rows(Rows rows) throws IOException {
            ints(rows.size(), (from, count, dest) -> rows.read((int) from, count, dest));
        }

        /**
         * @param list
         *            any list
         * @throws IOException
         *             when the disk is full or fails
         */
        public void ints(IntList list) throws IOException {
            ints(list.size(), list::read);
        }

        private interface IntSource {
            void read(long from, int count, int[] dest);
        }

        private void ints(long size, IntSource source) throws IOException {
            begin();
            long offset = position();
            int[] block = new int[Column.BLOCK];
            for (long from = 0; from < size; from += block.length) {
                int count = (int) Math.min(block.length, size - from);
                source.read(from, count, block);
                ByteBuffer room = room(Integer.BYTES * count);
                room.asIntBuffer().put(block, 0, count);
                room.position(room.position() + Integer.BYTES * count);
            }
            end(ColumnType.I4.ordinal(), offset);
        }

        /**
         * @param table
         *            a filled table
         * @throws IOException
         *             when the disk is full or fails
         */
        public void table(LongTable table) throws IOException {
            begin();
            long offset = position();
            for (long index = 0; index < table.size(); index++) {
                room(Long.BYTES).putLong(table.get(index));
            }
            end(ColumnType.I8.ordinal(), offset);
        }

        /**
         * @param column
         *            integers or doubles
         * @throws IOException
         *             when the disk is full or fails
         */
        public void column(Column column) throws IOException {
            begin();
            long offset = position();
            long[] longs = new long[Column.BLOCK];
            double[] doubles = new double[Column.BLOCK];
            for (int from = 0; from < column.size(); from += Column.BLOCK) {
                int count = Math.min(Column.BLOCK, column.size() - from);
                ByteBuffer room = room(Long.BYTES * count);
                if (column instanceof LongColumn integers) {
                    integers.read(from, count, longs);
                    room.asLongBuffer().put(longs, 0, count);
                } else {
                    column.readDoubles(from, count, doubles);
                    room.asDoubleBuffer().put(doubles, 0, count);
                }
                room.position(room.position() + Long.BYTES * count);
            }
            end((column instanceof LongColumn ? ColumnType.I8 : ColumnType.F8).ordinal(), offset);
        }

        /**
         * Ends the file and puts it in its place, where it replaces what is there.
         *
         * @throws IOException
         *             when the disk is full or fails
         */
        public void publish() throws IOException {
            begin();
            CRC32 crc = new CRC32();
            for (Piece piece : pieces) {
                ByteBuffer entry = ByteBuffer.allocate(ENTRY).order(ByteOrder.LITTLE_ENDIAN);
                entry.putLong(piece.type).putLong(piece.offset).putLong(piece.bytes).flip();
                crc.update(entry.array());
                room(ENTRY).put(entry);
            }
            ByteBuffer footer = ByteBuffer.allocate(FOOTER).order(ByteOrder.LITTLE_ENDIAN);
            footer.putLong(pieces.size()).putLong(mark);
            crc.update(footer.array(), 0, 2 * Long.BYTES);
            footer.putLong(crc.getValue()).putLong(MAGIC).flip();
            room(FOOTER).put(footer);
            flush();
            file.close();
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            published = true;
        }

        @Override
        public void close() throws IOException {
            file.close();
            if (!published) {
                Files.deleteIfExists(written);
            }
        }
    }

    /** Gives the pieces back; those that are large stay in the file and are mapped. For one thread. */
    public static final class Reader implements Closeable {

        private final FileChannel file;
        private final Iterator<Piece> pieces;

        private Reader(FileChannel file, List<Piece> pieces) {
            this.file = file;
            this.pieces = pieces.iterator();
        }

        static Optional<Reader> open(Path path, long mark) throws IOException {
            FileChannel file;
            try {
                file = FileChannel.open(path, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
            boolean taken = false;
            try {
                Optional<List<Piece>> pieces = pieces(file, mark);
                taken = pieces.isPresent();
                return pieces.map(list -> new Reader(file, list));
            } finally {
                if (!taken) {
                    file.close();
                }
            }
        }

        private static Optional<List<Piece>> pieces(FileChannel file, long mark) throws IOException {
            long end = file.size() - FOOTER;
            if (end < 0) {
                return Optional.empty();
            }
            ByteBuffer footer = read(file, end, FOOTER);
            long count = footer.getLong(0);
            if (footer.getLong(Long.BYTES) != mark || footer.getLong(3 * Long.BYTES) != MAGIC || count < 0
                    || count > Math.min(end / ENTRY, 1 << 20)) {
                return Optional.empty();
            }
            long begin = end - count * ENTRY;
            ByteBuffer directory = read(file, begin, (int) count * ENTRY);
            CRC32 crc = new CRC32();
            crc.update(directory.array());
            crc.update(footer.array(), 0, 2 * Long.BYTES);
            if (crc.getValue() != footer.getLong(2 * Long.BYTES)) {
                return Optional.empty();
            }
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Piece piece = new Piece((int) directory.getLong(), directory.getLong(), directory.getLong());
                if (piece.offset < 0 || piece.bytes < 0 || piece.bytes > begin - piece.offset) {
                    return Optional.empty();
                }
                pieces.add(piece);
            }
            return Optional.of(pieces);
        }

        private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining()) {
                if (file.read(buffer, offset + buffer.position()) < 0) {
                    throw unexpected();
                }
            }
            return buffer.flip();
        }

        private Piece next(int... types) throws IOException {
            if (pieces.hasNext()) {
                Piece piece = pieces.next();
                for (int type : types) {
                    if (piece.type == type) {
                        return piece;
                    }
                }
            }
            throw unexpected();
        }

        private Bytes map(Piece piece) throws IOException {
            return Bytes.map(file, piece.offset, piece.bytes, Bytes.DEFAULT_SHIFT);
        }

        private static int rows(Piece piece, int width) throws IOException {
            if (piece.bytes / width > Integer.MAX_VALUE) {
                throw unexpected();
            }
            return (int) (piece.bytes / width);
        }

        /**
         * @return the numbers
         * @throws IOException
         *             when there are none here
         */
        public long[] numbers() throws IOException {
            Piece piece = next(ColumnType.I8.ordinal());
            long[] numbers = new long[rows(piece, Long.BYTES)];
            read(file, piece.offset, Long.BYTES * numbers.length).asLongBuffer().get(numbers);
            return numbers;
        }

        /**
         * @return the text
         * @throws IOException
         *             when there is none here
         */
        public String text() throws IOException {
            Piece piece = next(TEXT);
            return StandardCharsets.UTF_8.decode(read(file, piece.offset, rows(piece, 1))).toString();
        }

        /**
         * @return the row numbers
         * @throws IOException
         *             when there are none here
         */
        public Rows rows() throws IOException {
            Piece piece = next(ColumnType.I4.ordinal());
            return new Rows.StoredRows(map(piece), rows(piece, Integer.BYTES));
        }

        /**
         * @return the list
         * @throws IOException
         *             when there is none here
         */
        public IntList ints() throws IOException {
            Piece piece = next(ColumnType.I4.ordinal());
            return new IntList(map(piece), piece.bytes / Integer.BYTES);
        }

        /**
         * @return the table, not to be written
         * @throws IOException
         *             when there is none here
         */
        public LongTable table() throws IOException {
            Piece piece = next(ColumnType.I8.ordinal());
            return new LongTable(map(piece), piece.bytes / Long.BYTES);
        }

        /**
         * @return integers or doubles
         * @throws IOException
         *             when there are none here
         */
        public Column column() throws IOException {
            Piece piece = next(ColumnType.I8.ordinal(), ColumnType.F8.ordinal());
            return StoredColumns.of(map(piece), ColumnType.ofOrdinal(piece.type), rows(piece, Long.BYTES));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
