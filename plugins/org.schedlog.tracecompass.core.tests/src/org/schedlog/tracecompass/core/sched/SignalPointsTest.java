// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.EventSeries;
import org.schedlog.engine.sched.SwitchFunctions;
import org.schedlog.engine.sched.TimeWindow;

@DisplayName("Signals as lines of a chart")
class SignalPointsTest {

    private static final TimeWindow ALL = new TimeWindow(0, 10_000);

    @TempDir
    Path folder;

    private static EventSeries random(Random random) {
        long[] times = LongStream.generate(() -> random.nextInt(10_001)).limit(random.nextInt(60)).sorted().toArray();
        return EventSeries.of(times, random.nextBoolean(), ALL);
    }

    /** The area under a line of corners. */
    private static double area(SignalPoints line) {
        double area = 0;
        for (int i = 1; i < line.times().length; i++) {
            area += (line.times()[i] - line.times()[i - 1]) * (line.values()[i] + line.values()[i - 1]) / 2;
        }
        return area;
    }

    @Test
    void the_area_under_the_residency_is_the_residency_at_any_zoom() {
        Random random = new Random(5);
        for (int n = 0; n < 500; n++) {
            List<EventSeries> cpus = List.of(random(random), random(random));
            long from = random.nextInt(10_000);
            TimeWindow window = new TimeWindow(from, from + 1 + random.nextInt((int) (10_000 - from)));
            long expected = cpus.stream().mapToLong(events -> SwitchFunctions.residencySum(events, window)).sum();
            for (int pixels : new int[] { 1, 7, 100, 1000 }) {
                SignalPoints line = SignalPoints.residency(cpus, window, pixels, Progress.NONE);
                assertEquals(expected, area(line), 1e-6 * Math.max(1, expected),
                        window + ", " + pixels + " pixels, exact: " + line.exact());
                assertTrue(IntStream.range(1, line.times().length)
                        .allMatch(i -> line.times()[i - 1] <= line.times()[i]));
            }
        }
    }

    @Test
    void with_room_for_it_every_switch_stands_at_its_time() {
        EventSeries events = EventSeries.of(new long[] { 100, 250, 250, 900 }, false, ALL);
        SignalPoints line = SignalPoints.residency(List.of(events), new TimeWindow(50, 1_000), 10, Progress.NONE);
        assertTrue(line.exact());
        assertEquals("0@50 0@100 1@100 1@250 0@250 0@250 1@250 1@900 0@900 0@1000", text(line));
        SignalPoints switches = SignalPoints.events(List.of(events), new TimeWindow(50, 200), 10, Progress.NONE);
        assertEquals("0@50 0@100 1@100 0@100 0@200", text(switches));
    }

    private static String text(SignalPoints line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.times().length; i++) {
            text.append(i == 0 ? "" : " ").append((int) line.values()[i]).append('@').append(line.times()[i]);
        }
        return text.toString();
    }

    @Test
    void without_room_a_pixel_shows_what_happens_in_it() {
        EventSeries events = EventSeries.of(new long[] { 100, 200, 300, 400, 5_100, 9_000 }, false, ALL);
        SignalPoints duty = SignalPoints.residency(List.of(events), ALL, 4, Progress.NONE);
        assertFalse(duty.exact());
        assertEquals(200 / 2_500.0, duty.values()[0], 1e-12);
        assertEquals(0, duty.values()[2], 0);
        assertEquals(2_400 / 2_500.0, duty.values()[4], 1e-12);
        SignalPoints switches = SignalPoints.events(List.of(events), ALL, 4, Progress.NONE);
        assertEquals("0@0 0@1250 1@1250 -1@1250 0@1250 0@3750 0@3750 0@6250 1@6250 0@6250 0@8750 -1@8750 0@8750 "
                + "0@10000", text(switches));
    }

    @Test
    void outside_of_the_recording_there_is_nothing() {
        EventSeries events = EventSeries.of(new long[] { 100 }, true, ALL);
        assertEquals(0, SignalPoints.residency(List.of(events), new TimeWindow(20_000, 30_000), 10, Progress.NONE)
                .times().length);
    }

    @Test
    void the_provider_gives_a_series_for_each_node_where_the_task_runs() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(7, 2_000, 3, 5))) {
            SchedulerData data = open.data();
            SignalsDataProvider provider =
                    (SignalsDataProvider) new SignalsDataProviderFactory().createProvider(open.trace);
            List<TmfTreeDataModel> tree = provider.fetchTree(Map.of(), new NullProgressMonitor()).getModel()
                    .getEntries();
            TmfTreeDataModel task = tree.stream().filter(entry -> entry.getName().equals(data.label(3))).findFirst()
                    .get();
            List<Long> nodes = tree.stream().filter(entry -> entry.getParentId() == task.getId())
                    .map(TmfTreeDataModel::getId).toList();
            assertEquals(3, nodes.size());
            assertEquals(3, provider.pid(nodes.get(0)).get());
            long end = data.timeline().duration();
            List<Long> times = LongStream.range(0, 100).mapToObj(i -> data.base() + end * i / 99).toList();
            ITmfXyModel model = provider.fetchXY(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, times,
                    DataProviderParameterUtils.REQUESTED_ITEMS_KEY, nodes), new NullProgressMonitor()).getModel();
            double area = 0;
            for (ISeriesModel series : model.getSeriesData()) {
                area += area(new SignalPoints(series.getXAxis(), series.getData(), true));
            }
            long runtime = 0;
            for (int run = 0; run < data.timeline().task(3).size(); run++) {
                runtime += data.timeline().task(3).end(run) - data.timeline().task(3).begin(run);
            }
            assertEquals(runtime, area, 1e-6 * runtime);
        }
    }
}
