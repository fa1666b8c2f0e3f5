// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A column in a file that says itself what it is: a header of {@link #HEADER} bytes, then the values. The header, all
 * little-endian: magic (8 bytes), version, type ({@link ColumnType}), number of rows, length of the name (4 bytes
 * each), the name in UTF-8, zeros, and in its last 4 bytes the CRC-32 of what stands before. A file whose header or
 * size is not exactly what is expected is not used.
 */
final class ColumnFile {

    static final int HEADER = 512;

    private static final long MAGIC = 0x4e4d4c4f434c5353L;
    private static final int VERSION = 1;
    private static final int NAME = 24;
    private static final int CHECKSUM = HEADER - Integer.BYTES;

    private ColumnFile() {
    }

    /** The header's bytes. The name of a column is cut where it does not fit; that is so on reading, too. */
    private static ByteBuffer header(String name, ColumnType type, int rows) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putInt(VERSION).putInt(type.ordinal()).putInt(rows).putInt(text.length);
        header.put(text, 0, Math.min(text.length, CHECKSUM - NAME));
        CRC32 crc = new CRC32();
        crc.update(header.array(), 0, CHECKSUM);
        return header.putInt(CHECKSUM, (int) crc.getValue()).clear();
    }

    static void writeHeader(FileChannel file, String name, ColumnType type, long bytes) throws IOException {
        ByteBuffer header = header(name, type, Math.toIntExact(bytes / type.width()));
        while (header.hasRemaining()) {
            file.write(header, header.position());
        }
    }

    /**
     * Maps a column's file.
     *
     * @param path
     *            the file
     * @param name
     *            the column's name
     * @param rows
     *            how many rows it must have
     * @return the column; empty if there is no such file, or another one than expected
     * @throws IOException
     *             when the file is there but cannot be read
     */
    static Optional<Column> map(Path path, String name, int rows) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer found = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (found.hasRemaining() && file.read(found, found.position()) >= 0) {
                // a read may give less than was asked for
            }
            ColumnType type = ColumnType.ofOrdinal(found.getInt(12));
            if (found.hasRemaining() || type == null
                    || !Arrays.equals(found.array(), header(name, type, rows).array())) {
                return Optional.empty();
            }
            long bytes = (long) rows * type.width();
            if (file.size() != HEADER + bytes) {
                return Optional.empty();
            }
            return Optional.of(StoredColumns.of(Bytes.map(file, HEADER, bytes, Bytes.DEFAULT_SHIFT), type, rows));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
