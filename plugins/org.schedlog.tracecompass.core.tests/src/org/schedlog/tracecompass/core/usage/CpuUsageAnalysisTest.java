// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderManager;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.trace.RecordingFile;
import org.schedlog.tracecompass.core.usage.UsageSums.Purpose;

@DisplayName("The analysis CPU Usage")
class CpuUsageAnalysisTest {

    @TempDir
    Path folder;

    /** Switches with breaks of the chain. */
    private static long[][] switches(long seed, int events, int cpus, int pids) {
        Random random = new Random(seed);
        long[][] rows = new long[events][];
        long[] current = new long[cpus];
        long time = 1_000;
        for (int i = 0; i < events; i++) {
            int cpu = random.nextInt(cpus);
            long next = random.nextInt(pids);
            long previous = random.nextInt(10) == 0 ? random.nextInt(pids) : current[cpu];
            rows[i] = new long[] { time, cpu, previous, RecordingFile.id("CTX_SWITCH"), next, 0 };
            current[cpu] = next;
            time += random.nextInt(4) == 0 ? 0 : random.nextInt(100);
        }
        return rows;
    }

    private static KernelCpuUsageAnalysis analysis(OpenTrace open) {
        KernelCpuUsageAnalysis analysis =
                TmfTraceUtils.getAnalysisModuleOfClass(open.trace, KernelCpuUsageAnalysis.class,
                KernelCpuUsageAnalysis.ID);
        assertTrue(analysis instanceof CpuUsageAnalysis, "Trace Compass' own one was made");
        analysis.schedule();
        assertTrue(analysis.waitForInitialization());
        assertTrue(analysis.waitForCompletion(new NullProgressMonitor()));
        return analysis;
    }

