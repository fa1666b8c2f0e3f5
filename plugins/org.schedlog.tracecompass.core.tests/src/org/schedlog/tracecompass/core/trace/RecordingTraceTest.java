// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.ITmfEventType;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.location.TmfLongLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A recording as a trace")
class RecordingTraceTest {

    private static final int EVENTS = 3_000;

    @TempDir
    Path folder;

    private final long[][] rows = new long[EVENTS][];
    private RecordingTrace trace;

    /** Random events; many share their time. */
    @BeforeEach
    void open() throws Exception {
        Random random = new Random(42);
        long time = 5_000_000_000L;
        for (int row = 0; row < EVENTS; row++) {
            time += random.nextInt(3) * random.nextInt(1_000);
            rows[row] = new long[] { time, random.nextInt(8), random.nextInt(50),
                    100 + random.nextInt(RecordingFile.NAMES.length + 2), random.nextInt(), random.nextInt() };
        }
        Path file = new RecordingFile().withTable().withRows(rows).write(folder.resolve("random.tar"));
        trace = opened(file);
    }

    @AfterEach
    void close() {
        trace.dispose();
    }

    private void assertIsRow(long row, ITmfEvent event) {
        assertNotNull(event, "no event for row " + row);
        assertEquals(row, event.getRank());
        long[] expected = rows[(int) row];
        assertEquals(expected[0], event.getTimestamp().toNanos());
        int id = (int) expected[3] - 100;
        assertEquals(id < RecordingFile.NAMES.length ? RecordingFile.NAMES[id] : "event " + expected[3],
                event.getName());
        assertEquals(expected[1], event.getContent().getFieldValue(Long.class, "cpu"));
        assertEquals(expected[2], event.getContent().getFieldValue(Long.class, "pid"));
        assertEquals(expected[4], event.getContent().getFieldValue(Long.class, "arg0"));
        assertEquals(expected[5], event.getContent().getFieldValue(Long.class, "arg1"));
    }

    @Test
    void all_is_known_as_soon_as_it_is_open() {
        assertEquals(EVENTS, trace.getNbEvents());
        assertEquals(rows[0][0], trace.getStartTime().toNanos());
        assertEquals(rows[EVENTS - 1][0], trace.getEndTime().toNanos());
        assertEquals(trace.getStartTime(), trace.readStart());
        assertEquals(trace.getEndTime(), trace.readEnd());
        assertEquals(trace.getTimeRange(), trace.getInitialTimeRange());
        assertFalse(trace.isIndexing());
    }

    @Test
    void every_rank_is_found() {
        for (int rank = 0; rank < EVENTS; rank++) {
            ITmfContext context = trace.seekEvent((long) rank);
            assertEquals(rank, context.getRank());
            assertIsRow(rank, trace.getNext(context));
            assertEquals(rank + 1, context.getRank());
        }
        assertIsRow(0, trace.getNext(trace.seekEvent(-5L)));
        assertNull(trace.getNext(trace.seekEvent((long) EVENTS)));
        assertNull(trace.getNext(trace.seekEvent(EVENTS + 10L)));
    }

    @Test
    void every_time_is_found_at_its_first_event() {
        int first = 0;
        for (int row = 0; row < EVENTS; row++) {
            if (rows[row][0] != rows[first][0]) {
                first = row;
            }
            for (long time : new long[] { rows[row][0], rows[row][0] - 1, rows[row][0] + 1 }) {
                ITmfContext context = trace.seekEvent(TmfTimestamp.fromNanos(time));
                int expected = first;
                while (expected > 0 && rows[expected - 1][0] >= time) {
                    expected--;
                }
                while (expected < EVENTS && rows[expected][0] < time) {
                    expected++;
                }
                if (expected < EVENTS) {
                    assertEquals(expected, context.getRank());
                    assertIsRow(expected, trace.getNext(context));
                } else {
                    assertEquals(ITmfContext.UNKNOWN_RANK, context.getRank());
                    assertNull(trace.getNext(context));
                }
            }
        }
    }

    @Test
    void a_location_leads_back_to_its_event() {
        for (int rank = 0; rank < EVENTS; rank++) {
            ITmfContext context = trace.seekEvent((long) rank);
            assertIsRow(rank, trace.getNext(trace.seekEvent(context.getLocation())));
            double ratio = trace.getLocationRatio(context.getLocation());
            assertEquals(rank / (double) EVENTS, ratio, 1e-12);
            assertIsRow(rank, trace.getNext(trace.seekEvent(ratio)));
        }
        assertIsRow(0, trace.getNext(trace.seekEvent((TmfLongLocation) null)));
    }

