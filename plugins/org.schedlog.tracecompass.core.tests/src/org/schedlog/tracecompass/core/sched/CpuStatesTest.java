// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("Run queues, frequencies and load balancing of CPUs")
class CpuStatesTest {

    private static final String[] EVENTS = { "RQ_SIZE", "TICK", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END",
            "PER_BLN_IPA_BEG", "PER_BLN_IPA_END" };

    @TempDir
    Path folder;

    private static long[][] random(long seed, int events, int cpus) {
        Random random = new Random(seed);
        long[][] rows = new long[events][];
        long time = SchedulerTrace.START;
        for (int i = 0; i < events; i++) {
            String event = EVENTS[random.nextInt(EVENTS.length)];
            rows[i] = new long[] { time, random.nextInt(cpus), 1, RecordingFile.id(event), random.nextInt(9),
                    1_000 * random.nextInt(4) };
            time += random.nextInt(5) == 0 ? 0 : random.nextInt(200);
        }
        return rows;
    }

    private static CpuStates states(SchedulerTrace open) {
        ComputedAnalysis<CpuStates> analysis = CpuStatesAnalysis.SOURCE.of(open.trace).orElseThrow();
        analysis.schedule();
        assertTrue(analysis.waitForCompletion(new NullProgressMonitor()));
        return analysis.data().orElseThrow();
    }

    // ---- the line of a chart

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

