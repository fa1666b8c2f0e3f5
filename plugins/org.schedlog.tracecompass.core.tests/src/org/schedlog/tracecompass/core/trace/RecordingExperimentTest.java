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
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.core.trace.location.ITmfLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three recordings that overlap, with many events of the same time, read as Trace Compass reads any traces. */
@DisplayName("An experiment of recordings")
class RecordingExperimentTest {

    @TempDir
    static Path folder;

    private static Twins twins;
    private static TmfExperiment stock;
    private static RecordingExperiment ours;

    @BeforeAll
    static void open() throws Exception {
        Twins.write(folder, new Random(11), 400, 500, 600);
        twins = Twins.open(folder, 0, -150, 0);
        stock = twins.stock();
        ours = twins.ours();
    }

    @AfterAll
    static void close() {
        twins.close();
    }

    /** What comes from a place on, with ranks. */
    private static List<String> read(TmfExperiment experiment, ITmfContext context, int most) {
        List<String> events = new ArrayList<>();
        long rank = context.getRank();
        for (ITmfEvent event = experiment.getNext(context); event != null && events.size() < most;
                event = experiment.getNext(context)) {
            events.add(rank++ + ": " + Told.text(event));
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
        assertEquals(Told.text(stock.getNext(stock.seekEvent(0.5))), Told.text(ours.getNext(ours.seekEvent(0.5))));
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

    @Test
    void it_is_offered_for_recordings_only() {
        IStatus fits = ours.validateWithTraces(ours.getTraces());
        assertTrue(fits.isOK() && ((TraceValidationStatus) fits).getConfidence() > 1, fits::toString);
        assertEquals(IStatus.ERROR, ours.validateWithTraces(List.of(stock)).getSeverity());
        assertTrue(TmfTraceType.getTraceType(RecordingExperiment.ID).isExperimentType());
    }
}
