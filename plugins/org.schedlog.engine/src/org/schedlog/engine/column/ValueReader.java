// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Gives back what a {@link ValueWriter} wrote, in the same order; what is large stays in the file and is mapped. For
 * one thread.
 */
public final class ValueReader implements Closeable {

    private final FileChannel file;
    private final Iterator<ValueFile.Piece> pieces;

    private ValueReader(FileChannel file, List<ValueFile.Piece> pieces) {
        this.file = file;
        this.pieces = pieces.iterator();
    }

    static Optional<ValueReader> open(Path path, long mark) throws IOException {
        FileChannel file;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            Optional<List<ValueFile.Piece>> pieces = pieces(file, mark);
            taken = pieces.isPresent();
            return pieces.map(list -> new ValueReader(file, list));
        } finally {
            if (!taken) {
                file.close();
            }
        }
    }

    private static Optional<List<ValueFile.Piece>> pieces(FileChannel file, long mark) throws IOException {
        long end = file.size() - ValueFile.FOOTER;
        if (end < 0) {
            return Optional.empty();
        }
        ByteBuffer footer = read(file, end, ValueFile.FOOTER);
        long count = footer.getLong(0);
        if (footer.getLong(Long.BYTES) != mark || footer.getLong(3 * Long.BYTES) != ValueFile.MAGIC || count < 0
                || count > Math.min(end / ValueFile.ENTRY, 1 << 20)) {
            return Optional.empty();
        }
        long begin = end - count * ValueFile.ENTRY;
        ByteBuffer directory = read(file, begin, (int) count * ValueFile.ENTRY);
        CRC32 crc = new CRC32();
        crc.update(directory.array());
        crc.update(footer.array(), 0, 2 * Long.BYTES);
        if (crc.getValue() != footer.getLong(2 * Long.BYTES)) {
            return Optional.empty();
        }
        List<ValueFile.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ValueFile.Piece piece =
                    new ValueFile.Piece((int) directory.getLong(), directory.getLong(), directory.getLong());
            if (piece.offset() < 0 || piece.bytes() < 0 || piece.bytes() > begin - piece.offset()) {
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
                throw ValueFile.unexpected();
            }
        }
        return buffer.flip();
    }

    private ValueFile.Piece next(int... types) throws IOException {
        if (pieces.hasNext()) {
            ValueFile.Piece piece = pieces.next();
            for (int type : types) {
                if (piece.type() == type) {
                    return piece;
                }
            }
        }
        throw ValueFile.unexpected();
    }

    private Bytes map(ValueFile.Piece piece) throws IOException {
        return Bytes.map(file, piece.offset(), piece.bytes(), Bytes.DEFAULT_SHIFT);
    }

    private static int rows(ValueFile.Piece piece, int width) throws IOException {
        if (piece.bytes() / width > Integer.MAX_VALUE) {
            throw ValueFile.unexpected();
        }
        return (int) (piece.bytes() / width);
    }

    /**
     * @return the numbers
     * @throws IOException
     *             when there are none here
     */
    public long[] numbers() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I8.ordinal());
        long[] numbers = new long[rows(piece, Long.BYTES)];
        read(file, piece.offset(), Long.BYTES * numbers.length).asLongBuffer().get(numbers);
        return numbers;
    }

    /**
     * @return the text
     * @throws IOException
     *             when there is none here
     */
    public String text() throws IOException {
        ValueFile.Piece piece = next(ValueFile.TEXT);
        return StandardCharsets.UTF_8.decode(read(file, piece.offset(), rows(piece, 1))).toString();
    }

    /**
     * @return the row numbers
     * @throws IOException
     *             when there are none here
     */
    public Rows rows() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I4.ordinal());
        return new Rows.StoredRows(map(piece), rows(piece, Integer.BYTES));
    }

    /**
     * @return the list
     * @throws IOException
     *             when there is none here
     */
    public IntList ints() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I4.ordinal());
        return new IntList(map(piece), piece.bytes() / Integer.BYTES);
    }

    /**
     * @return the table, not to be written
     * @throws IOException
     *             when there is none here
     */
    public LongTable table() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I8.ordinal());
        return new LongTable(map(piece), piece.bytes() / Long.BYTES);
    }

    /**
     * @return the table of ints, not to be written
     * @throws IOException
     *             when there is none here
     */
    public IntTable intTable() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I4.ordinal());
        return new IntTable(map(piece), piece.bytes() / Integer.BYTES);
    }

    /**
     * @return integers or doubles
     * @throws IOException
     *             when there are none here
     */
    public Column column() throws IOException {
        ValueFile.Piece piece = next(ColumnType.I8.ordinal(), ColumnType.F8.ordinal());
        return StoredColumns.of(map(piece), ColumnType.ofOrdinal(piece.type()), rows(piece, Long.BYTES));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
