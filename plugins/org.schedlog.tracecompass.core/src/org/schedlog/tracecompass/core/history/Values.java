// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that occur in a history, by number. Not synchronised; any number of threads may read once it is complete.
 */
final class Values {

    private static final int INTEGER = 1;
    private static final int LONG = 2;
    private static final int STRING = 3;

    /** Integers from 0 on that are less are found by a look into an array. */
    private static final int SMALL = 1 << 16;

    private final List<Object> values = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    /** By small integer: its number, or 0. */
    private int[] small = new int[256];

    Values() {
        number((Object) null);
    }

    int number(Object value) {
        Object key = value == null ? this : value;
        Integer known = numbers.get(key);
        if (known == null) {
            known = values.size();
            values.add(value);
            numbers.put(key, known);
        }
        return known;
    }

    int number(int value) {
        int known = value >= 0 && value < small.length ? small[value] : 0;
        return known == 0 ? find(value) : known;
    }

    private int find(int value) {
        int number = number(Integer.valueOf(value));
        if (value >= 0 && value < SMALL) {
            if (value >= small.length) {
                small = Arrays.copyOf(small, Integer.highestOneBit(value) << 1);
            }
            small[value] = number;
        }
        return number;
    }

    Object get(long number) {
        return values.get((int) number);
    }

    int size() {
        return values.size();
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(values.size());
            for (Object value : values.subList(1, values.size())) {
                if (value instanceof Integer number) {
                    out.writeByte(INTEGER);
                    out.writeInt(number);
                } else if (value instanceof Long number) {
                    out.writeByte(LONG);
                    out.writeLong(number);
                } else {
                    out.writeByte(STRING);
                    out.writeUTF((String) value);
                }
            }
        }
        return bytes.toByteArray();
    }

    static Values of(byte[] bytes) throws IOException {
        Values values = new Values();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int size = in.readInt();
            while (values.size() < size) {
                int type = in.readByte();
                switch (type) {
                case INTEGER -> values.number((Integer) in.readInt());
                case LONG -> values.number((Long) in.readLong());
                case STRING -> values.number(in.readUTF());
                default -> throw new IOException("It has a value of an unknown kind, " + type + ".");
                }
            }
        }
        return values;
    }
}
