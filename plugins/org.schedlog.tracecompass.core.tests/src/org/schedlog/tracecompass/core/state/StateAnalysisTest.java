// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.StateSink;
import org.schedlog.engine.sched.StateSweep;
import org.schedlog.engine.sched.ThreadState;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.trace.RecordingFile;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

@DisplayName("The analysis SchedLog State")
class StateAnalysisTest {

    private static final String[] EVENTS = { "CTX_SWITCH", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO", "TICK",
            "RQ_SIZE", "MIGRATE", "FORK", "EXIT", "IDL_BLN_FAIR_BEG", "IDL_BLN_FAIR_END" };

    @TempDir
    Path folder;

    private static long[][] random(long seed, int events, int cpus, int pids) {
        Random random = new Random(seed);
        long[][] rows = new long[events][];
        long time = 1_000;
        for (int i = 0; i < events; i++) {
            String event = random.nextBoolean() ? "CTX_SWITCH" : EVENTS[random.nextInt(EVENTS.length)];
            rows[i] = new long[] { time, random.nextInt(cpus), random.nextInt(pids), RecordingFile.id(event),
                    random.nextInt(pids), random.nextInt(cpus) };
            time += random.nextInt(4) == 0 ? 0 : random.nextInt(100);
        }
        return rows;
    }

    private static ITmfStateSystem states(RecordingTrace trace) {
        StateAnalysis analysis = StateAnalysis.of(trace).orElseThrow();
        analysis.schedule();
        assertTrue(analysis.waitForCompletion(new NullProgressMonitor()));
        assertTrue(analysis.waitForInitialization());
        return analysis.getStateSystem(StateAnalysis.ID);
    }

    private static Path file(RecordingTrace trace) {
        return Path.of(TmfTraceManager.getSupplementaryFileDir(trace), StateAnalysis.ID + ".ht");
    }

    /** What the sweep tells, by the attribute's path. */
    private static Map<String, TreeMap<Long, Object>> told(Recording recording, RecordingTrace trace) {
        Map<String, TreeMap<Long, Object>> told = new HashMap<>();
        StateSweep.run(recording, trace.threadNames(), new StateSink() {
            private void put(String path, long time, Object value) {
                told.computeIfAbsent(path, key -> new TreeMap<>()).put(time, value == null ? Optional.empty() : value);
            }

            @Override
            public void current(long time, int cpu, int pid) {
                put("CPUs/" + cpu + "/Thread", time, pid);
            }

            @Override
            public void runQueue(long time, int cpu, int length) {
                put("CPUs/" + cpu + "/Run queue", time, length);
            }

            @Override
            public void frequency(long time, int cpu, int frequency) {
                put("CPUs/" + cpu + "/Frequency", time, frequency == 0 ? null : frequency);
            }

            @Override
            public void balancing(long time, int cpu, String kind) {
                put("CPUs/" + cpu + "/Balancing", time, kind);
            }

            @Override
            public void state(long time, int pid, ThreadState state) {
                put("Threads/" + pid + "/State", time, state.label());
            }

            @Override
            public void place(long time, int pid, int cpu) {
                put("Threads/" + pid + "/CPU", time, cpu);
            }

            @Override
            public void name(long time, int pid, String name) {
                put("Threads/" + pid + "/Name", time, name);
            }
        }, Progress.NONE);
        return told;
    }

