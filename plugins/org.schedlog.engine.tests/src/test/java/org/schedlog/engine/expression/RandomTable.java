// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.TextColumn;

/** A few columns of random values, once boxed for the interpreter and once as the engine's columns. */
final class RandomTable {

    static final List<String> NUMBERS = List.of("event", "arg0", "positive", "large", "x y", "ratio", "wild");
    static final List<String> TEXTS = List.of("comm_name", "other");

    private static final List<String> DICTIONARY = Arrays.asList("make", "cc1", null, "make", "", "it's \"\\",
            "\uffee", "\ud83d\ude00");
    private static final long[] LARGE = { Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1,
            Long.MAX_VALUE - 1, 0, -1 };
    private static final double[] WILD = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0,
            0x1p53, 0x1p63, -0x1p63,
            1.5, -2.25 };

    private final Map<String, Object[]> boxed = new LinkedHashMap<>();
    private final Columns columns;

    RandomTable(Random random, int size) {
        columns = new Columns(size);
        for (String name : NUMBERS) {
            long[] integers = new long[size];
            double[] decimals = new double[size];
            Object[] values = new Object[size];
            boolean decimal = name.equals("ratio") || name.equals("wild");
            for (int row = 0; row < size; row++) {
                switch (name) {
                case "event" -> integers[row] = random.nextInt(6);
                case "arg0" -> integers[row] = random.nextInt(9) - 4;
                case "positive" -> integers[row] = 1 + random.nextInt(5);
                case "large" -> integers[row] = LARGE[random.nextInt(LARGE.length)];
                case "x y" -> integers[row] = random.nextLong() >> random.nextInt(64);
                case "ratio" -> decimals[row] = (random.nextInt(81) - 40) / 8.0;
                default -> decimals[row] = WILD[random.nextInt(WILD.length)];
                }
                values[row] = decimal ? (Object) decimals[row] : (Object) integers[row];
            }
            boxed.put(name, values);
            columns.with(name, decimal ? DoubleColumn.of(decimals) : LongColumn.of(integers));
        }
        for (String name : TEXTS) {
            long[] codes = random.longs(size, 0, DICTIONARY.size()).toArray();
            boxed.put(name, Arrays.stream(codes).mapToObj(code -> DICTIONARY.get((int) code)).toArray());
            columns.with(name, new TextColumn(LongColumn.of(codes), DICTIONARY));
        }
    }

    Columns columns() {
        return columns;
    }

    int size() {
        return columns.size();
    }

    /** A Long, a Double, a String or null for an unknown text. */
    Object value(String name, int row) {
        return boxed.get(name)[row];
    }
}
