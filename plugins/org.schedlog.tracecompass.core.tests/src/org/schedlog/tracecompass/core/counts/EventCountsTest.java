// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.internal.tmf.core.histogram.HistogramDataProviderFactory;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.eclipse.tracecompass.tmf.core.statistics.ITmfStatistics;
import org.eclipse.tracecompass.tmf.core.statistics.TmfStatisticsEventTypesModule;
import org.eclipse.tracecompass.tmf.core.statistics.TmfStatisticsModule;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.eclipse.tracecompass.tmf.core.trace.location.TmfLongLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.statistics.EventTypeTable;
import org.schedlog.tracecompass.core.statistics.EventTypeTable.EventType;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("Counts for the Histogram and Statistics views")
class EventCountsTest {

    private static final int EVENTS = 4_000;
    private static final long OFFSET = 1_000_000;

    @TempDir
    Path folder;

    private final Random random = new Random(6);
    private final long[][] rows = new long[EVENTS][];
    private OpenTrace open;
    private TmfStatisticsModule module;
    private ITmfStatistics counts;

    /** Random events, many at the same time; some ids have no name. */
    @BeforeEach
    void open() throws Exception {
        long time = 5_000_000_000L;
        for (int row = 0; row < EVENTS; row++) {
            time += random.nextInt(3) * random.nextInt(1_000);
            rows[row] = new long[] { time, random.nextInt(8), random.nextInt(50),
                    100 + random.nextInt(RecordingFile.NAMES.length / 2) * (random.nextInt(20) == 0 ? 3 : 2), 0, 0 };
        }
        open = new OpenTrace(folder, rows);
        module = TmfTraceUtils.getAnalysisModuleOfClass(open.trace, TmfStatisticsModule.class, TmfStatisticsModule.ID);
        assertTrue(module.waitForInitialization());
        counts = module.getStatistics();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static String name(long id) {
        int index = (int) id - 100;
        return index < RecordingFile.NAMES.length ? RecordingFile.NAMES[index] : "event " + id;
    }

    /** Times in, between and around the events. */
    private long time() {
        return rows[random.nextInt(EVENTS)][0] + random.nextInt(3) - 1 + (random.nextInt(10) == 0 ? 10_000_000 : 0)
                - (random.nextInt(10) == 0 ? 10_000_000 : 0);
    }

    private long simply(long from, long to) {
        long count = 0;
        for (long[] row : rows) {
            count += row[0] >= from && row[0] <= to ? 1 : 0;
        }
        return count;
    }

    private Map<String, Long> simplyByType(long from, long to) {
        Map<String, Long> expected = new HashMap<>();
        for (long[] row : rows) {
            expected.merge(name(row[3]), row[0] >= from && row[0] <= to ? 1L : 0, Long::sum);
        }
        return expected;
    }

    @Test
    void they_are_those_of_the_columns_and_ready_at_once() {
        assertInstanceOf(CountsModule.class, module);
        assertEquals(EVENTS, counts.getEventsTotal());
        assertEquals(simplyByType(0, Long.MAX_VALUE), counts.getEventTypesTotal());
        ITmfStateSystem lost = module.getStateSystem(TmfStatisticsEventTypesModule.ID);
        assertNotNull(lost);
        assertTrue(lost.waitUntilBuilt(0), "views wait for it");
        assertEquals(0, lost.getNbAttributes());
        assertFalse(module.getStateSystems().iterator().hasNext());
    }

    @Test
    void they_equal_the_Event_Types_view() {
        Map<String, Long> table = EventTypeTable.of(open.trace, Progress.NONE).types().stream()
                .filter(type -> type.count() > 0).collect(Collectors.toMap(EventType::name, EventType::count));
        assertEquals(table, counts.getEventTypesTotal());
    }

    @Test
    void ranges_are_counted_exactly() {
        for (int i = 0; i < 200; i++) {
            long one = time();
            long other = random.nextInt(10) == 0 ? one : time();
            long from = Math.min(one, other);
            long to = Math.max(one, other);
            assertEquals(simply(from, to), counts.getEventsInRange(from, to));
            assertEquals(simplyByType(from, to), counts.getEventTypesInRange(from, to));
        }
        assertEquals(EVENTS, counts.getEventsInRange(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(0, counts.getEventsInRange(rows[10][0] + 5_000, rows[10][0]));
    }

    @Test
    void histograms_equal_a_simple_count() {
        for (int i = 0; i < 50; i++) {
            long start = time();
            long step = 1 + random.nextInt(20_000);
            long[] times = new long[1 + random.nextInt(300)];
            List<Long> expected = new ArrayList<>();
            for (int bin = 0; bin < times.length; bin++) {
                times[bin] = start + bin * step;
                expected.add(bin == 0 ? simply(start, start) : simply(times[bin - 1] + 1, times[bin]));
            }
            assertEquals(expected, counts.histogramQuery(times));
        }
        assertEquals(List.of(), counts.histogramQuery(new long[0]));
    }

    @Test
    void a_time_offset_shifts_them() {
        open.trace.setTimestampTransform(TimestampTransformFactory.createWithOffset(OFFSET));
        long from = rows[100][0];
        long to = rows[200][0];
        assertEquals(simply(from, to), counts.getEventsInRange(from + OFFSET, to + OFFSET));
    }

    @Test
    void no_event_is_read_when_a_recording_is_opened() {
        open.trace.getAnalysisModules().forEach(IAnalysisModule::waitForCompletion);
        assertEquals(new TmfLongLocation(0), open.trace.getCurrentLocation());
        open.trace.getNext(open.trace.seekEvent(7L));
        assertEquals(new TmfLongLocation(8), open.trace.getCurrentLocation(), "reading would have been seen");
    }

    /** What Trace Compass' Event Density view draws. */
    @Test
    void the_histogram_data_provider_has_them() throws Exception {
        ITmfTreeXYDataProvider<?> provider = (ITmfTreeXYDataProvider<?>) new HistogramDataProviderFactory()
                .createProvider(open.trace);
        List<Long> times = List.of(rows[0][0], rows[0][0] + 10_000, rows[0][0] + 20_000, rows[0][0] + 30_000);
        List<? extends ITmfTreeDataModel> tree = provider.fetchTree(Map.of(), null).getModel().getEntries();
        assertEquals(2, tree.size(), "the trace and its total, nothing lost");
        TmfModelResponse<ITmfXyModel> response = provider.fetchXY(
                Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, times,
                        DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(tree.get(1).getId())), null);
        assertEquals(ITmfResponse.Status.COMPLETED, response.getStatus());
        double[] bins = response.getModel().getData().values().iterator().next().getData();
        for (int bin = 1; bin < bins.length; bin++) {
            assertEquals(simply(times.get(bin - 1) + 1, times.get(bin)), bins[bin]);
        }
    }

    @Test
    void they_can_be_asked_for_while_the_trace_is_closed() {
        open.close();
        assertEquals(EVENTS, counts.getEventsInRange(0, Long.MAX_VALUE));
    }
}
