// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.FrameStatistics.CategoryStatistics;
import org.schedlog.engine.figure.FrameStatistics.ColumnStatistics;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

class FrameStatisticsTest {

    private static List<CategoryStatistics> statistics(Recording recording, String categories) throws Exception {
        return statistics(recording, "'x','c','y'", categories);
    }

    private static List<CategoryStatistics> statistics(Recording recording, String output, String categories)
            throws Exception {
        String json = "{'output': [" + output + "], 'c': [" + categories + "]}";
        FigureSpec spec = SpecReader.read(json.replace('\'', '"'), "s.json", recording.eventTable().ids()).spec();
        return FrameStatistics.of(PointFrame.evaluate(spec, recording, Progress.NONE), Progress.NONE).categories();
    }

    private static String category(String... pipelines) {
        return "{'label': 'L', 'color': 'red', 'concatenate': [[" + String.join("],[", pipelines) + "]]}";
    }

    @Test
    void sums_of_integers_are_exact_beyond_64_bits_and_means_rounded_once() throws Exception {
        Recording recording = RandomRecording.make(new Random(1), 9001);
        String steps = "['=','x',['*','arg1',2147483647]],['=','y',['+','timestamp',9000000000000000000]]";
        CategoryStatistics category = statistics(recording, category(steps, "['query','cpu == 2']," + steps)).get(0);
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        long count = 0;
        for (int row = 0; row < recording.events(); row++) {
            int times = recording.cpu().get(row) == 2 ? 2 : 1;
            count += times;
            x = x.add(BigInteger.valueOf(times * recording.arg1().get(row))
                    .multiply(BigInteger.valueOf(Integer.MAX_VALUE)));
            y = y.add(BigInteger.valueOf(recording.timestamp().get(row) - recording.start())
                    .add(BigInteger.valueOf(9000000000000000000L)).multiply(BigInteger.valueOf(times)));
        }
        assertEquals(count, category.count());
        assertEquals(x, category.columns().get("x").integerSum());
        assertEquals(y, category.columns().get("y").integerSum());
        assertEquals(List.of("x", "y"), List.copyOf(category.columns().keySet()));
        for (var sum : List.of(category.columns().get("x"), category.columns().get("y"))) {
            BigDecimal mean = new BigDecimal(sum.integerSum())
                    .divide(BigDecimal.valueOf(count), new MathContext(60, RoundingMode.HALF_EVEN));
            assertEquals(mean.doubleValue(), sum.mean());
            assertEquals(sum.integerSum().doubleValue(), sum.sum());
        }
    }

    @Test
    void sums_of_doubles_lose_nothing_that_matters() throws Exception {
        Recording recording = RandomRecording.make(new Random(2), 9000);
        ColumnStatistics sum = statistics(recording,
                category("['=','x',['/','arg1',7.0]],['=','y','cpu']", "['=','x',['/','arg1',-7.0]],['=','y','cpu']",
                        "['=','x',['/','timestamp',1000000007]],['=','y','cpu']", "['=','x','pid'],['=','y','cpu']"))
                        .get(0).columns()
                .get("x");
        BigDecimal expected = BigDecimal.ZERO;
        for (int row = 0; row < recording.events(); row++) {
            expected = expected.add(
                    new BigDecimal((double) (recording.timestamp().get(row) - recording.start()) / 1000000007))
                    .add(BigDecimal.valueOf(recording.pid().get(row)));
        }
        assertNull(sum.integerSum());
        assertEquals(expected.doubleValue(), sum.sum());
        assertEquals(expected.doubleValue() / sum.count(), sum.mean());
    }