    @Test
    void its_sums_are_those_of_the_residency_table() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, switches(1, 2_000, 4, 9))) {
            KernelCpuUsageAnalysis analysis = analysis(open);
            CpuTimeline timeline = CpuTimeline.of(open.trace.recording(), Progress.NONE);
            ITmfStateSystem states = analysis.getStateSystem();
            assertEquals(open.trace.getStartTime().toNanos(), states.getStartTime());
            assertEquals(open.trace.getEndTime().toNanos(), states.getCurrentEndTime());
            assertTrue(states.waitUntilBuilt(0) && states.getNbAttributes() > 0);
            assertEquals(4, analysis.getNumberOfCores());
            Random random = new Random(2);
            for (int i = 0; i < 50; i++) {
                long from = random.nextLong(timeline.duration());
                long to = random.nextLong(from, timeline.duration() + 1);
                Set<Integer> cpus = random.nextBoolean() ? Set.of() : Set.of(0, 3);
                Map<String, Long> sums = analysis.getCpuUsageInRange(cpus, states.getStartTime() + from,
                        states.getStartTime() + to);
                assertEquals(expected(timeline, new TimeWindow(from, to), cpus), withoutZeros(sums));
                sums.forEach((name, sum) -> assertEquals(sum, sums.get(name), name));
                assertFalse(sums.containsKey("no CPU/1"));
            }
            assertEquals(Map.of(), analysis.getCpuUsageInRange(Set.of(), 0, 10));
        }
    }

    @Test
    void of_very_many_threads_the_view_s_table_names_the_busiest() throws Exception {
        int most = UsageSums.MOST_NAMED;
        try (OpenTrace open = new OpenTrace(folder, switches(4, 20_000, 4, 3 * most))) {
            KernelCpuUsageAnalysis analysis = analysis(open);
            CpuTimeline timeline = CpuTimeline.of(open.trace.recording(), Progress.NONE);
            long start = analysis.getStateSystem().getStartTime();
            Map<String, Long> all = expected(timeline, timeline.span(), Set.of());
            List<Long> times = all.entrySet().stream().filter(sum -> sum.getKey().matches("total/[1-9].*"))
                    .map(Map.Entry::getValue).sorted(Comparator.reverseOrder()).toList();
            assertTrue(times.size() > 2 * most, "threads: " + times.size());
            List<? extends ITmfTreeDataModel> table =
                    table(provider(open), start, start + timeline.duration());
            assertEquals(all.get("total") * 100. / timeline.duration(),
                    Double.parseDouble(table.get(0).getLabels().get(2).replace("%", "").replace(',', '.').strip()), 0.1);
            assertEquals(times.subList(0, most), table.stream().skip(1).map(row -> all.get("total/" + tid(row)))
                    .sorted(Comparator.reverseOrder()).toList());
        }
    }

    /** Also where more threads ran between two of its points than the table would name. */
    @Test
    void the_view_s_chart_is_exact_for_each_thread() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, switches(5, 40_000, 4, 3 * UsageSums.MOST_NAMED))) {
            KernelCpuUsageAnalysis analysis = analysis(open);
            CpuTimeline timeline = CpuTimeline.of(open.trace.recording(), Progress.NONE);
            long start = analysis.getStateSystem().getStartTime();
            ITmfTreeXYDataProvider<?> provider = provider(open);
            List<? extends ITmfTreeDataModel> rows = table(provider, start, start + timeline.duration());
            Map<Long, Long> tids = rows.stream().skip(1).filter(row -> row.getId() % 50 == 0)
                    .collect(Collectors.toMap(ITmfTreeDataModel::getId, CpuUsageAnalysisTest::tid));
            List<Long> times = List.of(start, start + timeline.duration() / 2, start + timeline.duration());
            ITmfXyModel chart = provider.fetchXY(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, times,
                    DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.copyOf(tids.keySet())), null).getModel();
            assertEquals(tids.size() + 1, chart.getSeriesData().size());
            for (ISeriesModel series : chart.getSeriesData()) {
                for (int point = 1; point < times.size(); point++) {
                    TimeWindow window = new TimeWindow(times.get(point - 1) - start, times.get(point) - start);
                    Map<String, Long> expected = expected(timeline, window, Set.of());
                    assertTrue(expected.size() > UsageSums.MOST_NAMED);
                    Long tid = tids.get(series.getId());
                    long time = expected.getOrDefault(tid == null ? "total" : "total/" + tid, 0L);
                    assertEquals(time * 100. / (times.get(point) - times.get(point - 1)), series.getData()[point], 1e-9);
                }
            }
        }
    }

    @Test
    void the_chart_names_what_the_tables_have_named_and_the_sum_of_the_rest() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, switches(6, 60_000, 4, 3 * UsageSums.MOST_NAMED))) {
            CpuTimeline timeline = CpuTimeline.of(open.trace.recording(), Progress.NONE);
            UsageSums sums = new UsageSums(timeline.lanes(), 0);
            long quarter = timeline.duration() / 4;
            checkChart(sums, timeline, quarter, Set.of());
            Set<String> named = new HashSet<>();
            for (int table = 0; table < 3; table++) {
                Map<String, Long> rows = sums.of(Set.of(), table * quarter, (table + 1) * quarter, Purpose.TABLE);
                assertTrue(rows.containsKey(UsageSums.OTHERS));
                rows.keySet().stream().filter(key -> key.startsWith("total/")).forEach(named::add);
                checkChart(sums, timeline, quarter, named);
            }
            assertTrue(named.size() > UsageSums.MOST_NAMED + 100, "names: " + named.size());
        }
    }

    /** Of a range that no table was of. */
    private static void checkChart(UsageSums sums, CpuTimeline timeline, long quarter, Set<String> named) {
        TimeWindow window = new TimeWindow(quarter + 7, 4 * quarter - 11);
        Map<String, Long> expected = expected(timeline, window, Set.of());
        Map<String, Long> chart = sums.of(Set.of(), window.from(), window.to(), Purpose.CHART);
        long rest = 0;
        for (Map.Entry<String, Long> thread : expected.entrySet()) {
            if (thread.getKey().startsWith("total/") && !thread.getKey().equals("total/0")) {
                boolean isNamed = named.contains(thread.getKey());
                assertEquals(isNamed ? thread.getValue() : null, chart.get(thread.getKey()), thread.getKey());
                rest += isNamed ? 0 : thread.getValue();
            }
        }
        assertEquals(rest, chart.get(UsageSums.OTHERS));
        assertEquals(expected.get("total"), chart.get("total"));
        assertEquals(expected.get("3"), chart.get("3"));
    }

    private static ITmfTreeXYDataProvider<?> provider(OpenTrace open) {
        return DataProviderManager.getInstance().getDataProvider(open.trace,
                "org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.CpuUsageDataProvider",
                ITmfTreeXYDataProvider.class);
    }

    /** The view's table: first the trace, then threads. */
    private static List<? extends ITmfTreeDataModel> table(ITmfTreeXYDataProvider<?> provider, long from, long to) {
        return provider.fetchTree(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, List.of(from, to)), null)
                .getModel().getEntries();
    }

    private static long tid(ITmfTreeDataModel row) {
        return Long.parseLong(row.getLabels().get(1));
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
        Map<String, Long> greater = new HashMap<>(sums);
        greater.values().removeIf(sum -> sum == 0);
        return greater;
    }

    private static Map<String, Long> expected(CpuTimeline timeline, TimeWindow window, Set<Integer> cpus) {
        Map<String, Long> sums = new HashMap<>();
        for (TaskStatistics task : ResidencyTable.of(timeline, window, Progress.NONE).tasks()) {
            for (int i = 0; i < task.cpus().length; i++) {
                int cpu = task.cpus()[i];
                if (task.residencies()[i] > 0 && (cpus.isEmpty() || cpus.contains(cpu))) {
                    sums.merge(cpu + "/" + task.pid(), task.residencies()[i], Long::sum);
                    sums.merge("total/" + task.pid(), task.residencies()[i], Long::sum);
                    if (task.pid() != 0) {
                        sums.merge(Integer.toString(cpu), task.residencies()[i], Long::sum);
                        sums.merge("total", task.residencies()[i], Long::sum);
                    }
                }
            }
        }
        return sums;
    }

    @Test
    void without_switches_it_cannot_run_and_says_why() throws Exception {
        long[] row = { 1_000, 0, 1, RecordingFile.id("WAKEUP"), 2, 0 };
        try (OpenTrace open = new OpenTrace(folder, row)) {
            assertTrue(open.trace.getAnalysisModule(KernelCpuUsageAnalysis.ID) == null);
            CpuUsageAnalysis analysis = new CpuUsageAnalysis();
            analysis.setName("CPU Usage");
            assertFalse(analysis.canExecute(open.trace));
            String help = analysis.getHelpText(open.trace);
            assertTrue(help.contains("has no CTX_SWITCH events"), help);
            analysis.dispose();
        }
    }

    @Test
    void before_it_has_run_nothing_is_known() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, switches(3, 100, 2, 4))) {
            CpuUsageAnalysis analysis = new CpuUsageAnalysis();
            assertEquals(Map.of(), analysis.getCpuUsageInRange(Set.of(), 0, Long.MAX_VALUE));
            analysis.dispose();
            assertFalse(analysis.waitForInitialization());
        }
    }
}