    @Test
    void a_chart_has_a_line_for_each_cpu_asked_for_in_hertz() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, random(1, 500, 3))) {
            CpuStates states = states(open);
            CpuSeriesDataProvider provider = (CpuSeriesDataProvider) new CpuSeriesDataProviderFactory()
                    .createProvider(open.trace, CpuSeries.Kind.FREQUENCY.name());
            assertEquals(CpuSeriesDataProvider.ID + ":FREQUENCY", provider.getId());
            List<CpuEntryModel> tree = provider.fetchTree(Map.of(), null).getModel().getEntries();
            assertEquals(List.of("recording.tar", "Mean", "Greatest", "Least", "CPU 0", "CPU 1", "CPU 2"),
                    tree.stream().map(TmfTreeDataModel::getName).toList());
            List<Long> times = new ArrayList<>();
            long start = open.trace.getStartTime().toNanos();
            long end = open.trace.getEndTime().toNanos();
            LongStream.rangeClosed(0, 999).forEach(i -> times.add(start + (end - start) * i / 999));
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, times);
            parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(tree.get(5).getId()));
            List<ISeriesModel> lines = new ArrayList<>(provider.fetchXY(parameters, null).getModel().getSeriesData());
            assertEquals(IntStream.range(0, lines.size()).mapToObj(i -> i == 0 ? "CPU 1" : "CPU 1, part " + (i + 1))
                    .toList(), lines.stream().map(ISeriesModel::getName).toList());
            Series expected = states.series().of(CpuSeries.Kind.FREQUENCY, 1);
            int points = 0;
            for (ISeriesModel line : lines) {
                for (int i = 0; i < line.getXAxis().length; i++) {
                    double drawn = line.getData()[i];
                    long time = line.getXAxis()[i] - start;
                    assertTrue(IntStream.range(Math.max(0, expected.firstAt(time) - 1), expected.firstAfter(time))
                            .anyMatch(sample -> expected.value(sample) * 1000.0 == drawn), drawn + " at " + time);
                    points++;
                }
            }
            assertTrue(points >= 20, "only " + points + " points");

            // what had several parts says of each part that it is gone
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(start, start + 1));
            List<ISeriesModel> few = new ArrayList<>(provider.fetchXY(parameters, null).getModel().getSeriesData());
            assertTrue(lines.size() > 1, lines.size() + " parts");
            assertEquals(lines.stream().map(ISeriesModel::getName).toList(),
                    few.stream().map(ISeriesModel::getName).toList());
            assertEquals(0, few.get(lines.size() - 1).getXAxis().length);
        }
    }

    /** Adds up values of CPUs one ns after the other; frequencies of 0 kHz are unknown. */
    private static DoubleSummaryStatistics over(CpuStates states, CpuSeries.Kind kind, int cpu, TimeWindow window) {
        Series series = states.series().of(kind, cpu);
        return LongStream.range(Math.max(window.from(), series.time(0)), window.to())
                .mapToDouble(time -> value(series, time))
                .filter(value -> value != 0 || kind != CpuSeries.Kind.FREQUENCY).summaryStatistics();
    }

    @ParameterizedTest
    @EnumSource(names = { "RUN_QUEUE", "FREQUENCY" })
    void columns_tell_what_each_cpu_is_like_in_a_range(CpuSeries.Kind kind) throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, random(3, 500, 3))) {
            CpuStates states = states(open);
            CpuSeriesDataProvider provider = (CpuSeriesDataProvider) new CpuSeriesDataProviderFactory()
                    .createProvider(open.trace, kind.name());
            TimeWindow window = new TimeWindow(5_000, 9_000);
            TmfTreeModel<CpuEntryModel> tree = provider.fetchTree(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                    List.of(states.base() + window.from(), states.base() + window.to())), null).getModel();
            assertEquals(List.of("CPU", "Mean", "Greatest", "Least"), tree.getHeaders());
            boolean isFrequency = kind == CpuSeries.Kind.FREQUENCY;
            double scale = isFrequency ? 1_000 : 1;
            DoubleSummaryStatistics all = new DoubleSummaryStatistics();
            int seen = 0;
            for (CpuEntryModel entry : tree.getEntries()) {
                assertEquals(4, entry.getLabels().size());
                assertEquals(entry.kind() != CpuEntryModel.Kind.ALL, entry.hasRowModel());
                if (entry.kind() == CpuEntryModel.Kind.CPU) {
                    DoubleSummaryStatistics cpu = over(states, kind, seen++, window);
                    all.combine(cpu);
                    check(cpu, scale, entry);
                } else if (entry.kind() != CpuEntryModel.Kind.ALL) {
                    assertEquals(List.of("", "", ""), entry.getLabels().subList(1, 4));
                }
            }
            assertEquals(3, seen);
            check(all, scale, tree.getEntries().get(0));
        }
    }

    private static void check(DoubleSummaryStatistics expected, double scale, CpuEntryModel entry) {
        double mean = scale * expected.getAverage();
        assertEquals(mean, entry.values().mean(), 1e-6);
        assertEquals(scale * expected.getMax(), entry.values().greatest());
        assertEquals(scale * expected.getMin(), entry.values().least());
        assertEquals(scale == 1
                ? List.of(String.format(Locale.ROOT, "%.2f", mean), (int) expected.getMax() + "",
                        (int) expected.getMin() + "")
                : List.of("0.00 GHz", "0.00 GHz", "0.00 GHz"), entry.getLabels().subList(1, 4));
    }

    @Test
    void lines_of_all_cpus_come_with_those_of_single_ones() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, random(4, 500, 3))) {
            CpuStates states = states(open);
            CpuSeriesDataProvider provider = (CpuSeriesDataProvider) new CpuSeriesDataProviderFactory()
                    .createProvider(open.trace, CpuSeries.Kind.RUN_QUEUE.name());
            long end = states.series().duration();
            List<CpuEntryModel> tree = provider.entries(states.base(), states.base() + end, Progress.NONE);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                    LongStream.rangeClosed(0, 9).map(i -> states.base() + end * i / 9).boxed().toList());
            parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY,
                    tree.stream().map(CpuEntryModel::getId).toList());
            Map<String, ISeriesModel> lines = new HashMap<>();
            provider.fetchXY(parameters, null).getModel().getSeriesData()
                    .forEach(line -> lines.put(line.getName(), line));
            assertEquals(Set.of("CPU 0", "CPU 1", "CPU 2", "Mean of all CPUs", "Greatest of all CPUs",
                    "Least of all CPUs", "Sum of all CPUs"), lines.keySet());
            assertEquals("Threads in the run queue", lines.get("CPU 0").getYAxisDescription().getLabel());
            double[] sums = lines.get("Sum of all CPUs").getData();
            double[] means = lines.get("Mean of all CPUs").getData();
            assertEquals(3 * means[means.length - 1], sums[sums.length - 1], 1e-9);
        }
    }

    // ---- load balancing

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void each_balancing_interval_is_seen_long_ones_as_themselves(int seed) throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, random(seed, 1_000, 2))) {
            CpuSeries series = states(open).series();
            Series samples = series.of(CpuSeries.Kind.BALANCING, 1);
            Random random = new Random(seed);
            for (int i = 0; i < 40; i++) {
                long a = random.nextLong(series.duration());
                long b = random.nextLong(series.duration());
                TimeWindow window = new TimeWindow(Math.min(a, b), Math.max(a, b));
                int pixels = 1 + random.nextInt(300);
                List<BalancingStates.State> states = new BalancingStates(series, 1, window, pixels)
                        .states(Progress.NONE);
                int seen = 0;
                for (int sample = 0; sample < samples.size(); sample++) {
                    long from = samples.time(sample);
                    long to = sample + 1 < samples.size() ? samples.time(sample + 1) : series.duration();
                    if (samples.value(sample) != CpuSeries.NOTHING && from <= window.to() && to >= window.from()
                            && (to > window.from() || sample >= samples.firstAfter(window.from()) - 1)) {
                        seen++;
                        assertTrue(shows(states, from, to, samples.value(sample), window, pixels), from + " to " + to);
                    }
                }
                assertEquals(seen, states.stream().mapToInt(BalancingStates.State::intervals).sum());
                for (int s = 1; s < states.size(); s++) {
                    assertTrue(states.get(s - 1).to() <= states.get(s).from(), "states overlap");
                }
            }
        }
    }

    private static boolean shows(List<BalancingStates.State> states, long from, long to, int kind, TimeWindow window,
            int pixels) {
        boolean isLong = to - from >= Math.max(1, (double) window.length() / pixels);
        return states.stream().anyMatch(state -> isLong
                ? state.equals(new BalancingStates.State(from, to, kind, 1, to - from))
                : state.from() <= from && state.to() >= to);
    }

    @Test
    void rows_hold_balancing_and_nothing_between() throws Exception {
        long[][] rows = { { 1_000, 3, 0, RecordingFile.id("IDL_BLN_FAIR_BEG"), 0, 0 },
                { 1_100, 3, 0, RecordingFile.id("IDL_BLN_FAIR_END"), 0, 0 },
                { 1_500, 3, 0, RecordingFile.id("PER_BLN_IPA_BEG"), 0, 0 },
                { 1_600, 3, 0, RecordingFile.id("PER_BLN_IPA_END"), 0, 0 },
                { 2_000, 0, 0, RecordingFile.id("TICK"), 0, 0 } };
        try (SchedulerTrace open = new SchedulerTrace(folder, rows)) {
            states(open);
            BalancingDataProvider provider = (BalancingDataProvider) new BalancingDataProviderFactory()
                    .createProvider(open.trace);
            List<TimeGraphEntryModel> tree = provider.fetchTree(Map.of(), null).getModel().getEntries();
            assertEquals(List.of("recording.tar", "CPU 3"), tree.stream().map(TimeGraphEntryModel::getName).toList());
            long row = tree.get(1).getId();
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                    LongStream.rangeClosed(0, 100).map(i -> 1_000 + 10 * i).boxed().toList());
            parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(row));
            List<ITimeGraphState> states = provider.fetchRowModel(parameters, null).getModel().getRows().get(0)
                    .getStates();
            assertEquals(List.of("1000+100 IDL_BLN_FAIR", "1100+400 null", "1500+100 PER_BLN_IPA"), states.stream()
                    .map(state -> state.getStartTime() + "+" + state.getDuration() + " " + state.getLabel()).toList());
            assertEquals(2, provider.fetchStyle(Map.of(), null).getModel().getStyles().size());
            parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(1_050L));
            assertEquals(Map.of("CPU", "3", "IDL_BLN_FAIR", Durations.exact(100)),
                    provider.fetchTooltip(parameters, null).getModel());
        }
    }

    // ---- what is missing

    @Test
    void it_says_of_which_cpus_the_frequency_is_unknown() throws Exception {
        int tick = (int) RecordingFile.id("TICK");
        long[][] rows = { { 1_000, 0, 1, tick, 0, 2_000_000 }, { 1_100, 1, 1, tick, 0, 0 },
                { 1_200, 2, 1, tick, 0, 3_000_000 }, { 1_300, 2, 1, tick, 0, 0 } };
        try (SchedulerTrace open = new SchedulerTrace(folder, rows)) {
            CpuStates states = states(open);
            assertEquals(List.of(1, 2), states.unknown());
            assertTrue(states.gaps(CpuSeries.Kind.FREQUENCY).get().contains("the frequency of CPU 1, CPU 2,"));
            assertEquals(Optional.empty(), states.gaps(CpuSeries.Kind.RUN_QUEUE));
        }
    }

    @Test
    void it_says_which_events_are_missing() throws Exception {
        long[] tick = { 1_000, 0, 1, RecordingFile.id("TICK"), 0, 0 };
        try (SchedulerTrace open = new SchedulerTrace(folder, tick)) {
            CpuStates states = states(open);
            assertTrue(states.missing(CpuSeries.Kind.RUN_QUEUE).get().contains("has no RQ_SIZE events"));
            assertTrue(states.missing(CpuSeries.Kind.FREQUENCY).get().contains("tell no frequency"));
            assertTrue(states.missing(CpuSeries.Kind.BALANCING).get().contains("has no events of load balancing"));
        }
        RecordingFile file = new RecordingFile().withRows(new long[] { 1_000, 0, 1, 5, 2, 0 })
                .with("sched_log_traced_events.start", "5 USER_EVT\n".getBytes());
        try (SchedulerTrace open = new SchedulerTrace(file.write(folder.resolve("user.tar")))) {
            Optional<String> refusal = CpuStatesAnalysis.SOURCE.refusal(open.trace);
            assertTrue(refusal.orElse("").contains("has neither RQ_SIZE nor TICK"), refusal::toString);
            assertFalse(CpuStatesAnalysis.SOURCE.of(open.trace).isPresent());
        }
    }
}