    @Test
    void reading_on_gives_every_event_once() {
        ITmfContext context = trace.seekEvent(0L);
        for (int rank = 0; rank < EVENTS; rank++) {
            assertIsRow(rank, trace.getNext(context));
        }
        assertNull(trace.getNext(context));
        assertNull(trace.getNext(context));
        assertEquals(EVENTS, context.getRank());
    }

    @Test
    void a_request_gets_the_events_of_its_time_range() throws InterruptedException {
        long from = rows[1_000][0];
        long to = rows[2_000][0];
        List<Long> ranks = new ArrayList<>();
        TmfEventRequest request = new TmfEventRequest(ITmfEvent.class,
                new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to)), 0,
                ITmfEventRequest.ALL_DATA, ITmfEventRequest.ExecutionType.FOREGROUND) {
            @Override
            public void handleData(ITmfEvent event) {
                super.handleData(event);
                ranks.add(event.getRank());
            }
        };
        trace.sendRequest(request);
        request.waitForCompletion();
        List<Long> expected = new ArrayList<>();
        for (int row = 0; row < EVENTS; row++) {
            if (rows[row][0] >= from && rows[row][0] <= to) {
                expected.add((long) row);
            }
        }
        assertEquals(expected, ranks);
    }

    @Test
    void a_time_offset_shifts_the_trace_and_is_respected_by_seeking() {
        trace.setTimestampTransform(TimestampTransformFactory.createWithOffset(1_000_000));
        assertEquals(rows[7][0] + 1_000_000, trace.traceTime(rows[7][0]));
        ITmfEvent event = trace.getNext(trace.seekEvent(TmfTimestamp.fromNanos(rows[1_500][0] + 1_000_000)));
        assertEquals(rows[1_500][0] + 1_000_000, event.getTimestamp().toNanos());
    }

    @Test
    void it_declares_the_events_of_the_event_table() {
        Set<String> names = trace.getContainedEventTypes().stream().map(ITmfEventType::getName)
                .collect(Collectors.toSet());
        assertEquals(Set.of(RecordingFile.NAMES), names);
    }

    @Test
    void the_same_row_is_the_same_event() {
        ITmfEvent event = trace.getNext(trace.seekEvent(17L));
        assertEquals(event, trace.getNext(trace.seekEvent(17L)));
        assertEquals(event.hashCode(), trace.getNext(trace.seekEvent(17L)).hashCode());
        assertFalse(event.equals(trace.getNext(trace.seekEvent(18L))));
    }

    @Test
    void events_outlive_the_trace() {
        ITmfEvent event = trace.getNext(trace.seekEvent(17L));
        trace.dispose();
        assertIsRow(17, event);
        assertNull(trace.getNext(trace.seekEvent(17L)));
    }

    private static RecordingTrace opened(Path file) throws Exception {
        RecordingTrace opened = new RecordingTrace();
        opened.initTrace(null, file.toString(), TmfEvent.class, "random.tar", RecordingTrace.ID);
        return opened;
    }

    @Test
    void its_threads_are_those_of_its_file_and_not_of_another_one_of_its_name() throws Exception {
        Path file = Path.of(trace.getPath());
        Path copy = Files.copy(file, Files.createDirectory(folder.resolve("other")).resolve("random.tar"));
        RecordingTrace again = opened(file);
        RecordingTrace other = opened(copy);
        assertEquals(trace.getName(), other.getName());
        assertEquals(trace.getHostId(), again.getHostId());
        assertNotEquals(trace.getHostId(), other.getHostId());
        again.dispose();
        other.dispose();
        assertEquals(again.getHostId(), trace.getHostId(), "also when it is closed");
        assertEquals("", new RecordingTrace().getHostId());
    }

    @Test
    void it_has_properties() {
        var properties = trace.completeProperties();
        assertEquals("3,000", properties.get("SchedLog: events"));
        assertEquals("8 (0-7)", properties.get("SchedLog: CPUs"));
        assertTrue(properties.get("SchedLog: duration").endsWith(" s"), properties::toString);
        assertEquals("5.", properties.get("SchedLog: first event").substring(0, 2));
    }
}
