// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;

@DisplayName("The line of a value that holds until it changes")
class StepPointsTest {

    private static Series made(Random random, int size) {
        long[] times = new Random(random.nextLong()).longs(size, 0, 10_000).sorted().toArray();
        return Series.of(times, random.ints(size, 0, 20).toArray());
    }

    private static double value(Series series, long time) {
        return series.value(series.firstAfter(time) - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void a_line_is_exact_or_goes_through_the_extremes_of_each_pixel(int seed) {
        Random random = new Random(seed);
        Series series = made(random, 300);
        for (int i = 0; i < 60; i++) {
            long a = random.nextLong(10_500);
            long b = random.nextLong(10_500);
            TimeWindow window = new TimeWindow(Math.min(a, b), Math.max(a, b));
            int pixels = 1 + random.nextInt(200);
            SignalPoints points = joined(new StepPoints(series, 10_000, 1, true).of(window, pixels, true, Progress.NONE));
            long from = Math.max(window.from(), series.time(0));
            long to = Math.min(window.to(), 10_000);
            if (from > to) {
                assertEquals(0, points.times().length);
                continue;
            }
            assertEquals(from, points.times()[0]);
            assertEquals(to, points.times()[points.times().length - 1]);
            assertEquals(LongStream.of(points.times()).sorted().boxed().toList(),
                    LongStream.of(points.times()).boxed().toList());
            long changes = LongStream.range(0, series.size()).map(s -> series.time((int) s))
                    .filter(time -> time > from && time <= to).count();
            assertEquals(changes <= pixels, points.exact());
            check(series, points, new TimeWindow(from, to), pixels);
        }
    }

    private static void check(Series series, SignalPoints points, TimeWindow window, int pixels) {
        if (points.exact()) {
            for (long time = window.from(); time < window.to(); time++) {
                int point = 0;
                while (point + 1 < points.times().length && points.times()[point + 1] <= time) {
                    point++;
                }
                assertEquals(value(series, time), points.values()[point], "at " + time);
            }
            return;
        }
        for (int pixel = 0; pixel < pixels; pixel++) {
            long begin = SignalPoints.bound(window, pixels, pixel);
            long end = pixel == pixels - 1 ? window.to() + 1 : SignalPoints.bound(window, pixels, pixel + 1);
            double least = Double.MAX_VALUE;
            double greatest = -1;
            for (long time = begin; time < end; time++) {
                for (int sample = series.firstAt(time); sample < series.firstAfter(time); sample++) {
                    least = Math.min(least, series.value(sample));
                    greatest = Math.max(greatest, series.value(sample));
                }
            }
            TreeSet<Double> drawn = new TreeSet<>();
            for (int point = 0; point < points.times().length; point++) {
                if (points.times()[point] >= begin && points.times()[point] < end) {
                    drawn.add(points.values()[point]);
                }
            }
            if (greatest >= 0) {
                assertTrue(drawn.first() <= least && drawn.last() >= greatest, "pixel " + pixel);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void a_line_is_the_mean_over_the_time_of_each_pixel(int seed) {
        Random random = new Random(seed);
        Series series = made(random, 300);
        TimeWindow window = new TimeWindow(series.time(0) + random.nextInt(100), 10_000);
        int pixels = 50;
        SignalPoints points = joined(new StepPoints(series, 10_000, 1, true)
                .of(window, pixels, false, Progress.NONE));
        assertEquals(2 * pixels, points.times().length);
        for (int pixel = 0; pixel < pixels; pixel++) {
            long begin = SignalPoints.bound(window, pixels, pixel);
            long end = SignalPoints.bound(window, pixels, pixel + 1);
            double mean = LongStream.range(begin, end).mapToDouble(time -> value(series, time)).average().orElseThrow();
            assertEquals(begin, points.times()[2 * pixel]);
            assertEquals(mean, points.values()[2 * pixel], 1e-9);
            assertEquals(mean, points.values()[2 * pixel + 1], 1e-9);
        }
    }

    /** The corners of all parts of a line. */
    static SignalPoints joined(List<SignalPoints> parts) {
        SignalPoints.Line line = new SignalPoints.Line();
        parts.forEach(part -> IntStream.range(0, part.times().length)
                .forEach(i -> line.add(part.times()[i], part.values()[i])));
        return line.points(parts.stream().allMatch(SignalPoints::exact));
    }

    /** Whether nothing is known between the parts of a line, and no part has a gap that is wider than a pixel. */
    private static void checkGaps(Series series, long pixel, List<SignalPoints> parts) {
        assertTrue(parts.size() > 1 && parts.size() <= BrokenLine.MOST_PARTS, parts.size() + " parts");
        for (int part = 0; part < parts.size(); part++) {
            long[] times = parts.get(part).times();
            if (part > 0 && parts.get(part).exact()) {
                long[] before = parts.get(part - 1).times();
                assertEquals(0, known(series, before[before.length - 1], times[0]).getCount());
            }
            for (int i = 1; i < times.length && parts.get(part).exact() && parts.size() < BrokenLine.MOST_PARTS; i++) {
                assertTrue(times[i] - times[i - 1] < pixel
                        || known(series, times[i - 1], times[i]).getCount() == times[i] - times[i - 1]);
            }
        }
    }

    /** The values that hold at the times of a range, one by one, without those that mean that nobody knows. */
    private static DoubleSummaryStatistics known(Series series, long from, long to) {
        return LongStream.range(from, to).mapToDouble(time -> value(series, time)).filter(value -> value != 0)
                .summaryStatistics();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void where_a_value_is_unknown_a_line_has_no_corner(int seed) {
        Random random = new Random(seed);
        int size = seed % 2 == 0 ? 20 : 300;
        long[] times = new Random(random.nextLong()).longs(size, 0, 10_000).distinct().sorted().toArray();
        Series series = Series.of(times, IntStream.range(0, times.length)
                .map(i -> random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(20)).toArray());
        TimeWindow window = new TimeWindow(series.time(0), 10_000);
        int pixels = 50;
        for (boolean extremes : new boolean[] { true, false }) {
            List<SignalPoints> parts = new StepPoints(series, 10_000, 1, false)
                    .of(window, pixels, extremes, Progress.NONE);
            checkGaps(series, window.length() / pixels, parts);
            SignalPoints points = joined(parts);
            assertEquals(seed % 2 == 0, points.exact());
            assertTrue(DoubleStream.of(points.values()).allMatch(value -> value > 0));
            for (int pixel = 0; pixel < pixels && !points.exact(); pixel++) {
                long begin = SignalPoints.bound(window, pixels, pixel);
                long end = SignalPoints.bound(window, pixels, pixel + 1);
                DoubleSummaryStatistics expected = known(series, begin, end);
                DoubleSummaryStatistics drawn = IntStream.range(0, points.times().length)
                        .filter(i -> points.times()[i] >= begin && points.times()[i] < end)
                        .mapToDouble(i -> points.values()[i]).summaryStatistics();
                // a line comes from the value that holds when the pixel begins
                DoubleSummaryStatistics possible = known(series, Math.max(window.from(), begin - 1), end);
                if (possible.getCount() == 0) {
                    assertEquals(0, extremes ? drawn.getCount() : expected.getCount(), "seed " + seed);
                } else if (extremes) {
                    assertTrue(drawn.getMin() <= expected.getMin() && drawn.getMax() >= expected.getMax());
                    assertTrue(drawn.getMin() >= possible.getMin() && drawn.getMax() <= possible.getMax());
                } else if (expected.getCount() > 0) {
                    int first = Arrays.binarySearch(points.times(), begin);
                    assertTrue(first >= 0, "seed " + seed + ", pixel " + pixel);
                    assertTrue(IntStream.rangeClosed(first - 1, first + 1)
                            .filter(i -> i >= 0 && i < points.times().length && points.times()[i] == begin)
                            .anyMatch(i -> Math.abs(points.values()[i] - expected.getAverage()) < 1e-9));
                }
            }
            for (int sample = 0; sample < series.size() && points.exact(); sample++) {
                long begin = series.time(sample);
                double value = series.value(sample);
                assertEquals(value != 0, IntStream.range(0, points.times().length)
                        .anyMatch(i -> points.times()[i] == begin && points.values()[i] == value && value != 0));
            }
        }
        Series unknown = Series.of(new long[] { 5, 90 }, new int[] { 0, 0 });
        assertEquals(List.of(), new StepPoints(unknown, 100, 1, false).of(new TimeWindow(0, 100), 10, false,
                Progress.NONE));
    }
}
