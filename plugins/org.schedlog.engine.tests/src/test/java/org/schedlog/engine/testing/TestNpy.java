// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes {@code .npy} files in memory, right ones and, with {@link #file}, wrong ones. */
public final class TestNpy {

    private TestNpy() {
    }

    /**
     * An array of integers.
     *
     * @param dtype
     *            e.g. {@code <i8}; values are cut to its width
     * @param values
     *            the values
     */
    public static byte[] longs(String dtype, long... values) {
        return file(1, header(dtype, values.length), longData(dtype, values));
    }

    /** An array of floating point numbers; dtypes f4 and f8. */
    public static byte[] doubles(String dtype, double... values) {
        return file(1, header(dtype, values.length), doubleData(dtype, values));
    }

    /** The header as NumPy writes it. */
    public static String header(String dtype, long rows) {
        return header(dtype, "False", "(" + rows + ",)");
    }

    /** A header with any shape. */
    public static String header(String dtype, String fortranOrder, String shape) {
        return String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }", dtype, fortranOrder,
                shape);
    }

    /** A file from its parts: the header is padded as NumPy does it, to a multiple of 64 bytes. */
    public static byte[] file(int version, String header, byte[] data) {
        int prefix = version == 1 ? 10 : 12;
        int padding = 63 - (prefix + header.length()) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer begin = ByteBuffer.allocate(prefix).order(ByteOrder.LITTLE_ENDIAN);
        begin.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
        if (version == 1) {
            begin.putShort((short) text.length);
        } else {
            begin.putInt(text.length);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(begin.array());
        file.writeBytes(text);
        file.writeBytes(data);
        return file.toByteArray();
    }

    /** The values' bytes. */
    public static byte[] longData(String dtype, long... values) {
        int width = width(dtype);
        ByteBuffer data = ByteBuffer.allocate(width * values.length).order(order(dtype));
        for (long value : values) {
            switch (width) {
            case 1 -> data.put((byte) value);
            case 2 -> data.putShort((short) value);
            case 4 -> data.putInt((int) value);
            default -> data.putLong(value);
            }
        }
        return data.array();
    }

    /** The values' bytes. */
    public static byte[] doubleData(String dtype, double... values) {
        int width = width(dtype);
        ByteBuffer data = ByteBuffer.allocate(width * values.length).order(order(dtype));
        for (double value : values) {
            if (width == 4) {
                data.putFloat((float) value);
            } else {
                data.putDouble(value);
            }
        }
        return data.array();
    }

    private static int width(String dtype) {
        return Integer.parseInt(dtype.substring(2));
    }

    private static ByteOrder order(String dtype) {
        return dtype.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
