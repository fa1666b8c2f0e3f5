// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;

/** Violations of work conservation, instant by instant. */
class WorkConservationTest {

    private static boolean inside(Intervals intervals, long time) {
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.begin(i) <= time && time < intervals.end(i)) {
                return true;
            }
        }
        return false;
    }

    private static int length(SwitchRecording recording, int cpu, long time) {
        int length = 0;
        for (SwitchRecording.Row row : recording.rows()) {
            length = row.is("RQ_SIZE") && row.cpu() == cpu && row.time() <= time ? row.arg0() : length;
        }
        return length;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_cpu_violates_when_it_is_idle_and_another_has_more_than_one(int seed) throws IOException {
        SwitchRecording written = SwitchRecording.orderly(new Random(seed), 250, 4, 4);
        Recording recording = written.make();
        CpuTimeline timeline = CpuTimeline.of(recording, Progress.NONE);
        PlainScheduler plain = new PlainScheduler(written.rows());
        WorkConservation conservation = WorkConservation.of(recording, timeline.lanes(), Progress.NONE);
        long total = 0;
        for (long time = 0; time < plain.duration; time++) {
            boolean any = false;
            for (int cpu = 0; cpu < 4; cpu++) {
                long moment = time;
                boolean busyElsewhere = false;
                for (int other = 0; other < 4; other++) {
                    busyElsewhere |= other != cpu && length(written, other, time) > 1;
                }
                boolean idle = plain.byCpu.get(cpu).stream().anyMatch(run -> run.pid() == 0 && run.begin() <= moment
                        && moment < run.end());
                assertEquals(idle && busyElsewhere, inside(conservation.violations(cpu), time), "CPU " + cpu + " at "
                        + time);
                any |= idle && busyElsewhere;
            }
            assertEquals(any, inside(conservation.violations(), time));
            total += any ? 1 : 0;
        }
        assertTrue(total > 0);
        assertEquals(total, WorkConservation.total(conservation.violations(), null));
        assertEquals(total, WorkConservation.total(conservation.violations(), new TimeWindow(0, 100))
                + WorkConservation.total(conservation.violations(), new TimeWindow(100, plain.duration)));
    }

    @Test
    void intervals_that_touch_are_one() throws IOException {
        Recording recording = new SwitchRecording().change(0, 0, 1, 0).change(0, 1, 1, 2).row(10, 1, 2, "RQ_SIZE", 2, 1)
                .row(20, 1, 2, "RQ_SIZE", 1, -1).row(20, 1, 2, "RQ_SIZE", 3, 2).row(30, 1, 2, "RQ_SIZE", 1, -2)
                .row(50, 0, 0, "TICK").make();
        Intervals violations = WorkConservation.of(recording, CpuLanes.of(recording, Progress.NONE), Progress.NONE)
                .violations(0);
        assertEquals(1, violations.size());
        assertEquals(10, violations.begin(0));
        assertEquals(30, violations.end(0));
    }

    @Test
    void a_queue_s_lengths_add_up_from_its_first_event_to_the_end() {
        Recording recording = new SwitchRecording().change(0, 0, 1, 0).row(10, 1, 2, "RQ_SIZE", 2, 1)
                .row(30, 1, 2, "RQ_SIZE", 1, -1)
                .row(40, 1, 2, "RQ_SIZE", 2, 1).row(50, 0, 0, "TICK").make();
        assertEquals(Map.of(2L, 30L, 1L, 10L), RunQueueLengths.of(recording, null, Progress.NONE).of(1));
        assertEquals(Map.of(2L, 10L, 1L, 5L), RunQueueLengths.of(recording, new TimeWindow(20, 35), Progress.NONE)
                .of(1));
        assertEquals(Map.of(), RunQueueLengths.of(recording, null, Progress.NONE).of(0));
    }

    @Test
    void without_queue_lengths_nobody_can_say() throws IOException {
        Recording recording = new SwitchRecording().change(0, 0, 1, 0).make();
        CpuTimeline timeline = CpuTimeline.of(recording, Progress.NONE);
        String message = assertThrows(RecordingException.class, () ->
                WorkConservation.of(recording, timeline.lanes(), Progress.NONE)).getMessage();
        assertTrue(message.startsWith("made-up has no RQ_SIZE events"), message);
    }
}
