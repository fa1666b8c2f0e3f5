// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.schedlog.tracecompass.core.trace.RecordingFile.id;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.ITmfLostEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterAspectNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterCompareNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterCompareNode.Type;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterMatchesNode;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest.ExecutionType;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.ExpressionParser;
import org.schedlog.engine.expression.Scope;

/** Requests for events, as those of the events table's filter, its search and its pages. */
@DisplayName("Requests for a recording's events")
class EventRequestsTest {

    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    private final Random random = new Random(64);
    private RecordingTrace trace;

    @BeforeEach
    void open() throws Exception {
        long[][] rows = new long[EVENTS][];
        long time = 5_000_000_000L;
        String[] events = { "TICK", "CTX_SWITCH", "WAKEUP", "RQ_SIZE", "MIGRATE", "EXEC" };
        for (int row = 0; row < EVENTS; row++) {
            time += random.nextInt(3) * random.nextInt(1_000);
            String event = events[random.nextInt(events.length)];
            boolean execs = event.equals("EXEC");
            rows[row] = new long[] { time, random.nextInt(12), random.nextInt(50), id(event),
                    execs ? 0 : random.nextInt(10), execs ? 'a' + random.nextInt(4) : random.nextInt(5) - 2 };
        }
        Path file = new RecordingFile().withTable().withRows(rows).write(folder.resolve("random.tar"));
        trace = new RecordingTrace();
        trace.initTrace(null, file.toString(), TmfEvent.class, "random.tar",
                RecordingTrace.ID);
    }

    @AfterEach
    void close() {
        trace.dispose();
    }

    private ITmfEventAspect<?> aspect(String name) {
        for (ITmfEventAspect<?> aspect : trace.getEventAspects()) {
            if (aspect.getName().equals(name)) {
                return aspect;
            }
        }
        throw new AssertionError("no aspect " + name);
    }

    /** As the events table filters: every event in order, the filter decides. */
    private List<Integer> filtered(TmfFilterAspectNode filter) throws InterruptedException {
        List<Integer> rows = new ArrayList<>();
        TmfEventRequest request = new TmfEventRequest(ITmfEvent.class, TmfTimeRange.ETERNITY, 0, EVENTS,
                ExecutionType.BACKGROUND) {
            @Override
            public void handleData(ITmfEvent event) {
                if (filter.matches(event)) {
                    rows.add(getNbRead());
                }
                super.handleData(event);
            }
        };
        trace.sendRequest(request);
        request.waitForCompletion();
        assertEquals(EVENTS, request.getNbRead());
        return rows;
    }

