// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.WorkConservation;
import org.schedlog.tracecompass.core.sched.IdleTimes;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** The real window with a recording in it, for the tests of the views; UI thread. */
final class SchedulerWorkbench extends Workbench implements AutoCloseable {

    /** Opens one of the examples. */
    SchedulerWorkbench(String example) throws Exception {
        this(example(example));
    }

    SchedulerWorkbench(Path file) throws Exception {
        // as large as the virtual screen, for the pictures
        window().getShell().setBounds(0, 0, 1600, 1000);
        open(file.toRealPath());
    }

    /** Shows a view, over all of the window. */
    <T extends IViewPart> T show(String id, Class<T> type) throws Exception {
        T view = showView(id, type);
        IWorkbenchPartReference reference = page().getReference(view);
        if (page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            page().toggleZoom(reference);
        }
        return view;
    }

    void hide(IViewPart view) {
        if (page().isPageZoomed()) {
            page().toggleZoom(page().getReference(view));
        }
        page().hideView(view);
    }

    /** Whether a view shows a recording, and nothing else. */
    static boolean shows(SchedulerView<?> view, RecordingTrace trace) {
        return shows(view, List.of(trace));
    }

    /** Whether a view shows these recordings in their order, and nothing else. */
    static boolean shows(SchedulerView<?> view, List<RecordingTrace> traces) {
        return view.parts().stream().map(Part::recording).toList().equals(traces);
    }

    /** A file of the examples, whatever it is. */
    static Path inExamples(String name) {
        return Path.of(System.getProperty("basedir", "")).resolve("../../examples").resolve(name);
    }

    /** Makes the simulated recording again without the events of a kind: they have another name. */
    static Path without(String event, Path file) throws IOException {
        String bytes = Files.readString(example(SIMULATED), StandardCharsets.ISO_8859_1);
        return Files.writeString(file, bytes.replace(event, "XX" + event.substring(2)), StandardCharsets.ISO_8859_1);
    }

    /** What the engine finds of idle times in a recording, or in a range of it; the thousand longest. */
    static IdleTimes idleTimes(RecordingTrace trace, TimeWindow window) throws Exception {
        CpuLanes lanes = CpuLanes.of(trace.recording(), Progress.NONE);
        Violations violations =
                new Violations(lanes, WorkConservation.of(trace.recording(), lanes, Progress.NONE), 0);
        return IdleTimes.of(violations, window == null ? lanes.span() : window, 1000, Progress.NONE);
    }

    /** Shows a range in all views; recording time. */
    void showRange(long from, long to) {
        long base = trace().traceTime(trace().recording().start());
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this,
                new TmfTimeRange(TmfTimestamp.fromNanos(base + from), TmfTimestamp.fromNanos(base + to)), trace()));
    }

    /** Selects a range in all views; recording time. */
    void select(long from, long to) {
        long base = trace().traceTime(trace().recording().start());
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(base + from),
                TmfTimestamp.fromNanos(base + to), trace()));
    }

    @Override
    public void close() {
        closeTraces();
    }
}
