// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a header of a tar says of the member after it, as far as it matters here: the block of 512 bytes of POSIX.1-1988
 * (ustar), of GNU tar, of star, and of tars before there was a standard. The first thing that every opening reads, so
 * it must not need many classes; tests compare it with Commons Compress.
 *
 * @param name
 *            its path
 * @param type
 *            the kind of member, see {@code TarConstants} of Commons Compress
 * @param size
 *            its size in bytes, 0 or more
 */
record TarHeader(String name, byte type, long size) {

    /** The size of a header. */
    static final int SIZE = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_FIELD = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final byte[] USTAR = { 'u', 's', 't', 'a', 'r' };
    /** What GNU tar writes behind it; then the prefix's place holds something else. */
    private static final byte GNU_BLANK = ' ';
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    /** Where star keeps times behind a shorter prefix it says so in the end. */
    private static final int STAR_PREFIX_LENGTH = 131;
    private static final byte[] STAR = { 't', 'a', 'r', 0 };

    private static final long NOT_A_NUMBER = -1;

    /**
     * Reads a header.
     *
     * @param block
     *            {@link #SIZE} bytes
     * @return the header, or empty if the bytes are none or damaged
     */
    static Optional<TarHeader> parse(byte[] block) {
        long size = number(block, SIZE_FIELD, SIZE_LENGTH);
        if (size == NOT_A_NUMBER || !hasItsChecksum(block)) {
            return Optional.empty();
        }
        String name = text(block, 0, NAME_LENGTH);
        String prefix = prefix(block);
        return Optional.of(new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, block[TYPE], size));
    }

    private static String prefix(byte[] block) {
        boolean isStandard = has(block, MAGIC, USTAR);
        if (isStandard && block[MAGIC + USTAR.length] == GNU_BLANK) {
            return "";
        }
        boolean isStar = isStandard && has(block, SIZE - STAR.length, STAR);
        return text(block, PREFIX, isStar ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
    }

    private static boolean has(byte[] block, int at, byte[] wanted) {
        return Arrays.equals(block, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** The sum of all bytes, those of the checksum counted as blanks; some old programs took bytes for signed. */
    private static boolean hasItsChecksum(byte[] block) {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? (byte) ' ' : block[i];
            unsigned += b & 0xFF;
            signed += b;
        }
        long stored = octal(block, CHECKSUM, CHECKSUM_LENGTH);
        return stored != NOT_A_NUMBER && (stored == unsigned || stored == signed);
    }

    /** A number in octal digits or, where its first bit is set, in binary, the first byte the highest. */
    private static long number(byte[] block, int at, int length) {
        if (block[at] >= 0) {
            return octal(block, at, length);
        }
        long number = block[at] & 0x7F;
        for (int i = at + 1; i < at + length; i++) {
            if (number >= 1L << Long.SIZE - 1 - Byte.SIZE) {
                return NOT_A_NUMBER;
            }
            number = number << Byte.SIZE | block[i] & 0xFF;
        }
        return number;
    }

    /** Digits between blanks, ended by blanks or zeros; nothing at all is 0. */
    private static long octal(byte[] block, int at, int length) {
        int begin = at;
        int end = at + length;
        if (block[begin] == 0) {
            return 0;
        }
        while (begin < end && block[begin] == ' ') {
            begin++;
        }
        while (end > begin && (block[end - 1] == ' ' || block[end - 1] == 0)) {
            end--;
        }
        long number = 0;
        for (int i = begin; i < end; i++) {
            if (block[i] < '0' || block[i] > '7') {
                return NOT_A_NUMBER;
            }
            number = number << 3 | block[i] - '0';
        }
        return number;
    }

    /** Text up to a zero or the end of its field. */
    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }
}
