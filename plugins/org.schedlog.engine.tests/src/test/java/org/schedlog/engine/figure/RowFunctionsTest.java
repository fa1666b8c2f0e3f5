// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.spec.Value.Function;

/** Rolling windows and sorting against their definitions. */
class RowFunctionsTest {

    private static final Storage STORAGE = Storage.temporary();

    private static double[] values(Column column) {
        double[] values = new double[column.size()];
        for (int from = 0; from < values.length; from += Column.BLOCK) {
            double[] block = new double[Math.min(Column.BLOCK, values.length - from)];
            column.readDoubles(from, block.length, block);
            System.arraycopy(block, 0, values, from, block.length);
        }
        return values;
    }

    private static double[] doubles(Random random, int size) {
        double[] values = random.doubles(size, -1, 1).map(value -> value * Math.pow(10, random.nextInt(12))).toArray();
        for (int i = 0; i < size / 500; i++) {
            values[random.nextInt(size)] = random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < size / 10; i++) {
            values[random.nextInt(size)] = random.nextInt(3) == 0 ? -0.0 : random.nextInt(3);
        }
        return values;
    }

    private static double expected(double[] window, Function function) {
        if (Arrays.stream(window).anyMatch(value -> !Double.isFinite(value))) {
            return Double.NaN;
        }
        if (function == Function.MEDIAN) {
            double[] sorted = window.clone();
            Arrays.sort(sorted);
            return (sorted[window.length / 2] + sorted[(window.length - 1) / 2]) / 2;
        }
        BigDecimal sum = Arrays.stream(window).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return (function == Function.SUM ? sum : sum.divide(BigDecimal.valueOf(window.length), MathContext.DECIMAL128))
                .doubleValue();
    }

    @ParameterizedTest
    @CsvSource({ "1, 10", "3, 2", "2, 9000", "7, 9000", "100, 4200", "5000, 12000" })
    void a_rolling_window_of_doubles_is_its_definition(int window, int size) throws IOException {
        double[] values = doubles(new Random(window), size);
        for (Function function : Function.values()) {
            double[] actual = values(RollingWindow.of(DoubleColumn.of(values), window, function, STORAGE,
                    Progress.NONE));
            assertEquals(size, actual.length);
            for (int i = 0; i < size; i += window > 1000 ? 97 : 1) {
                if (i < window - 1) {
                    assertEquals(Double.NaN, actual[i]);
                } else {
                    double expected = expected(Arrays.copyOfRange(values, i - window + 1, i + 1), function);
                    assertEquals(expected, actual[i], Double.isNaN(expected) ? 1 : Math.ulp(expected) * 2, function
                            + " at " + i);
                }
            }
        }
    }

    @Test
    void rolling_sums_of_integers_beyond_64_bits_are_exact_until_they_become_doubles() throws IOException {
        long[] values = new Random(5).longs(5000).map(value -> value | Long.MIN_VALUE >>> value).toArray();
        int window = 9;
        double[] sums = values(RollingWindow.of(LongColumn.of(values), window, Function.SUM, STORAGE, Progress.NONE));
        double[] means = values(RollingWindow.of(LongColumn.of(values), window, Function.MEAN, STORAGE, Progress.NONE));
        for (int i = window - 1; i < values.length; i++) {
            BigInteger sum = Arrays.stream(values, i - window + 1, i + 1).mapToObj(BigInteger::valueOf)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertEquals(sum.doubleValue(), sums[i]);
            double mean = new BigDecimal(sum).divide(BigDecimal.valueOf(window), MathContext.DECIMAL128).doubleValue();
            assertEquals(mean, means[i], Math.ulp(mean));
        }
    }

    @Test
    void what_a_very_large_value_rounds_away_comes_back_after_it_has_left() throws IOException {
        double[] values = new double[3 * Column.BLOCK];
        Arrays.fill(values, 0.1);
        values[5] = 1e300;
        double[] sums = values(RollingWindow.of(DoubleColumn.of(values), 10, Function.SUM, STORAGE, Progress.NONE));
        assertEquals(1.0, sums[values.length - 1], 1e-15);
    }

    @ParameterizedTest
    @CsvSource({ "0, 16", "1, 16", "1000, 16", "1000, 1000", "1001, 1000", "20000, 4096", "20000, 7000" })
    void argsort_is_stable_and_puts_missing_values_last_however_long_the_runs(int size, int run) throws IOException {
        double[] values = doubles(new Random(size), size);
        long[] expected = IntStream.range(0, size).boxed().sorted(Comparator.comparing(i -> values[i] + 0.0))
                .mapToLong(i -> i).toArray();
        assertArrayEquals(expected, longs(Argsort.of(DoubleColumn.of(values), STORAGE, Progress.NONE, run)));
    }

    @Test
    void argsort_of_integers_tells_all_64_bits_apart() throws IOException {
        long[] values = new Random(3).longs(10000).map(value -> value >> (value & 63)).toArray();
        values[7] = Long.MIN_VALUE;
        values[8] = Long.MAX_VALUE;
        values[9] = Long.MAX_VALUE - 1;
        long[] expected = IntStream.range(0, values.length).boxed().sorted(Comparator.comparing(i -> values[i]))
                .mapToLong(i -> i).toArray();
        assertArrayEquals(expected, longs(Argsort.of(LongColumn.of(values), STORAGE, Progress.NONE)));
        assertArrayEquals(expected, longs(Argsort.of(LongColumn.of(values), STORAGE, Progress.NONE, 999)));
    }

    private static long[] longs(LongColumn column) {
        return IntStream.range(0, column.size()).mapToLong(column::get).toArray();
    }
}
