// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.KernelNames;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Our attribute tree is what Trace Compass' own KernelStateProvider makes of the same trace's events. It differs in
 * this, on purpose:
 * <ul>
 * <li>Before a CPU's first switch we know who runs there: the thread that the switch leaves, and its name unless it is
 * the idle thread. Trace Compass knows nothing.
 * A thread that is forked there before that switch is known to wait there, too.
 * <li>{@code Blocked_on} is ours.
 * <li>An attribute that never has a value, such as {@code IRQs}, need not be there in both.
 * <li>Where several events of one time change a value to and fro, Trace Compass cuts the state in two equal ones; we do
 * so in other cases. Here neighbours with equal values count as one.
 * </ul>
 * and where the kernel lost switches, see {@link #real_recording_differs_only_where_switches_were_lost()}.
 */
@DisplayName("The kernel analysis' tree equals Trace Compass' own")
class KernelTreeEqualsStockTest {

    @TempDir
    private Path folder;

    private static void addWhoRunsFirst(Steps stock, RecordingTrace trace) {
        Recording recording = trace.recording();
        long id = recording.eventTable().id("CTX_SWITCH").orElseThrow();
        Set<Long> seen = new TreeSet<>();
        for (int row = 0; row < recording.events(); row++) {
            long cpu = recording.cpu().get(row);
            if (recording.event().get(row) == id && seen.add(cpu)) {
                long until = recording.timestamp().get(row);
                int pid = (int) recording.pid().get(row);
                String thread = "Threads/" + (pid == 0 ? "0_" + cpu : pid);
                stock.overlay("CPUs/" + cpu, until, pid == 0 ? 0 : 2);
                stock.overlay("CPUs/" + cpu + "/Current_thread", until, pid);
                stock.overlay(thread, until, 2);
                stock.overlay(thread + "/Current_cpu_rq", until, (int) cpu);
                if (pid != 0) {
                    stock.overlay(thread + "/Exec_name", until, KernelNames.of(trace.threadNames(), pid, 0));
                }
            }
        }
    }

    /** The attributes that differ, and how. */
    private static Map<String, String> differences(OpenKernel kernel) throws Exception {
        Steps ours = Steps.of(kernel.ours());
        Steps stock = Steps.of(kernel.stock());
        addWhoRunsFirst(stock, kernel.trace);
        Map<String, String> differences = new TreeMap<>();
        Set<String> paths = ours.paths();
        paths.addAll(stock.paths());
        paths.removeIf(path -> path.endsWith("/" + KernelTree.BLOCKED_ON));
        for (String path : paths) {
            if (!Objects.equals(ours.attributes.get(path), stock.attributes.get(path))) {
                differences.put(path, "ours " + ours.attributes.get(path) + "\nstock " + stock.attributes.get(path));
            }
        }
        assertTrue(paths.size() > 100, "attributes: " + paths.size());
        return differences;
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void on_simulated_recordings(long seed) throws Exception {
        Path file = new KernelSimulation(seed, 1 + (int) seed % 5, 20 + 10 * (int) seed, 6000).write(folder);
        try (OpenKernel kernel = new OpenKernel(folder, file)) {
            assertEquals(Map.of(), differences(kernel));
        }
    }

    @Test
    void on_the_synthetic_example() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("synth-8cpu-9k.tar"))) {
            assertEquals(Map.of(), differences(kernel));
        }
    }

    /**
     * Where a switch leaves another thread than the current one, the kernel lost a switch. Trace Compass goes on to
     * believe that the thread which was current runs; we say that it waits, nobody knows for what.
     */
    @Test
    void real_recording_differs_only_where_switches_were_lost() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("real-build-small.tar"))) {
            Set<String> overtaken = overtaken(kernel.trace.recording());
            Map<String, String> differences = differences(kernel);
            assertTrue(overtaken.size() < 100, "threads whose switches were lost: " + overtaken);
            assertTrue(differences.size() > 0 && differences.size() < 20, differences.toString());
            differences.forEach((path, how) -> assertTrue(overtaken.contains(path.split("/")[1]), path + ": " + how));
        }
    }

    /** The threads that are current on a CPU when a switch says that another one was. */
    private static Set<String> overtaken(Recording recording) {
        long id = recording.eventTable().id("CTX_SWITCH").orElseThrow();
        Map<Long, Long> current = new HashMap<>();
        Set<String> overtaken = new TreeSet<>();
        for (int row = 0; row < recording.events(); row++) {
            if (recording.event().get(row) == id) {
                long cpu = recording.cpu().get(row);
                Long before = current.put(cpu, recording.arg0().get(row));
                if (before != null && before != recording.pid().get(row)) {
                    overtaken.add(before == 0 ? "0_" + cpu : Long.toString(before));
                }
            }
        }
        return overtaken;
    }
}
