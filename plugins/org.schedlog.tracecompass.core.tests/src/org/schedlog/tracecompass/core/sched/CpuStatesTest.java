// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    // ---- the lines of a chart

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
                .mapToDouble(time -> series.value(series.firstAfter(time) - 1))
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