    private List<Integer> queried(String query) throws Exception {
        Recording recording = trace.recording();
        Rows rows = Evaluation.select(ExpressionParser.parse(query), new Scope() {
            @Override
            public int size() {
                return recording.events();
            }

            @Override
            public Optional<Column> column(String name) throws IOException {
                return recording.column(name, Progress.NONE);
            }

            @Override
            public Collection<String> names() {
                return List.of();
            }
        }, recording.storage(), Progress.NONE);
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            list.add(rows.get(i));
        }
        return list;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CPU | ^1$ | cpu == 1",
            "CPU | 1 | cpu == 1 or cpu == 10 or cpu == 11",
            "Event type | SWITCH | event == 108",
            "TID | ^4 | pid == 4 or pid >= 40",
            "arg0 | ^7$ | arg0 == 7",
            "arg1 | - | arg1 < 0",
            "Command | ^b$ | comm_name == \"b\"",
            "Arguments | nr_running 3 | event == 110 and arg0 == 3",
            "Arguments | '^[0-9]+ -> -1$' | event == 109 and arg1 == -1" })
    void a_filter_by_an_aspect_passes_the_rows_of_the_query(String aspect, String regex, String query)
            throws Exception {
        TmfFilterMatchesNode filter = new TmfFilterMatchesNode(null);
        filter.setEventAspect(aspect(aspect));
        filter.setRegex(regex);
        List<Integer> expected = queried(query);
        assertFalse(expected.isEmpty(), "the query finds something");
        assertEquals(expected, filtered(filter));
    }

    @Test
    void a_filter_by_time_passes_the_rows_of_the_query() throws Exception {
        TmfFilterCompareNode filter = new TmfFilterCompareNode(null);
        filter.setEventAspect(aspect("Timestamp"));
        filter.setType(Type.TIMESTAMP);
        filter.setResult(1);
        filter.setValue("5.000500000");
        List<Integer> expected = queried("timestamp > 5000500000");
        assertTrue(expected.size() > 100 && expected.size() < EVENTS - 100, () -> expected.size() + " rows");
        assertEquals(expected, filtered(filter));
    }

    @Test
    void every_event_is_told_once_and_in_order_from_any_rank_and_as_many_as_are_wanted() throws Exception {
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(EVENTS);
            int count = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(EVENTS);
            ExecutionType type = random.nextBoolean() ? ExecutionType.FOREGROUND : ExecutionType.BACKGROUND;
            Told told = new Told(from, count, type).send(trace);
            List<Long> expected = new ArrayList<>();
            for (long rank = from; rank < Math.min(EVENTS, (long) from + count); rank++) {
                expected.add(rank);
            }
            assertEquals(expected, told.ranks());
            assertEquals(1, told.ends);
            assertFalse(told.isCancelled());
        }
    }

    @Test
    void nothing_is_told_after_the_request_was_done_or_cancelled() throws Exception {
        Told done = new Told(10, EVENTS, ExecutionType.BACKGROUND, request -> {
            if (request.events.size() == 20) {
                request.done();
            }
        }).send(trace);
        Told cancelled = new Told(10, EVENTS, ExecutionType.FOREGROUND, request -> {
            if (request.events.size() == 30) {
                request.cancel();
            }
        }).send(trace);
        assertEquals(20, done.events.size());
        assertFalse(done.isCancelled());
        assertEquals(30, cancelled.events.size());
        assertTrue(cancelled.isCancelled());
        assertEquals(1, done.ends);
        assertEquals(1, cancelled.ends);
    }

    @Test
    void a_request_that_fails_says_so_and_others_go_on() throws Exception {
        Told failing = new Told(0, EVENTS, ExecutionType.FOREGROUND, request -> {
            throw new IllegalArgumentException("cannot handle this");
        }).send(trace);
        assertTrue(failing.isFailed());
        assertEquals(EVENTS, new Told(0, EVENTS, ExecutionType.FOREGROUND).send(trace).events.size());
    }

    @Test
    void events_of_another_type_are_not_there() throws Exception {
        TmfEventRequest lost = new TmfEventRequest(ITmfLostEvent.class, TmfTimeRange.ETERNITY, 0, EVENTS,
                ExecutionType.FOREGROUND) {
        };
        trace.sendRequest(lost);
        lost.waitForCompletion();
        assertEquals(0, lost.getNbRead());
        assertFalse(lost.isCancelled());
    }

    @Test
    void a_long_request_does_not_keep_others_waiting() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Told waits = new Told(0, 10, ExecutionType.BACKGROUND, request -> await(second));
        trace.sendRequest(waits);
        new Told(0, EVENTS, ExecutionType.FOREGROUND).send(trace);
        second.countDown();
        waits.waitForCompletion();
        assertEquals(10, waits.events.size());
    }

    @Test
    void closing_the_trace_cancels_what_is_going_on_and_what_comes_after() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Told running = new Told(0, EVENTS, ExecutionType.BACKGROUND, request -> {
            begun.countDown();
            await(closed);
        });
        trace.sendRequest(running);
        begun.await();
        trace.dispose();
        closed.countDown();
        running.waitForCompletion();
        assertTrue(running.isCancelled());
        Told late = new Told(0, EVENTS, ExecutionType.FOREGROUND).send(trace);
        assertTrue(late.isCancelled());
        assertEquals(List.of(), late.events);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
