// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes numbers of several kinds that belong together into one file of a {@link ColumnCache} ({@link ValueReader}
 * reads them); nobody sees it before {@link #publish}. Closing without publishing gives it up. For one thread.
 */
public final class ValueWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path place;
    private final long mark;
    private final Progress progress;
    private final Path written;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final List<ValueFile.Piece> pieces = new ArrayList<>();
    private long flushed;
    private boolean published;

    ValueWriter(Path place, long mark, Progress progress) throws IOException {
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
        pieces.add(new ValueFile.Piece(type, offset, position() - offset));
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
        end(ValueFile.TEXT, offset);
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

    /**
     * @param table
     *            a filled table
     * @throws IOException
     *             when the disk is full or fails
     */
    public void table(IntTable table) throws IOException {
        ints(table.size(), table::read);
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
        long[] block = new long[Column.BLOCK];
        for (long from = 0; from < table.size(); from += block.length) {
            int count = (int) Math.min(block.length, table.size() - from);
            table.read(from, count, block);
            ByteBuffer room = room(Long.BYTES * count);
            room.asLongBuffer().put(block, 0, count);
            room.position(room.position() + Long.BYTES * count);
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
        for (ValueFile.Piece piece : pieces) {
            ByteBuffer entry = ByteBuffer.allocate(ValueFile.ENTRY).order(ByteOrder.LITTLE_ENDIAN);
            entry.putLong(piece.type()).putLong(piece.offset()).putLong(piece.bytes()).flip();
            crc.update(entry.array());
            room(ValueFile.ENTRY).put(entry);
        }
        ByteBuffer footer = ByteBuffer.allocate(ValueFile.FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        footer.putLong(pieces.size()).putLong(mark);
        crc.update(footer.array(), 0, 2 * Long.BYTES);
        footer.putLong(crc.getValue()).putLong(ValueFile.MAGIC).flip();
        room(ValueFile.FOOTER).put(footer);
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
