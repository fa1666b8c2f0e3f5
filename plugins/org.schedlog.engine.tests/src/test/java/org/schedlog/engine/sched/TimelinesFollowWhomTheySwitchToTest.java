// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingException;
import org.schedlog.engine.column.Storage;

/** The definition of the time line, broken chains included, and what always holds whatever the recording. */
class TimelinesFollowWhomTheySwitchToTest {

    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;
    private static final int D = 4;

    private static SwitchRecording example() {
        return new SwitchRecording().row(0, 0, A, "TICK").change(10, 0, A, B).change(20, 0, B, C).change(30, 0, D, A)
                .change(40, 0, A, A)
                .change(50, 0, A, 0).row(100, 0, 0, "TICK");
    }

    private static SwitchSignals signals(CpuTimeline timeline, int pid) throws IOException {
        return SwitchSignals.of(timeline, pid, Storage.temporary(), Progress.NONE);
    }

    private static List<Long> times(Series series, int value) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (series.value(i) == value) {
                times.add(series.time(i));
            }
        }
        return times;
    }

    private static String runs(CpuTimeline timeline, int pid) throws IOException {
        Intervals intervals = SwitchFunctions.traceEvent(signals(timeline, pid).events(0), null);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < intervals.size(); i++) {
            text.append(intervals.begin(i)).append('-').append(intervals.end(i)).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void a_broken_chain_gives_every_instant_to_one_task() throws IOException {
        CpuTimeline timeline = example().timeline();
        assertEquals("0-10 30-50", runs(timeline, A));
        assertEquals("10-20", runs(timeline, B));
        assertEquals("20-30", runs(timeline, C));
        assertEquals("", runs(timeline, D));
        assertEquals("50-100", runs(timeline, 0));
        assertEquals(1, timeline.cpuAt(0).breaks());
        assertArrayEquals(new int[] {0, A, B, C}, timeline.pids());
        assertEquals(List.of(10L, 50L), times(signals(timeline, A).events(0), -1));
        assertEquals(List.of(30L), times(signals(timeline, A).events(0), 1));
        assertEquals(List.of(10L), times(signals(timeline, B).events(0), 1));
        assertEquals(List.of(20L), times(signals(timeline, B).events(0), -1));
        assertEquals(List.of(20L), times(signals(timeline, C).events(0), 1));
        assertEquals(List.of(30L), times(signals(timeline, C).events(0), -1));
        assertEquals(List.of(50L), times(signals(timeline, 0).events(0), 1));
        assertEquals(1, timeline.notes().size());
        assertTrue(timeline.notes().get(0).startsWith("1 of 5 switches"), timeline.notes().get(0));
    }

    @Test
    void without_switches_a_recording_is_refused_in_plain_words() {
        Recording recording = new SwitchRecording().row(0, 0, A, "TICK").row(10, 1, B, "WAKEUP").make();
        String message = assertThrows(RecordingException.class, () -> CpuTimeline.of(recording, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith("made-up has no CTX_SWITCH events"), message);
    }

    @Test
    void a_cpu_without_switches_is_unknown_not_idle() throws IOException {
        CpuTimeline timeline = example().row(100, 7, A, "TICK").timeline();
        assertArrayEquals(new int[] {0, 7}, timeline.cpus());
        assertEquals(new CpuStatistics(7, 0, 0, 0, 0), ResidencyTable.of(timeline, null, Progress.NONE).cpus().get(1));
        assertTrue(timeline.notes().contains("CPU 7 has no CTX_SWITCH event: who ran there is unknown"),
                timeline.notes().toString());
    }

    @Test
    void a_task_that_is_current_without_any_switch_runs_all_the_time() throws IOException {
        CpuTimeline timeline = new SwitchRecording().row(0, 0, A, "TICK").change(40, 0, A, A).row(100, 0, A, "TICK")
                .timeline();
        EventSeries events = signals(timeline, A).events(0);
        assertEquals(0, events.size());
        assertEquals(100, SwitchFunctions.residencySum(events, null));
        assertEquals(7, SwitchFunctions.residencySum(events, new TimeWindow(50, 57)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void residencies_fill_every_cpu_and_windows_add_up(int seed) throws IOException {
        Random random = new Random(seed);
        // with more CPUs and tasks than the tables begin with, now and then
        boolean isLarge = seed % 5 == 0;
        CpuTimeline timeline = SwitchRecording.chaotic(random, isLarge ? 2000 : 200, isLarge ? 70 : 4, isLarge ? 50 : 7)
                .timeline();
        long split = random.nextInt((int) timeline.duration() + 1);
        for (int cpu : timeline.cpus()) {
            long covered = timeline.cpuAt(timeline.indexOfCpu(cpu)).size() == 0 ? 0 : timeline.duration();
            long sum = 0;
            for (int pid : timeline.pids()) {
                EventSeries events = signals(timeline, pid).events(cpu);
                long whole = SwitchFunctions.residencySum(events, null);
                assertEquals(whole, SwitchFunctions.residencySum(events, new TimeWindow(0, split))
                        + SwitchFunctions.residencySum(events, new TimeWindow(split, timeline.duration())));
                checkAlternates(events);
                sum += whole;
            }
            assertEquals(covered, sum);
        }
    }

    private static void checkAlternates(EventSeries events) {
        for (int i = 1; i < events.size(); i++) {
            assertEquals(-events.value(i - 1), events.value(i));
            assertTrue(events.time(i - 1) <= events.time(i));
        }
        if (events.size() > 0) {
            assertEquals(events.runningBefore() ? -1 : 1, events.value(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void other_pids_change_nothing_but_labels(int seed) throws IOException {
        SwitchRecording recording = SwitchRecording.orderly(new Random(seed), 300, 3, 6);
        CpuTimeline before = recording.timeline();
        CpuTimeline after = recording.renamed(pid -> pid == 0 ? 0 : 1000 - 7 * pid).timeline();
        ResidencyTable renamed = ResidencyTable.of(after, null, Progress.NONE);
        ResidencyTable table = ResidencyTable.of(before, null, Progress.NONE);
        assertEquals(table.tasks().size(), renamed.tasks().size());
        assertEquals(table.cpus(), renamed.cpus());
        for (TaskStatistics task : table.tasks()) {
            TaskStatistics other = renamed.task(task.pid() == 0 ? 0 : 1000 - 7 * task.pid()).orElseThrow();
            assertEquals(rest(task), rest(other));
        }
    }

    private static List<Object> rest(TaskStatistics task) {
        return List.of(task.runtime(), task.firstTime(), task.lastTime(), task.firstCpu(), task.lastCpu(),
                task.switchesIn(),
                task.switchesOut(), task.voluntary(), task.migrations(), task.periodStart(), task.periodEnd(),
                task.latency(),
                task.waiting());
    }
}
