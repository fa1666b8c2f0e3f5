// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header of a {@code .npy} file, versions 1 to 3 (NumPy's NEP 1).
 *
 * @param type
 *            the type of the values
 * @param rows
 *            the number of values: the shape may have one dimension that is not 1
 * @param length
 *            bytes from the beginning of the file to the first value
 */
record NpyHeader(NpyType type, long rows, int length) {

    private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
    /** NumPy itself refuses headers beyond 10,000 characters; a plain column needs about 120. */
    private static final int LONGEST = 1 << 16;

    /**
     * @param in
     *            stands at the first value afterwards
     * @throws TroubleException
     *             when this is no array of numbers with one dimension
     * @throws IOException
     *             when reading fails
     */
    static NpyHeader read(InputStream in) throws IOException, TroubleException {
        try {
            byte[] begin = exactly(in, 8);
            for (int i = 0; i < MAGIC.length; i++) {
                if (begin[i] != MAGIC[i]) {
                    throw new TroubleException("holds no NumPy array");
                }
            }
            int version = begin[6];
            if (version < 1 || version > 3) {
                throw new TroubleException("is a NumPy array of a version that is not known (" + (version & 0xff)
                        + ")");
            }
            int prefix = version == 1 ? 2 : 4;
            long length = littleEndian(exactly(in, prefix));
            if (length > LONGEST) {
                throw new TroubleException(String.format(Locale.ROOT, "has a damaged header (%,d characters long)",
                        length));
            }
            byte[] text = exactly(in, (int) length);
            String literal = new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            return parse(literal, begin.length + prefix + text.length);
        } catch (EOFException e) {
            throw new TroubleException("is cut off within its header", e);
        }
    }

    private static NpyHeader parse(String literal, int length) throws TroubleException {
        Object parsed;
        try {
            parsed = PythonLiteral.parse(literal);
        } catch (IllegalArgumentException e) {
            throw new TroubleException("has a damaged header", e);
        }
        if (!(parsed instanceof Map<?, ?> header) || !(header.get("shape") instanceof List<?> shape)) {
            throw new TroubleException("has a damaged header");
        }
        if (header.get("descr") instanceof List) {
            throw new TroubleException("holds records of several fields; a column is an array of numbers");
        }
        if (!(header.get("descr") instanceof String descr)) {
            throw new TroubleException("has a damaged header");
        }
        return new NpyHeader(NpyType.of(descr), rows(shape), length);
    }

    /** One dimension, in either order; more are accepted where they say nothing, e.g. (n, 1). */
    private static long rows(List<?> shape) throws TroubleException {
        long rows = 1;
        int dimensions = 0;
        for (Object size : shape) {
            if (!(size instanceof Long number) || number < 0) {
                throw new TroubleException("has a damaged header");
            }
            if (number != 1) {
                rows = number;
                dimensions++;
            }
        }
        if (shape.isEmpty() || dimensions > 1) {
            throw new TroubleException("has " + shape.size() + " dimensions; a column has one");
        }
        return rows;
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static long littleEndian(byte[] bytes) {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}