    @Test
    void each_attribute_has_at_each_time_what_the_sweep_tells() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, random(1, 2_000, 4, 9))) {
            Recording recording = open.trace.recording();
            ITmfStateSystem states = states(open.trace);
            long base = open.trace.traceTime(recording.start());
            assertEquals(base, states.getStartTime());
            assertEquals(base + recording.end() - recording.start(), states.getCurrentEndTime());
            Map<String, TreeMap<Long, Object>> told = told(recording, open.trace);
            assertTrue(told.size() > 4 * 4 + 2 * 8, told.keySet()::toString);
            int checked = 0;
            for (Map.Entry<String, TreeMap<Long, Object>> attribute : told.entrySet()) {
                int quark = states.getQuarkAbsolute(attribute.getKey().split("/"));
                for (long time = 0; time <= recording.end() - recording.start(); time += 37) {
                    Map.Entry<Long, Object> value = attribute.getValue().floorEntry(time);
                    Object expected = value == null || value.getValue() instanceof Optional ? null : value.getValue();
                    assertEquals(expected, states.querySingleState(base + time, quark).getValue(),
                            () -> attribute.getKey());
                    checked++;
                }
            }
            assertTrue(checked > 1_000, "checked " + checked);
        }
    }

    @Test
    void the_file_is_used_again_and_made_anew_when_it_is_deleted_damaged_or_of_another_recording() throws Exception {
        long[][] rows = random(2, 500, 2, 5);
        Path file;
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        try (OpenTrace open = new OpenTrace(folder, rows)) {
            file = file(open.trace);
            Files.deleteIfExists(file);
            states(open.trace);
        }
        Path recording = folder.resolve("recording.tar");
        Files.setLastModifiedTime(file, old);
        try (OpenTrace open = new OpenTrace(folder, recording)) {
            assertNotNull(states(open.trace));
            assertEquals(old, Files.getLastModifiedTime(file), "the file was made anew without need");
        }
        Files.delete(file);
        try (OpenTrace open = new OpenTrace(folder, recording)) {
            assertNotNull(states(open.trace));
            assertTrue(Files.exists(file));
        }
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.setLength(100);
        }
        try (OpenTrace open = new OpenTrace(folder, recording)) {
            assertTrue(states(open.trace).getNbAttributes() > 0);
        }
        Files.setLastModifiedTime(file, old);
        try (OpenTrace open = new OpenTrace(folder, random(3, 300, 2, 5))) {
            assertEquals(open.trace.getEndTime().toNanos(), states(open.trace).getCurrentEndTime());
            assertTrue(Files.getLastModifiedTime(file).compareTo(old) > 0, "another recording's states were shown");
        }
    }

    @Test
    void a_cancelled_one_leaves_nothing_and_can_be_run_again() throws Exception {
        try (OpenTrace open = new OpenTrace(folder, random(4, 500, 2, 5))) {
            StateAnalysis analysis = StateAnalysis.of(open.trace).orElseThrow();
            Files.deleteIfExists(file(open.trace));
            NullProgressMonitor cancelled = new NullProgressMonitor();
            cancelled.setCanceled(true);
            assertFalse(analysis.executeAnalysis(cancelled));
            assertFalse(analysis.waitForInitialization());
            assertNull(analysis.getStateSystem(StateAnalysis.ID));
            assertFalse(Files.exists(file(open.trace)));
            assertNotNull(states(open.trace));
            assertTrue(Files.exists(file(open.trace)));
        }
    }

    @Test
    void it_says_what_a_cpu_and_a_thread_do_without_waiting() throws Exception {
        long[][] rows = { { 1_000, 3, 0, RecordingFile.id("TICK"), 0, 2_400_000 },
                { 1_010, 3, 0, RecordingFile.id("CTX_SWITCH"), 7, 0 },
                { 1_020, 3, 7, RecordingFile.id("RQ_SIZE"), 2, 1 },
                { 1_030, 3, 7, RecordingFile.id("IDL_BLN_FAIR_BEG"), 0, 0 },
                { 1_035, 3, 7, RecordingFile.id("BLOCK"), 0, 0 },
                { 1_040, 3, 7, RecordingFile.id("CTX_SWITCH"), 0, 0 } };
        try (OpenTrace open = new OpenTrace(folder, rows)) {
            StateAnalysis analysis = StateAnalysis.of(open.trace).orElseThrow();
            analysis.query();
            assertTrue(analysis.waitForCompletion(new NullProgressMonitor()), "asking has a small one made ready");
            StateQuery query = analysis.query().orElseThrow();
            assertEquals(Optional.of("idle, 2400 MHz"), query.cpu(3, 1_005, Integer::toString));
            assertEquals(Optional.of("thread 7, run queue 2, 2400 MHz, balancing IDL_BLN_FAIR"),
                    query.cpu(3, 1_032, pid -> "thread " + pid));
            assertEquals(Optional.of("running on CPU 3"), query.thread(7, 1_036));
            assertEquals(Optional.of("blocked, last on CPU 3"), query.thread(7, 1_040));
            assertEquals(Optional.empty(), query.thread(7, 1_000));
            assertEquals(Optional.empty(), query.thread(8, 1_036));
            assertEquals(Optional.empty(), query.cpu(3, 5_000, Integer::toString));
        }
    }

    @Test
    void without_any_of_its_events_it_cannot_run_and_says_why() throws Exception {
        RecordingFile file = new RecordingFile().withRows(new long[] { 1_000, 0, 1, 5, 2, 0 })
                .with("sched_log_traced_events.start", "5 USER_EVT\n".getBytes());
        try (OpenTrace open = new OpenTrace(folder, file.write(folder.resolve("user.tar")))) {
            assertTrue(StateAnalysis.of(open.trace).isEmpty());
            StateAnalysis analysis = new StateAnalysis();
            analysis.setName("SchedLog State");
            assertFalse(analysis.canExecute(open.trace));
            String help = analysis.getHelpText(open.trace);
            assertTrue(help.contains("has none of the events"), help);
            analysis.dispose();
        }
    }
}
