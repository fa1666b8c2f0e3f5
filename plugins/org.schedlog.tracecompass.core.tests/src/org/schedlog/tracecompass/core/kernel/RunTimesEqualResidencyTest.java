// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.TaskStatistics;

/**
 * How long threads run: on all CPUs together as long as the engine's residency says, which is what {@code schedlog
 * residency} prints; and as long as they are in the state "running", except that a thread which a lost switch leaves
 * current on two CPUs at once is running once.
 */
@DisplayName("Threads run as long as their residency says")
class RunTimesEqualResidencyTest {

    private static final Integer RUNNING = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = { 0, 2, 5, 50 })
    void in_simulated_recordings_that_lost_every_nth_switch(int losing) throws Exception {
        KernelSimulation simulation = new KernelSimulation(losing, 4, 40, 8000);
        Path file = (losing == 0 ? simulation : simulation.losing(losing)).write(folder);
        try (OpenKernel kernel = new OpenKernel(folder, file)) {
            compare(kernel, losing > 0);
        }
    }

    @Test
    void in_a_real_recording() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("real-build-small.tar"))) {
            compare(kernel, true);
        }
    }

    private static void compare(OpenKernel kernel, boolean isBroken) throws Exception {
        Steps steps = Steps.of(kernel.ours());
        CpuTimeline timeline = CpuTimeline.of(kernel.trace.recording(), Progress.NONE);
        ResidencyTable table = ResidencyTable.of(timeline, timeline.span(), Progress.NONE);
        long end = kernel.trace.recording().end();
        long breaks = 0;
        for (int cpu = 0; cpu < timeline.cpuCount(); cpu++) {
            breaks += timeline.cpuAt(cpu).breaks();
        }
        assertEquals(isBroken, breaks > 0);
        for (TaskStatistics task : table.tasks()) {
            long onCpus = 0;
            for (int cpu : timeline.cpus()) {
                // a state system's last moment belongs to the last state, so that one is longer by 1 ns
                String attribute = "CPUs/" + cpu + "/Current_thread";
                onCpus += time(steps, attribute, task.pid(), end);
            }
            assertEquals(task.runtime(), onCpus, "thread " + task.pid());
            if (task.pid() != CpuTimeline.IDLE) {
                assertEquals(union(timeline.task(task.pid())), time(steps, "Threads/" + task.pid(), RUNNING, end),
                        "thread " + task.pid());
            }
        }
        assertTrue(table.tasks().size() > 10);
    }

    private static long time(Steps steps, String attribute, Integer value, long end) {
        return steps.time(attribute, value) - (steps.valueAt(attribute, end) == value.intValue() ? 1 : 0);
    }

    /** How long at least one of the runs is under way. */
    private static long union(TaskRuns runs) {
        long sum = 0;
        long covered = 0;
        for (int run = 0; run < runs.size(); run++) {
            sum += Math.max(0, runs.end(run) - Math.max(covered, runs.begin(run)));
            covered = Math.max(covered, runs.end(run));
        }
        return sum;
    }
}
