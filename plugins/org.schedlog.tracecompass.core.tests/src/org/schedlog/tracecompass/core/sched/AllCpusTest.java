// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/** Compared with what adding up the CPUs' values at every single ns gives. */
@DisplayName("Lines that tell of all CPUs")
class AllCpusTest {

    private static final int DURATION = 3_000;
    private static final double EXACTLY = 1e-9;

    /** The first CPUs have values from the beginning, the last ones later; one has none at all. */
    private static List<Series> cpus(Random random, int most) {
        List<Series> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < 5; cpu++) {
            int size = cpu == 3 ? 0 : 1 + random.nextInt(most);
            long[] times = random.longs(size, 100L * cpu, DURATION).sorted().toArray();
            cpus.add(Series.of(times, random.ints(size, 0, 6).toArray()));
        }
        return cpus;
    }

    private static TimeWindow window(Random random) {
        long a = random.nextInt(DURATION);
        long b = random.nextInt(DURATION);
        return a == b ? new TimeWindow(0, DURATION) : new TimeWindow(Math.min(a, b), Math.max(a, b));
    }

    /** The values of the CPUs at a time, as far as they are known. */
    private static double[] at(List<Series> cpus, long time, boolean isZeroKnown) {
        return cpus.stream().filter(cpu -> cpu.firstAfter(time) > 0)
                .mapToDouble(cpu -> cpu.value(cpu.firstAfter(time) - 1)).filter(value -> value != 0 || isZeroKnown)
                .toArray();
    }

    private static DoubleSummaryStatistics over(List<Series> cpus, long from, long to, boolean isZeroKnown) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (long time = from; time < to; time++) {
            for (double value : at(cpus, time, isZeroKnown)) {
                all.accept(value);
            }
        }
        return all;
    }

    private static double expected(CpuEntryModel.Kind line, DoubleSummaryStatistics all, long length) {
        return switch (line) {
        case MEAN -> all.getAverage();
        case GREATEST -> all.getMax();
        case LEAST -> all.getMin();
        default -> all.getSum() / length;
        };
    }

    private static final List<CpuEntryModel.Kind> LINES = List.of(CpuEntryModel.Kind.MEAN, CpuEntryModel.Kind.GREATEST,
            CpuEntryModel.Kind.LEAST, CpuEntryModel.Kind.SUM);

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void each_pixel_has_what_all_cpus_have_in_it(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<Series> cpus = cpus(random, 400);
            TimeWindow window = window(random);
            int pixels = 1 + random.nextInt(30);
            boolean isZeroKnown = random.nextBoolean();
            AllCpus all = new AllCpus(cpus, window, pixels, isZeroKnown, Progress.NONE);
            for (CpuEntryModel.Kind line : LINES) {
                SignalPoints points = StepPointsTest.joined(all.of(line, 2));
                if (points.exact()) {
                    continue;
                }
                int point = 0;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    long begin = SignalPoints.bound(window, pixels, pixel);
                    long end = SignalPoints.bound(window, pixels, pixel + 1);
                    DoubleSummaryStatistics known = over(cpus, begin, end, isZeroKnown);
                    if (known.getCount() > 0) {
                        assertEquals(begin, points.times()[point]);
                        assertEquals(end, points.times()[point + 1]);
                        assertEquals(2 * expected(line, known, end - begin), points.values()[point], EXACTLY);
                        assertEquals(points.values()[point], points.values()[point + 1]);
                        point += 2;
                    }
                }
                assertEquals(point, points.times().length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void lines_of_few_changes_are_exact(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<Series> cpus = cpus(random, 12);
            TimeWindow window = window(random);
            AllCpus all = new AllCpus(cpus, window, 60, true, Progress.NONE);
            for (CpuEntryModel.Kind line : LINES) {
                SignalPoints points = StepPointsTest.joined(all.of(line, 1));
                assertTrue(points.exact());
                int point = 0;
                for (long time = window.from(); time < window.to(); time++) {
                    DoubleSummaryStatistics known = over(cpus, time, time + 1, true);
                    if (known.getCount() > 0) {
                        while (points.times()[point + 1] <= time) {
                            point += 2;
                        }
                        assertTrue(points.times()[point] <= time, () -> "known in the window, but not drawn");
                        assertEquals(expected(line, known, 1), points.values()[point], EXACTLY);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void a_range_has_the_mean_the_least_and_the_greatest_of_its_values(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<Series> cpus = cpus(random, 50);
            TimeWindow window = window(random);
            boolean isZeroKnown = random.nextBoolean();
            RangeValues values = cpus.stream().map(cpu -> AllCpus.values(cpu, window, isZeroKnown, Progress.NONE))
                    .reduce(RangeValues.NONE, RangeValues::plus).times(10);
            DoubleSummaryStatistics expected = over(cpus, window.from(), window.to(), isZeroKnown);
            assertEquals(expected.getCount(), values.known());
            assertEquals(expected.getCount() > 0, values.isKnown());
            if (values.isKnown()) {
                assertEquals(10 * expected.getAverage(), values.mean(), EXACTLY);
                assertEquals(10 * expected.getMin(), values.least());
                assertEquals(10 * expected.getMax(), values.greatest());
            }
        }
    }

    @Test
    void nothing_is_known_in_no_time() {
        Series one = Series.of(new long[] { 0 }, new int[] { 7 });
        assertFalse(AllCpus.values(one, new TimeWindow(5, 5), true, Progress.NONE).isKnown());
        assertEquals(7, AllCpus.values(one, new TimeWindow(5, 6), true, Progress.NONE).mean());
    }

    @Test
    void it_can_be_cancelled() {
        NullProgressMonitor monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        Series many = Series.of(IntStream.range(0, 100).asLongStream().toArray(), new int[100]);
        assertThrows(CancellationException.class, () -> new AllCpus(List.of(many), new TimeWindow(0, 100), 3, true,
                new MonitorProgress(monitor)));
    }
}
