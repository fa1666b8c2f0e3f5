// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;
import org.schedlog.engine.sched.WorkConservation;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The analyses of scheduling")
class ResidencyAnalysisTest {

    @TempDir
    Path folder;

    @Test
    void it_computes_the_time_line_once_for_all() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(1, 500, 3, 5))) {
            SchedulerData data = open.data();
            CpuTimeline expected = CpuTimeline.of(open.trace.recording(), Progress.NONE);
            assertEquals(expected.duration(), data.timeline().duration());
            assertEquals(expected.taskCount(), data.timeline().taskCount());
            assertSame(data, open.data());
        }
    }

    @Test
    void violations_are_looked_for_only_when_somebody_wants_them() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(1, 500, 3, 5))) {
            SchedulerData data = open.data();
            assertTrue(ViolationsAnalysis.SOURCE.of(open.trace).get().data().isEmpty());
            Violations violations = open.violations();
            assertSame(violations, open.violations());
            assertSame(data.timeline().lanes(), violations.lanes(), "the lanes are made once");
            WorkConservation expected =
                    WorkConservation.of(open.trace.recording(), data.timeline().lanes(), Progress.NONE);
            for (int cpu : data.timeline().cpus()) {
                assertEquals(WorkConservation.total(expected.violations(cpu), null),
                        WorkConservation.total(violations.found().violations(cpu), null));
            }
            assertTrue(WorkConservation.total(expected.violations(), null) > 0);
            assertEquals(List.of(), violations.marks(99, data.timeline().span(), 100));
        }
    }

    @Test
    void without_switches_it_cannot_run_and_says_why() throws Exception {
        long[] row = { 1_000, 0, 1, RecordingFile.id("WAKEUP"), 2, 0 };
        try (SchedulerTrace open = new SchedulerTrace(folder, row)) {
            assertTrue(ResidencyAnalysis.of(open.trace).isEmpty());
            SignalsAnalysis signals = new SignalsAnalysis();
            assertFalse(signals.canExecute(open.trace));
            signals.dispose();
            ResidencyAnalysis analysis = new ResidencyAnalysis();
            assertFalse(analysis.canExecute(open.trace));
            analysis.setName("Scheduler Residency");
            String help = analysis.getHelpText(open.trace);
            assertTrue(help.contains("has no CTX_SWITCH events") && help.contains("Record it again"), help);
            analysis.dispose();
            assertTrue(new SignalsDataProviderFactory().createProvider(open.trace) == null);
        }
    }

    @Test
    void without_run_queue_lengths_there_are_no_violations_but_all_the_rest() throws Exception {
        long[][] rows = { { 1_000, 0, 1, RecordingFile.id("CTX_SWITCH"), 2, 0 },
                { 1_500, 0, 2, RecordingFile.id("CTX_SWITCH"), 0, 0 } };
        try (SchedulerTrace open = new SchedulerTrace(folder, rows)) {
            assertTrue(ViolationsAnalysis.SOURCE.of(open.trace).isEmpty());
            String why = ViolationsAnalysis.SOURCE.refusal(open.trace).get();
            assertTrue(why.contains("has no RQ_SIZE events") && why.contains("Record it again"), why);
            assertEquals(3, open.data().timeline().taskCount());
        }
    }

    @Test
    void the_signals_wait_for_the_time_line() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(2, 500, 3, 5))) {
            SignalsAnalysis signals = (SignalsAnalysis) open.trace.getAnalysisModule(SignalsAnalysis.ID);
            signals.schedule();
            assertTrue(signals.waitForCompletion(new NullProgressMonitor()));
            assertTrue(ResidencyAnalysis.of(open.trace).get().data().isPresent());
        }
    }

    @Test
    void a_chosen_topology_is_used_and_a_wrong_one_refused() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(3, 100, 4, 5))) {
            int[] cpus = open.data().timeline().cpus();
            assertEquals(2, TraceTopology.of(open.trace, cpus).topology().levels().size());
            String json = "{\"numa\":[{\"name\":\"a\",\"cpus\":[0,2]},[1,3]]}";
            TraceTopology.choose(this, open.trace, cpus, json, "a test");
            Topology topology = TraceTopology.of(open.trace, cpus).topology();
            assertEquals("a", topology.level("numa").get(0).label());
            assertEquals(json, TopologyJson.write(Map.of("numa", topology.level("numa"))));
            assertThrows(TopologyException.class,
                    () -> TraceTopology.choose(this, open.trace, cpus, "{\"numa\":[[0]]}", "a test"));
            assertEquals("a test", TraceTopology.of(open.trace, cpus).origin());
            TraceTopology.reset(this, open.trace, cpus);
            assertEquals(2, TraceTopology.of(open.trace, cpus).topology().levels().size());
        }
    }
}
