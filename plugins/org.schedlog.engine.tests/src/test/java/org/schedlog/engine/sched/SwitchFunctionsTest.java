// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.sched.SwitchFunctions.Align;

/** Each function of residency.md on series that can be read, and on random ones instant by instant. */
class SwitchFunctionsTest {

    private static final TimeWindow SPAN = new TimeWindow(0, 100);
    /** Runs 0-10, 20-30, 60-100. */
    private static final EventSeries BEFORE = EventSeries.of(new long[] {10, 20, 30, 60}, true, SPAN);
    /** Runs 20-30. */
    private static final EventSeries INSIDE = EventSeries.of(new long[] {20, 30}, false, SPAN);

    private static String text(Series series) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            text.append(i == 0 ? "" : " ").append(series.time(i)).append(series.value(i) > 0 ? "+" : "")
                    .append(series.value(i));
        }
        return text.toString();
    }

    private static String text(Intervals intervals) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            texts.add(intervals.begin(i) + "-" + intervals.end(i));
        }
        return String.join(" ", texts);
    }

    private static TimeWindow window(long from, long to) {
        return new TimeWindow(from, to);
    }

    @Test
    void a_window_is_closed() {
        assertEquals("10-1 20+1 30-1 60+1", text(SwitchFunctions.selectWindow(BEFORE, null)));
        assertEquals("20+1 30-1", text(SwitchFunctions.selectWindow(BEFORE, window(20, 30))));
        assertEquals("", text(SwitchFunctions.selectWindow(BEFORE, window(21, 29))));
        assertThrows(IllegalArgumentException.class, () -> window(2, 1));
    }

    @Test
    void sanitising_adds_edges_and_takes_nothing_away() {
        assertEquals("0+1 10-1 20+1 30-1 60+1 100-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, null)));
        assertEquals("20+1 30-1", text(SwitchFunctions.sanitizeAsymmetry(INSIDE, null)));
        assertEquals("25+1 30-1 60+1 70-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(25, 70))));
        assertEquals("25+1 27-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(25, 27))));
        assertEquals("60+1 60-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(40, 60))));
        assertEquals("10+1 10-1 20+1 30-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(10, 40))));
        assertEquals("-5+1 5-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(-5, 5))));
        assertEquals("90+1 200-1", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(90, 200))));
        assertEquals("", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(101, 200))));
        assertEquals("", text(SwitchFunctions.sanitizeAsymmetry(BEFORE, window(-9, -1))));
        assertEquals("10-1 20+1 30-1 60+1", text(BEFORE));
    }

    @Test
    void the_cumulative_sum_starts_at_0_and_the_residency_where_the_task_is() {
        assertEquals("10-1 200 30-1 600", text(SwitchFunctions.csum(BEFORE, null, false)));
        assertEquals("100 20+1 300 60+1", text(SwitchFunctions.residency(BEFORE, null)));
        assertEquals("20+1 300", text(SwitchFunctions.csum(INSIDE, null, false)));
        assertEquals("300", text(SwitchFunctions.csum(INSIDE, window(25, 40), false)));
    }

    @Test
    void small_gaps_are_those_shorter_than_the_limit() {
        assertEquals("30-1 60+1", text(SwitchFunctions.filterSmallGaps(BEFORE, 11)));
        assertEquals("10-1 20+1 30-1 60+1", text(SwitchFunctions.filterSmallGaps(BEFORE, 10)));
        assertEquals("", text(SwitchFunctions.filterSmallGaps(BEFORE)));
        assertEquals("20+1 30-1", text(SwitchFunctions.filterSmallGaps(INSIDE)));
        EventSeries gap = EventSeries.of(new long[] {0, 5, 100_005, 200_004}, false, window(0, 300_000));
        assertEquals("0+1 50 100005+1 2000040", text(SwitchFunctions.csum(gap, null, true)));
    }

    @Test
    void first_and_last_times() {
        assertEquals(20, SwitchFunctions.firstTime(BEFORE, 1, null));
        assertEquals(60, SwitchFunctions.lastTime(BEFORE, 1, null));
        assertEquals(30, SwitchFunctions.lastTime(BEFORE, -1, null));
        assertEquals(SwitchFunctions.TIME_INFINITE, SwitchFunctions.firstTime(BEFORE, 1, window(61, 90)));
        assertEquals(-1, SwitchFunctions.lastTime(BEFORE, 1, window(61, 90)));
        assertEquals(60, SwitchFunctions.firstCpu(BEFORE, window(21, 90)));
        assertEquals(10, SwitchFunctions.lastCpu(BEFORE, window(0, 20)));
        assertEquals(-1, SwitchFunctions.lastCpu(BEFORE, window(11, 20)));
    }

    @Test
    void periods_are_between_real_events_only() {
        assertArrayEquals(new long[] {40}, SwitchFunctions.period(BEFORE, Align.START, null));
        assertArrayEquals(new long[] {20}, SwitchFunctions.period(BEFORE, Align.END, null));
        assertArrayEquals(new long[0], SwitchFunctions.period(BEFORE, Align.END, window(11, 90)));
        assertArrayEquals(new long[0], SwitchFunctions.period(INSIDE, Align.START, null));
    }

    @Test
    void residencies_and_intervals() {
        assertEquals(60, SwitchFunctions.residencySum(BEFORE, null));
        assertEquals("0-10 20-30 60-100", text(SwitchFunctions.traceEvent(BEFORE, null)));
        assertEquals(5, SwitchFunctions.residencySum(BEFORE, window(65, 70)));
        assertEquals(0, SwitchFunctions.residencySum(BEFORE, window(40, 50)));
        assertEquals("25-30 60-61", text(SwitchFunctions.traceEvent(BEFORE, window(25, 61))));
    }

    @Test
    void correlation_counts_agreement() {
        Series x = Series.of(new long[] {1, 2, 3, 4}, new int[] {1, 1, 0, 0});
        assertEquals(1.0, Correlation.binaryCorrelate(x, x));
        assertEquals(0.5, Correlation.binaryCorrelate(x,
                Series.of(new long[] {1, 2, 3, 4}, new int[] {1, 1, 0, 1})));
        String message = assertThrows(IllegalArgumentException.class, () -> Correlation.binaryCorrelate(x, INSIDE))
                .getMessage();
        assertTrue(message.startsWith("Series of 4 and 2 samples"), message);
        Series levels = Correlation.onIndex(SwitchFunctions.residency(BEFORE, null), 1,
                new long[] {5, 10, 19, 20, 99});
        assertEquals("5+1 100 190 20+1 99+1", text(levels));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_task_runs_when_the_residency_says_so(int seed) {
        Random random = new Random(seed);
        long[] times = random.longs(random.nextInt(20), 0, 101).sorted().toArray();
        boolean before = random.nextBoolean();
        EventSeries series = EventSeries.of(times, before, SPAN);
        for (int from = 0; from <= 100; from += 7) {
            for (int to = from; to <= 100; to += 3) {
                long expected = 0;
                for (int time = from; time < to; time++) {
                    int moment = time;
                    long passed = Arrays.stream(times).filter(t -> t <= moment).count();
                    expected += before ^ passed % 2 == 1 ? 1 : 0;
                }
                assertEquals(expected, SwitchFunctions.residencySum(series, window(from, to)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 99, 1000, 5001})
    void order_statistics_are_exact(int size) {
        for (long greatest : new long[] {1, Math.max(1, size / 2), 1_000_000, 1L << 45}) {
            long[] values = new Random(size).longs(size, 0, greatest).toArray();
            Samples samples = new Samples();
            Arrays.stream(values).forEach(samples::add);
            assertEquals(PlainScheduler.latency(values), LatencySummary.of(samples));
            assertEquals(Arrays.stream(values).max().orElse(-1), samples.percentile(100));
        }
    }

    @Test
    void a_table_of_switches_is_ordered_by_time_then_cpu() throws IOException {
        CpuTimeline timeline = new SwitchRecording().row(0, 0, 1, "TICK").change(10, 2, 0, 1).change(10, 0, 1, 0)
                .change(10, 2, 1, 0)
                .change(20, 0, 0, 1).row(30, 0, 1, "TICK").timeline();
        SwitchSignals signals = SwitchSignals.of(timeline, 1, Storage.temporary(), Progress.NONE);
        var table = SignalTable.of(signals, timeline.cpus(), null, Storage.temporary(), Progress.NONE);
        assertEquals(List.of("time", "cpu", "event", "residency"), List.copyOf(table.keySet()));
        assertEquals("10 0 -1 0|10 2 1 1|10 2 -1 0|20 0 1 1|", rows(List.copyOf(table.values())));
        assertEquals("20 0 1 1|", rows(List.copyOf(
                SignalTable.of(signals, new int[] {0}, window(11, 30), Storage.temporary(), Progress.NONE).values())));
        assertEquals(2, signals.firstCpu(null));
        assertEquals(0, signals.lastCpu(null));
        assertEquals(List.of(20L, 0L), signals.aggregate(List.of(new Topology.Node(null, List.of(0, 7)),
                new Topology.Node("b", List.of(2))),
                events -> SwitchFunctions.residencySum(events, null), Long::sum));
    }

    private static String rows(List<LongColumn> columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < columns.get(0).size(); row++) {
            int wanted = row;
            text.append(String.join(" ", columns.stream().map(column -> Long.toString(column.get(wanted))).toList()))
                    .append('|');
        }
        return text.toString();
    }
}
