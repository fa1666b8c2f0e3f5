// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest.ExecutionType;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.core.trace.location.ITmfLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three recordings that overlap, with many events of the same time, read as Trace Compass reads any traces. */
@DisplayName("An experiment of recordings")
class RecordingExperimentTest {

    private static final int RECORDINGS = 3;
    private static final long OFFSET = -150;

    @TempDir
    static Path folder;

    private static TmfExperiment stock;
    private static RecordingExperiment ours;

    private static void open(TmfExperiment experiment, String id) throws Exception {
        ITmfTrace[] traces = new ITmfTrace[RECORDINGS];
        for (int i = 0; i < RECORDINGS; i++) {
            RecordingTrace trace = new RecordingTrace();
            if (i == 1) {
                trace.setTimestampTransform(TimestampTransformFactory.createWithOffset(OFFSET));
            }
            trace.initTrace(null, folder.resolve(i + ".tar").toString(), TmfEvent.class, i + ".tar", RecordingTrace.ID);
            traces[i] = trace;
        }
        experiment.initExperiment(ITmfEvent.class, "test", traces, TmfExperiment.DEFAULT_INDEX_PAGE_SIZE, null, id);
        experiment.indexTrace(true);
    }

    @BeforeAll
    static void open() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < RECORDINGS; i++) {
            long[][] rows = new long[400 + 100 * i][];
            long time = 1_000 + 50 * i;
            for (int row = 0; row < rows.length; row++) {
                rows[row] = new long[] { time, 0, row, RecordingFile.id("TICK"), 0, 0 };
                time += random.nextInt(3) == 0 ? random.nextInt(9) : 0;
            }
            new RecordingFile().withTable().withRows(rows).write(folder.resolve(i + ".tar"));
        }
        stock = new TmfExperiment();
        open(stock, TmfTraceType.DEFAULT_EXPERIMENT_TYPE);
        ours = new RecordingExperiment();
        open(ours, RecordingExperiment.ID);
    }

    @AfterAll
    static void close() {
        stock.dispose();
        ours.dispose();
    }

    private static String text(ITmfEvent event) {
        return event.getTrace().getName() + " " + event.getRank() + " " + event.getTimestamp().toNanos();
    }

    /** What comes from a place on, with ranks. */
    private static List<String> read(TmfExperiment experiment, ITmfContext context, int most) {
        List<String> events = new ArrayList<>();
        long rank = context.getRank();
        for (ITmfEvent event = experiment.getNext(context); event != null && events.size() < most;
                event = experiment.getNext(context)) {
            events.add(rank++ + ": " + text(event));
        }
        return events;
    }

    @Test
    void all_events_come_in_the_order_of_any_experiment() {
        List<String> expected = read(stock, stock.seekEvent(0L), Integer.MAX_VALUE);
        assertEquals(1_500, expected.size());
        assertEquals(expected, read(ours, ours.seekEvent(0L), Integer.MAX_VALUE));
        assertEquals(1_500, ours.getNbEvents());
        assertEquals(stock.getStartTime(), ours.getStartTime());
        assertEquals(stock.getEndTime(), ours.getEndTime());
        assertFalse(ours.isIndexing());
    }

    @Test
    void a_rank_is_found_without_reading() {
        for (long rank = 0; rank < 1_500; rank += 13) {
            ITmfContext context = ours.seekEvent(rank);
            assertEquals(rank, context.getRank());
            assertEquals(read(stock, stock.seekEvent(rank), 3), read(ours, context, 3));
            assertEquals(read(stock, stock.seekEvent(rank), 3), read(ours, ours.seekEvent(context(rank)), 3));
            assertEquals(rank / 1_500.0, ours.getLocationRatio(context(rank)));
        }
        assertNull(ours.getNext(ours.seekEvent(1_500L)));
        assertEquals(text(stock.getNext(stock.seekEvent(0.5))), text(ours.getNext(ours.seekEvent(0.5))));
    }

    private ITmfLocation context(long rank) {
        return ours.seekEvent(rank).getLocation();
    }

    @Test
    void a_time_is_found_without_reading() {
        long end = ours.getEndTime().toNanos();
        for (long time = ours.getStartTime().toNanos() - 5; time <= end; time += 3) {
            ITmfTimestamp timestamp = TmfTimestamp.fromNanos(time);
            assertEquals(read(stock, stock.seekEvent(timestamp), 3), read(ours, ours.seekEvent(timestamp), 3));
        }
        ITmfContext behind = ours.seekEvent(TmfTimestamp.fromNanos(end + 1));
        assertNull(behind.getLocation());
        assertNull(ours.getNext(behind));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 7, 700 })
    void requests_are_answered_like_those_of_any_experiment(long first) throws Exception {
        assertEquals(requested(stock, first), requested(ours, first));
        assertEquals(600, requested(ours, first).size());
    }

    private static List<String> requested(TmfExperiment experiment, long first) throws InterruptedException {
        List<String> events = new ArrayList<>();
        TmfEventRequest request = new TmfEventRequest(ITmfEvent.class, TmfTimeRange.ETERNITY, first, 600,
                ExecutionType.BACKGROUND) {
            @Override
            public void handleData(ITmfEvent event) {
                super.handleData(event);
                events.add(text(event));
            }
        };
        experiment.sendRequest(request);
        request.waitForCompletion();
        return events;
    }

    @Test
    void it_is_offered_for_recordings_only() {
        IStatus fits = ours.validateWithTraces(ours.getTraces());
        assertTrue(fits.isOK() && ((TraceValidationStatus) fits).getConfidence() > 1, fits::toString);
        assertEquals(IStatus.ERROR, ours.validateWithTraces(List.of(stock)).getSeverity());
        assertTrue(TmfTraceType.getTraceType(RecordingExperiment.ID).isExperimentType());
    }
}
