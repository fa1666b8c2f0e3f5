// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

/** How the values of a stored column are kept: little-endian, two's complement or IEEE 754. */
enum ColumnType {
    /** Integers of one byte. */
    I1(1),
    /** Integers of two bytes. */
    I2(2),
    /** Integers of four bytes. */
    I4(4),
    /** Integers of eight bytes. */
    I8(8),
    /** Doubles. */
    F8(8);

    private static final ColumnType[] VALUES = values();

    private final int width;

    ColumnType(int width) {
        this.width = width;
    }

    /** Bytes a value. */
    int width() {
        return width;
    }

    /** The narrowest type of integers that has at least this many bits, the sign included. */
    static ColumnType ofBits(int bits) {
        return bits <= 8 ? I1 : bits <= 16 ? I2 : bits <= 32 ? I4 : I8;
    }

    /** The type of an ordinal read from a file, or null if there is none. */
    static ColumnType ofOrdinal(int ordinal) {
        return ordinal >= 0 && ordinal < VALUES.length ? VALUES[ordinal] : null;
    }
}
