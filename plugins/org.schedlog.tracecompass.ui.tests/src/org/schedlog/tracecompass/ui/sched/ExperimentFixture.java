// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.TwoRecordings;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** An experiment in the real window, of the two examples at first; UI thread. */
abstract class ExperimentFixture {

    @TempDir
    Path folder;

    final Selected selected = new Selected();
    TwoRecordings both;
    RecordingTrace simulated;
    RecordingTrace build;

    /** Which threads views selected. */
    public static final class Selected {

        final List<String> threads = new ArrayList<>();

        /** A view selects a thread. */
        @TmfSignalHandler
        public void selected(TmfThreadSelectedSignal signal) {
            threads.add(signal.getTraceHost() + " " + signal.getThreadId());
        }
    }

    @BeforeEach
    void open() throws Exception {
        open(new TwoRecordings());
    }

    private void open(TwoRecordings opened) {
        both = opened;
        simulated = both.traces().get(0);
        build = both.traces().get(1);
        TmfSignalManager.register(selected);
    }

    /** Opens an experiment whose first recording lacks events. */
    void openWithout(String event) throws Exception {
        openInstead(SchedulerWorkbench.without(event, folder.resolve("lacks-" + event + ".tar")),
                Workbench.example(Workbench.BUILD));
    }

    /** Opens an experiment of two other recordings. */
    void openInstead(Path first, Path second) throws Exception {
        close();
        open(new TwoRecordings(first, second));
    }

    @AfterEach
    void close() throws Exception {
        TmfSignalManager.deregister(selected);
        both.close();
    }

    static void settle(SchedulerView<?> view, List<RecordingTrace> shown) {
        Workbench.settle(() -> SchedulerWorkbench.shows(view, shown) && view.isSettled(), "all are shown");
    }

    /** Chooses what a view shows: 0 for all recordings, 1 for the first one. */
    void choose(SchedulerView<?> view, int index) {
        both.choose(index);
        settle(view, index == 0 ? both.traces() : List.of(both.traces().get(index - 1)));
    }

    static ResidencyTable engine(RecordingTrace trace) throws Exception {
        return ResidencyTable.of(CpuTimeline.of(trace.recording(), Progress.NONE), null, Progress.NONE);
    }

    /** Says which CPUs of the simulated machine belong together; nothing is said of the other one. */
    void chooseSockets() throws Exception {
        TraceTopology.choose(this, simulated, CpuTimeline.of(simulated.recording(), Progress.NONE).cpus(),
                Files.readString(SchedulerWorkbench.inExamples("topology/two-sockets-8cpu.json")), "a test");
    }
}