    /** Threads share out the rows, some ten thousand at a time; all sums here are exact as doubles, too. */
    @ParameterizedTest
    @ValueSource(ints = { 1 << 15, (1 << 15) + 1, 150_001 })
    void rows_of_all_places_count(int rows) throws Exception {
        Recording recording = RandomRecording.make(new Random(5), rows);
        long from = recording.timestamp().get(0) - recording.start();
        long third = recording.timestamp().get(rows / 3) - recording.start();
        long end = recording.timestamp().get(rows - 1) - recording.start();
        List<String> conditions = List.of("cpu >= 0", "timestamp < " + third, "timestamp >= " + third,
                "timestamp == " + end, "timestamp == " + from, "timestamp > " + end);
        String json = conditions.stream().map(condition -> category("['query','" + condition
                + "'],['=','x','timestamp'],['=','y',['/','cpu',8.0]]")).collect(Collectors.joining(","));
        List<CategoryStatistics> categories = statistics(recording, json);
        List<LongPredicate> tests = List.of(time -> true, time -> time < third, time -> time >= third,
                time -> time == end, time -> time == from, time -> false);
        for (int i = 0; i < tests.size(); i++) {
            long count = 0;
            long x = 0;
            double y = 0;
            for (int row = 0; row < rows; row++) {
                long time = recording.timestamp().get(row) - recording.start();
                if (tests.get(i).test(time)) {
                    count++;
                    x += time;
                    y += recording.cpu().get(row) / 8.0;
                }
            }
            assertEquals(count, categories.get(i).count());
            assertEquals(BigInteger.valueOf(x), categories.get(i).columns().get("x").integerSum());
            assertEquals(y, categories.get(i).columns().get("y").sum());
        }
    }

    @Test
    void texts_have_no_sum_even_where_there_are_none() throws Exception {
        ColumnStatistics texts = statistics(RandomRecording.make(new Random(6), 100), "'x','c','y','word'",
                category("['query','cpu > 9'],['=','x','cpu'],['=','y',1]")).get(0).columns().get("word");
        assertEquals(0, texts.count());
        assertNull(texts.integerSum());
    }

    @Test
    void infinities_show_in_the_sum_and_nothing_has_no_mean() throws Exception {
        Recording recording = RandomRecording.make(new Random(3), 3000);
        List<CategoryStatistics> categories = statistics(recording,
                category("['query','arg1 > 0'],['=','x',['/','arg1',['abs','arg0']]],['=','y',['/',0.0,'arg1']]") + ","
                        + category("['query','arg1 != 0'],['=','x',['/','arg1',['-','arg0','arg0']]],['=','y',0.5]")
                        + ","
                        + category("['query','cpu > 9'],['=','x','cpu'],['=','y',0.5]") + ","
                        + category("['query','event == $NOPE'],['=','x',1],['=','y',2]"));
        assertEquals(Double.POSITIVE_INFINITY, categories.get(0).columns().get("x").sum());
        assertEquals(Double.POSITIVE_INFINITY, categories.get(0).columns().get("x").mean());
        assertEquals(Double.NaN, categories.get(1).columns().get("x").sum());
        for (CategoryStatistics empty : categories.subList(2, 4)) {
            assertEquals(0, empty.count());
            for (ColumnStatistics column : empty.columns().values()) {
                assertEquals(new ColumnStatistics(0, BigInteger.ZERO, 0, Double.NaN), column);
            }
        }
        assertEquals("unavailable in this trace: no event NOPE", categories.get(3).category().unavailable());
    }

    @Test
    void wide_sums_are_those_of_big_integers() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int shift = random.nextInt(64);
            long[] values = random.longs(1 + random.nextInt(50)).map(value -> value >> shift).toArray();
            WideSum sum = new WideSum();
            sum.add(values, values.length);
            BigInteger expected = Arrays.stream(values).mapToObj(BigInteger::valueOf)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertEquals(expected, sum.total());
            assertEquals(expected.doubleValue(), sum.doubleValue());
            double mean = new BigDecimal(expected).divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
                    .doubleValue();
            assertEquals(mean, sum.dividedBy(values.length), Math.ulp(mean));
        }
    }

    @Test
    void precise_sums_take_out_what_they_took_in() {
        PreciseSum sum = new PreciseSum();
        for (double value : new double[] { 1e16, 1, Double.NaN, Double.POSITIVE_INFINITY, -1e16, Double.MAX_VALUE }) {
            sum.add(value);
        }
        assertEquals(Double.NaN, sum.value());
        sum.subtract(Double.NaN);
        assertEquals(Double.POSITIVE_INFINITY, sum.value());
        sum.add(Double.NEGATIVE_INFINITY);
        assertEquals(Double.NaN, sum.value());
    }
}
