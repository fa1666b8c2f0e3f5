// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that occur in a history, by number. Not synchronised; any number of threads may read once it is complete.
 */
final class Values {

    private static final byte INTEGER = 1;
    private static final byte LONG = 2;
    private static final byte STRING = 3;

    /** The number of a value that does not occur. */
    static final int NONE = -1;

    /** Integers from 0 on that are less are found by a look into an array. */
    private static final int SMALL = 1 << 16;

    private final List<Object> values = new ArrayList<>();
    /** All but small integers. */
    private final Map<Object, Integer> numbers = new HashMap<>();
    /** By small integer: its number, or 0. */
    private int[] small = new int[256];

    Values() {
        values.add(null);
    }

    /** The number of a value; the next one if it is new, and 0 for null. */
    int number(Object value) {
        int known = find(value);
        if (known == NONE) {
            known = values.size();
            values.add(value);
            if (isSmall(value)) {
                addSmall((Integer) value, known);
            } else {
                numbers.put(value, known);
            }
        }
        return known;
    }

    /** The same, fastest for small integers that are known. */
    int number(int value) {
        int known = value >= 0 && value < small.length ? small[value] : 0;
        return known == 0 ? number(Integer.valueOf(value)) : known;
    }

    private static boolean isSmall(Object value) {
        return value instanceof Integer integer && integer >= 0 && integer < SMALL;
    }

    private void addSmall(int integer, int number) {
        if (integer >= small.length) {
            small = Arrays.copyOf(small, Integer.highestOneBit(integer) << 1);
        }
        small[integer] = number;
    }

    /** The number of a value that may occur, else {@link #NONE}; nothing is added. */
    int find(Object value) {
        if (isSmall(value)) {
            int integer = (Integer) value;
            return integer < small.length && small[integer] != 0 ? small[integer] : NONE;
        }
        return value == null ? 0 : numbers.getOrDefault(value, NONE);
    }

    Object get(long number) {
        return values.get((int) number);
    }

    int size() {
        return values.size();
    }

    byte[] bytes() {
        byte[][] texts = new byte[values.size()][];
        int length = Integer.BYTES;
        for (int i = 1; i < texts.length; i++) {
            texts[i] = values.get(i) instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
            length += 1 + (texts[i] == null ? Long.BYTES : Integer.BYTES + texts[i].length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).putInt(values.size());
        for (int i = 1; i < texts.length; i++) {
            if (texts[i] != null) {
                bytes.put(STRING).putInt(texts[i].length).put(texts[i]);
            } else {
                Number number = (Number) values.get(i);
                bytes.put(number instanceof Integer ? INTEGER : LONG).putLong(number.longValue());
            }
        }
        return bytes.array();
    }

    /**
     * @param bytes
     *            those of {@link #bytes()}
     */
    static Values of(byte[] bytes) throws IOException {
        Values values = new Values();
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int size = in.getInt();
            while (values.size() < size) {
                values.number(read(in));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("Its values are cut off.", e);
        }
        return values;
    }

    private static Object read(ByteBuffer in) throws IOException {
        byte type = in.get();
        switch (type) {
        case INTEGER:
            return (int) in.getLong();
        case LONG:
            return in.getLong();
        case STRING:
            int length = in.getInt();
            String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
            return text;
        default:
            throw new IOException("It has a value of an unknown kind, " + type + ".");
        }
    }
}
