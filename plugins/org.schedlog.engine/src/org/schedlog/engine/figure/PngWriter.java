// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.schedlog.engine.column.Progress;

/**
 * Writes PNG files: eight bits each of red, green and blue, without transparency. Defined by the W3C's Portable Network
 * Graphics Specification, which ISO/IEC 15948 is as well.
 */
public final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOR = 2;
    /** Each byte is written as its difference from the one above: mostly 0, for rows repeat. */
    private static final byte FILTER_UP = 2;
    private static final int BUFFER = 1 << 16;

    private PngWriter() {
    }

    /**
     * Writes a picture.
     *
     * @param rgb
     *            colours 0xRRGGBB, row by row from the top; the highest byte does not matter
     * @param width
     *            pixels, at least 1
     * @param height
     *            pixels, at least 1
     * @param out
     *            receives the file; it is left open
     * @param progress
     *            listens and may cancel
     * @throws IOException
     *             when it cannot be written
     */
    public static void write(int[] rgb, int width, int height, OutputStream out, Progress progress)
            throws IOException {
        if (width < 1 || height < 1 || rgb.length != (long) width * height) {
            throw new IllegalArgumentException(rgb.length + " colours for " + width + "x" + height + " pixels");
        }
        progress.task("Writing the picture");
        out.write(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(BITS).put(TRUE_COLOR).array();
        chunk("IHDR", header, 0, header.length, out);
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(new Data(out), deflater, BUFFER)) {
            byte[] above = new byte[3 * width];
            byte[] line = new byte[3 * width];
            byte[] filtered = new byte[1 + 3 * width];
            filtered[0] = FILTER_UP;
            for (int y = 0; y < height; y++) {
                progress.check();
                progress.done((double) y / height);
                bytes(rgb, y * width, line);
                for (int i = 0; i < line.length; i++) {
                    filtered[i + 1] = (byte) (line[i] - above[i]);
                }
                compressed.write(filtered);
                byte[] next = above;
                above = line;
                line = next;
            }
        } finally {
            deflater.end();
        }
        chunk("IEND", new byte[0], 0, 0, out);
    }

    private static void bytes(int[] rgb, int from, byte[] line) {
        for (int i = 0; i < line.length; i += 3) {
            int color = rgb[from + i / 3];
            line[i] = (byte) (color >> 16);
            line[i + 1] = (byte) (color >> 8);
            line[i + 2] = (byte) color;
        }
    }

    private static void chunk(String name, byte[] content, int from, int length, OutputStream out) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(type);
        check.update(content, from, length);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        out.write(type);
        out.write(content, from, length);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) check.getValue()).array());
    }

    /** Writes what comes as chunks of compressed data; the file stays open. */
    private static final class Data extends OutputStream {

        private final OutputStream file;

        Data(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            chunk("IDAT", bytes, from, length, file);
        }
    }
}
