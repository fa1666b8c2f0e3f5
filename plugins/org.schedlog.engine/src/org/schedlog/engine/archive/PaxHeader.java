// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a pax extended header (POSIX.1-2001) says of the member after it, as far as it matters here.
 *
 * @param path
 *            its path
 * @param size
 *            its size in bytes, 0 or more
 * @param isSparse
 *            whether it is kept in one of GNU's ways for files with holes
 */
record PaxHeader(Optional<String> path, Optional<Long> size, boolean isSparse) {

    static final PaxHeader NONE = new PaxHeader(Optional.empty(), Optional.empty(), false);

    private static final int MOST_DIGITS = 18;

    /**
     * Reads records of the form "LENGTH KEY=VALUE\n", LENGTH counting the whole record.
     *
     * @return the header, or empty if the bytes are none
     */
    static Optional<PaxHeader> parse(byte[] bytes) {
        Optional<String> path = Optional.empty();
        Optional<Long> size = Optional.empty();
        boolean sparse = false;
        int position = 0;
        while (position < bytes.length && bytes[position] != 0) {
            int space = indexOf(bytes, ' ', position, bytes.length);
            long length = space < 0 ? -1 : number(bytes, position, space);
            int equals = indexOf(bytes, '=', position, bytes.length);
            if (length <= 0 || length > bytes.length - position || equals < 0 || equals >= position + length) {
                return Optional.empty();
            }
            int end = position + (int) length;
            String key = new String(bytes, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            String value = new String(bytes, equals + 1, Math.max(0, end - 1 - equals - 1), StandardCharsets.UTF_8);
            if (key.equals("path")) {
                path = Optional.of(value);
            } else if (key.equals("size")) {
                byte[] digits = value.getBytes(StandardCharsets.UTF_8);
                long parsed = number(digits, 0, digits.length);
                if (parsed < 0) {
                    return Optional.empty();
                }
                size = Optional.of(parsed);
            }
            sparse |= key.startsWith("GNU.sparse.");
            position = end;
        }
        return Optional.of(new PaxHeader(path, size, sparse));
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** A decimal number, or -1 if these bytes are none. */
    private static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
