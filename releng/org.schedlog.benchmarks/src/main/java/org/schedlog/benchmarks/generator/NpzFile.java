// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.Deflater;

import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A column as {@code numpy.savez_compressed} writes it: one deflated .npy of 8-byte values in a zip with zip64 sizes. */
final class NpzFile {

    /** What begins a .npy file of version 1.0; two bytes with the length of the header follow. */
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpzFile() {
    }

    /**
     * @param file  a file to be made
     * @param name  the column's name
     * @param dtype its type in numpy's notation, of 8 bytes, little endian
     * @param rows  how many rows it has
     */
    static void write(Path file, String name, String dtype, int rows, RowSource source) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            ZipArchiveEntry entry = new ZipArchiveEntry(name + ".npy");
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putArchiveEntry(entry);
            zip.write(header(dtype, rows));
            writeRows(zip, rows, source);
            zip.closeArchiveEntry();
        }
    }

    private static byte[] header(String dtype, int rows) {
        String dictionary = "{'descr': '" + dtype + "', 'fortran_order': False, 'shape': (" + rows + ",), }";
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int size = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String text = dictionary + " ".repeat(size - unpadded) + '\n';
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static void writeRows(OutputStream out, int rows, RowSource source) throws IOException {
        long[] values = new long[RowSource.BLOCK];
        ByteBuffer bytes = ByteBuffer.allocate(RowSource.BLOCK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < rows; from += RowSource.BLOCK) {
            int count = Math.min(RowSource.BLOCK, rows - from);
            source.read(from, count, values);
            bytes.asLongBuffer().put(values, 0, count);
            out.write(bytes.array(), 0, count * Long.BYTES);
        }
    }
}
