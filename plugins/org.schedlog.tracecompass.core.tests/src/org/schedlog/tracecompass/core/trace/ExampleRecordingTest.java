// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example recording as a trace")
class ExampleRecordingTest {

    private static final int EVENTS = 310_000;

    private RecordingTrace trace;

    @BeforeEach
    void open() throws Exception {
        Path example = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar")
                .toRealPath();
        assertTrue(Files.isRegularFile(example));
        trace = new RecordingTrace();
        assertTrue(trace.validate(null, example.toString()).isOK());
        trace.initTrace(null, example.toString(), TmfEvent.class, "real-build-small.tar", RecordingTrace.ID);
    }

    @AfterEach
    void close() {
        trace.dispose();
    }

    @Test
    void it_has_two_CPUs_and_28_seconds() {
        assertEquals(EVENTS, trace.getNbEvents());
        assertEquals("2 (0-1)", trace.completeProperties().get("SchedLog: CPUs"));
        assertEquals(28, (trace.getEndTime().toNanos() - trace.getStartTime().toNanos()) / 1_000_000_000);
    }

    @Test
    void its_threads_have_names_and_its_arguments_a_meaning() {
        Map<String, Integer> meanings = new HashMap<>();
        ITmfContext context = trace.seekEvent(0L);
        int named = 0;
        for (ITmfEvent event = trace.getNext(context); event != null; event = trace.getNext(context)) {
            RecordingEvent ours = (RecordingEvent) event;
            named += ours.command() == null ? 0 : 1;
            if (ours.arguments()
                    .matches("next=\\d+ [^ ].*|\\d+ -> \\d+|nr_running \\d+ \\([+-]?\\d+\\)|parent=\\d+ .*")) {
                meanings.merge(ours.getName(), 1, Integer::sum);
            }
        }
        assertTrue(named > EVENTS * 8 / 10, "only " + named + " events have a named thread");
        assertNotEquals(null, meanings.get("CTX_SWITCH"), meanings::toString);
        assertNotEquals(null, meanings.get("MIGRATE"), meanings::toString);
        assertNotEquals(null, meanings.get("RQ_SIZE"), meanings::toString);
        assertNotEquals(null, meanings.get("FORK"), meanings::toString);
    }

    @Test
    void any_rank_answers_with_the_row_of_the_columns() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            int rank = random.nextInt(EVENTS);
            RecordingEvent event = (RecordingEvent) trace.getNext(trace.seekEvent((long) rank));
            assertEquals(rank, event.row());
            assertEquals(trace.recording().timestamp().get(rank), event.getTimestamp().toNanos());
            assertEquals(trace.recording().cpu().get(rank), event.cpu());
            assertEquals(trace.recording().eventTable().name((int) trace.recording().event().get(rank)),
                    event.getName());
        }
    }
}
