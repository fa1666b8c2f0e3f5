// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

class OddDataAreKeptAndSaidTest {

    private static final int EVENTS = 1000;
    private static final int SWITCH = TestRecording.EVENTS.indexOf("CTX_SWITCH");

    @TempDir
    private Path folder;

    private final TestRecording recording = TestRecording.random(1, EVENTS, 2);

    private Recording open() throws IOException {
        return RecordingReader.open(recording.writeTar(folder.resolve("a.tar")), folder.resolve("cache"),
                ComputedColumns.PROVIDER, Progress.NONE);
    }

    /** Opens it twice, because the second opening takes the notes from the cache. */
    private void assertNotes(String... notes) throws IOException {
        assertEquals(List.of(notes), open().notes());
        assertEquals(List.of(notes), open().notes());
    }

    @Test
    void unsigned_values_above_2_to_the_63() throws IOException {
        long[] values = recording.column("arg0").clone();
        values[7] = Long.MIN_VALUE;
        values[EVENTS - 1] = -5;
        recording.column("arg0", "<u8", values);

        assertNotes("Column arg0 holds values of 2^63 and more; they are taken as negative numbers.");
        assertArrayEquals(values, Columns.longs(open(), "arg0"));
        recording.column("arg0", "<i8", values);
        assertNotes();
    }

    @Test
    void unsigned_times_above_2_to_the_63_stand_before_all_others() throws IOException {
        long[] times = recording.column("timestamp").clone();
        times[EVENTS - 1] = -2;
        recording.column("timestamp", "<u8", times);
        long[] sorted = times.clone();
        Arrays.sort(sorted);

        Recording opened = open();

        assertArrayEquals(sorted, Columns.longs(opened, "timestamp"));
        assertEquals(List.of("Column timestamp holds values of 2^63 and more; they are taken as negative numbers.",
                "The events did not stand in the order of time (first at event 999); they were sorted."),
                opened.notes().subList(0, 2));
    }

    @Test
    void threads_that_cannot_be() throws Exception {
        long[] pids = recording.column("pid");
        Random random = new Random(3);
        Arrays.setAll(pids, i -> new long[] { -1, Integer.MAX_VALUE, 0, 7 }[random.nextInt(4)]);
        recording.column("pid", "<i8", pids);
        Recording opened = open();
        long[] times = recording.column("timestamp");
        long[] events = recording.column("event");
        long[] next = times.clone();
        for (int i = 0; i < EVENTS; i++) {
            for (int j = i + 1; j < EVENTS && next[i] == times[i]; j++) {
                if (pids[j] == pids[i] && events[j] == events[i]) {
                    next[i] = times[j];
                    break;
                }
            }
        }

        assertArrayEquals(pids, Columns.longs(opened, "pid"));
        assertArrayEquals(next, Columns.longs(opened, "nxt_timestamp_of_same_evt_on_same_pid"));
        String spec = "{'output':['x0','x1','y0','y1'],'c':[{'label':'L','color':'red','concatenate':[[['=','x0',"
                + "'timestamp'],['=','x1','timestamp'],['=','y0','pid'],['=','y1','pid']]]}]}";
        LineIndex index = LineIndex.build(LineFrame.evaluate(SpecReader.read(spec.replace('\'', '"'), "a.json",
                opened.eventTable().ids()).spec(), opened, Progress.NONE), Progress.NONE);
        assertEquals(4, index.rowCount());
        assertEquals(-1, index.rowNumber(0));
        assertEquals(Integer.MAX_VALUE, index.rowNumber(3));
    }

    /** Every event a switch, each from the thread that its CPU ran before. */
    private void makeSwitches() {
        long[] pids = new long[EVENTS];
        long[] nexts = new long[EVENTS];
        long[] running = new long[2];
        for (int i = 0; i < EVENTS; i++) {
            int cpu = (int) recording.column("cpu")[i];
            pids[i] = running[cpu];
            running[cpu] = 1 + running[cpu];
            nexts[i] = running[cpu];
        }
        long[] events = new long[EVENTS];
        Arrays.fill(events, SWITCH);
        recording.column("event", "<i8", events).column("pid", "<i8", pids).column("arg0", "<i8", nexts);
    }

    @Test
    void context_switches_that_do_not_fit_together() throws IOException {
        makeSwitches();
        assertNotes();
        long[] cpus = recording.column("cpu");
        int lost = 500;
        while (cpus[lost] != 1) {
            lost++;
        }
        recording.column("event")[lost] = 0;
        recording.column("event", "<i8", recording.column("event"));

        assertNotes("Some events are probably lost: 1 of 999 context switches do not come from the thread that their "
                + "CPU ran before (CPU 1: 1).");
    }

    @Test
    void context_switches_that_never_fit_together_say_nothing() throws IOException {
        makeSwitches();
        recording.column("pid", "<i8", new Random(5).longs(EVENTS, 1000, 2000).toArray());
        assertNotes();
    }

    @Test
    void nothing_is_said_where_the_names_of_events_are_a_guess() throws IOException {
        makeSwitches();
        recording.column("event")[500] = 0;
        recording.column("event", "<i8", recording.column("event")).without("sched_log_traced_events.start");
        assertNotes("There is no event table (sched_log_traced_events.start): the names of events are a guess.");
    }
}
