// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of the values in a {@code .npy} file.
 *
 * @param kind
 *            NumPy's letter: b (bool), i, u or f
 * @param width
 *            bytes a value: 1, 2, 4 or 8
 * @param order
 *            their order
 */
record NpyType(char kind, int width, ByteOrder order) {

    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d{0,9})(\\[.*])?");

    /**
     * @param descr
     *            as in the header, e.g. {@code <i8}
     * @throws TroubleException
     *             when these are no numbers
     */
    static NpyType of(String descr) throws TroubleException {
        Matcher matcher = DESCRIPTION.matcher(descr);
        if (!matcher.matches()) {
            throw new TroubleException("has values of a type that is not known (" + shortened(descr) + ")");
        }
        char kind = matcher.group(2).charAt(0);
        String digits = matcher.group(3);
        int width = digits.isEmpty() ? 1 : Integer.parseInt(digits);
        boolean known = switch (kind) {
        case 'b' -> width == 1;
        case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
        case 'f' -> width == 2 || width == 4 || width == 8;
        default -> false;
        };
        if (kind == 'O') {
            throw new TroubleException("holds Python objects, which are not opened for the sake of safety;"
                    + " a column is an array of numbers");
        }
        if (!known) {
            throw new TroubleException("has values of a type that is not read (" + shortened(descr)
                    + "); integers and floating point numbers of up to 8 bytes are");
        }
        return new NpyType(kind, width, matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static String shortened(String descr) {
        return descr.length() <= 20 ? descr : descr.substring(0, 20) + "...";
    }

    boolean isFloat() {
        return kind == 'f';
    }

    /** Whether there are values that do not fit into a signed 64-bit integer. */
    boolean canWrap() {
        return kind == 'u' && width == 8;
    }

    /** NumPy's notation, e.g. {@code <i8}. */
    String dtype() {
        String sign = width == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
        return sign + kind + width;
    }

    /**
     * Turns bytes into integers. Unsigned values of 2^63 and more become negative.
     *
     * @param bytes
     *            at least {@code count} values from its index 0 on, in the order of this type
     */
    void longs(ByteBuffer bytes, int count, long[] dest) {
        switch (width) {
        case 1:
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.get(i);
            }
            break;
        case 2:
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getShort(2 * i);
            }
            break;
        case 4:
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getInt(4 * i);
            }
            break;
        default:
            bytes.asLongBuffer().get(dest, 0, count);
            break;
        }
        if (kind == 'b') {
            for (int i = 0; i < count; i++) {
                dest[i] = dest[i] == 0 ? 0 : 1;
            }
        } else if (kind == 'u' && width < 8) {
            long mask = (1L << 8 * width) - 1;
            for (int i = 0; i < count; i++) {
                dest[i] &= mask;
            }
        }
    }

    /**
     * Turns bytes of a floating point type into doubles, exactly.
     *
     * @param bytes
     *            at least {@code count} values from its index 0 on, in the order of this type
     */
    void doubles(ByteBuffer bytes, int count, double[] dest) {
        switch (width) {
        case 2:
            for (int i = 0; i < count; i++) {
                dest[i] = half(bytes.getShort(2 * i));
            }
            break;
        case 4:
            for (int i = 0; i < count; i++) {
                dest[i] = bytes.getFloat(4 * i);
            }
            break;
        default:
            bytes.asDoubleBuffer().get(dest, 0, count);
            break;
        }
    }

    /** IEEE 754 binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
