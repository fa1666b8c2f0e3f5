// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.figure.AxisScale;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.spec.Axis;

@DisplayName("Marks and texts along an axis")
class AxisTextTest {

    private static List<String> labels(Meaning meaning, String unit, long base, AxisScale scale) {
        AxisText text = new AxisText("y", meaning, new Axis(null, unit), base);
        return text.labels(text.ticks(scale, 50));
    }

    private static AxisScale linear(double from, double to) {
        return new AxisScale(from, to, 300, false);
    }

    private static AxisScale logarithmic(double from, double to) {
        return new AxisScale(from, to, 300, true);
    }

    @Test
    void lengths_of_time_are_written_in_the_unit_that_suits_the_axis() {
        assertEquals(List.of("0", "0.5 ms", "1 ms", "1.5 ms", "2 ms"),
                labels(Meaning.DURATION, null, 0, linear(0, 2_100_000)));
        assertEquals(List.of("-200 ns", "0", "200 ns", "400 ns"),
                labels(Meaning.DURATION, null, 0, linear(-300, 500)));
        assertEquals(List.of("0", "0.5 ms", "1 ms", "1.5 ms", "2 ms"),
                labels(Meaning.NUMBER, "us", 0, linear(0, 2100)));
    }

    @Test
    void ratios_are_marked_at_powers_of_ten_each_in_its_unit() {
        assertEquals(List.of("100 ns", "1 \u00b5s", "10 \u00b5s", "100 \u00b5s", "1 ms", "10 ms"),
                labels(Meaning.DURATION, null, 0, logarithmic(70, 20_000_000)));
        assertEquals(List.of("1", "2", "5", "10", "20"), labels(Meaning.NUMBER, null, 0, logarithmic(1, 30)));
        assertEquals(List.of("0.01", "1", "100", "10,000", "1,000,000"),
                labels(Meaning.NUMBER, null, 0, logarithmic(1e-3, 5e6)));
        assertEquals(List.of("31", "32", "33"), labels(Meaning.NUMBER, null, 0, new AxisScale(30.6, 33.4, 150, true)));
    }

    @Test
    void points_in_time_are_round_in_the_trace_s_time_and_as_short_as_can_be() {
        long base = 3_600_000_000_000L * 1000 + 123_456_789;
        List<String> labels = labels(Meaning.TIME, null, base, linear(0, 5e9));
        assertEquals(5, labels.size());
        for (String label : labels) {
            assertTrue(label.matches("\\d\\d:\\d\\d:0[1-5]"), label);
        }
        assertTrue(labels(Meaning.TIME, null, base, linear(0, 5e6)).get(1).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
        assertTrue(labels(Meaning.TIME, null, base, linear(0, 500)).get(1)
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\d{3} \\d{3}"));
    }

    @Test
    void cpus_and_threads_are_whole() {
        assertEquals(List.of("0", "1"), labels(Meaning.CPU, null, 0, linear(-0.05, 1.05)));
        assertEquals(List.of("17,000", "18,000", "19,000"), labels(Meaning.THREAD, null, 0, linear(16_500, 19_900)));
    }

    @ParameterizedTest
    @CsvSource({ "NUMBER, , , y", "CPU, , , CPU", "DURATION, , , Duration", "TIME, , , Time",
        "NUMBER, Slept, kHz, Slept (kHz)", "NUMBER, Slept, ms, Slept", "NUMBER, , kHz, y (kHz)" })
    void titles_say_what_the_specification_or_the_columns_say(Meaning meaning, String label, String unit,
            String title) {
        assertEquals(title, new AxisText("y", meaning, new Axis(label, unit), 0).title());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void marks_lie_on_the_axis_in_order_and_not_too_close_together(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            boolean isLog = random.nextBoolean();
            double from = isLog ? Math.pow(10, random.nextDouble() * 8 - 2) : random.nextGaussian() * 1e6;
            double to = isLog ? from * Math.pow(10, random.nextDouble() * 9 + 0.1)
                    : from + Math.pow(10, random.nextDouble() * 9 - 1);
            AxisScale scale = new AxisScale(from, to, 40 + random.nextInt(1500), isLog);
            AxisTicks ticks = AxisTicks.of(scale, 40, 0, random.nextLong(1L << 60));
            double before = Double.NEGATIVE_INFINITY;
            for (double value : ticks.values()) {
                assertTrue(scale.contains(value), scale + ": " + ticks);
                assertTrue(isLog || scale.position(value) - before >= 39.9, scale + ": " + ticks);
                assertTrue(scale.position(value) > before);
                before = scale.position(value);
            }
            assertTrue(!ticks.values().isEmpty() || scale.pixels() < 250, scale.toString());
            assertTrue(ticks.values().size() <= scale.pixels() / 40 * 2 + 2, scale + ": " + ticks);
        }
    }
}
