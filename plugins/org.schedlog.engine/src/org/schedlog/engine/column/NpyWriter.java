// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a NumPy array of one dimension ({@code .npy}, NumPy's NEP 1): a header, then values of 8 bytes each, little
 * endian. For one thread.
 */
public final class NpyWriter {

    /** Version 1.0: two bytes for the header's length, which lets the data begin at a multiple of 64. */
    private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
    private static final int ALIGNMENT = 64;

    private final OutputStream out;
    private final ByteBuffer block = ByteBuffer.allocate(Long.BYTES * Column.BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * @param out
     *            where the array goes; not closed
     */
    public NpyWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins the array.
     *
     * @param dtype
     *            the values' type in NumPy's notation, of 8 bytes and little endian: {@code <i8}, {@code <u8} or
     *            {@code <f8}
     * @param rows
     *            how many values will follow
     * @throws IOException
     *             when it cannot be written
     */
    public void header(String dtype, long rows) throws IOException {
        String dictionary = "{'descr': '" + dtype + "', 'fortran_order': False, 'shape': (" + rows + ",), }";
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(ByteBuffer.allocate(MAGIC.length + Short.BYTES + text.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).putShort((short) text.length).put(text).array());
    }

    /**
     * @param values
     *            integers, or doubles as their bits
     * @param count
     *            how many of them, at most {@link Column#BLOCK}
     * @throws IOException
     *             when they cannot be written
     */
    public void append(long[] values, int count) throws IOException {
        block.asLongBuffer().put(values, 0, count);
        out.write(block.array(), 0, Long.BYTES * count);
    }

    /**
     * @param values
     *            doubles
     * @param count
     *            how many of them, at most {@link Column#BLOCK}
     * @throws IOException
     *             when they cannot be written
     */
    public void append(double[] values, int count) throws IOException {
        block.asDoubleBuffer().put(values, 0, count);
        out.write(block.array(), 0, Double.BYTES * count);
    }
}
