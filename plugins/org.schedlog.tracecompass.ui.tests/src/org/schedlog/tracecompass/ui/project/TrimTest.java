// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.lines.LinesView;
import org.schedlog.tracecompass.ui.workbench.DialogWatch;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Trace Compass' command "Export Time Selection as New Trace..." on recordings. */
@DisplayName("Trimming in Trace Compass")
class TrimTest {

    private static final String TRIM = "org.eclipse.tracecompass.tmf.ui.command.trim_trace";
    private static final long MS = 1_000_000;

    private final List<IResource> made = new ArrayList<>();
    private DialogWatch dialogs;

    @BeforeEach
    void watch() {
        dialogs = new DialogWatch();
    }

    @AfterEach
    void close() throws Exception {
        dialogs.close();
        Workbench.closeTraces();
        for (IResource resource : made) {
            resource.delete(true, new NullProgressMonitor());
        }
    }

    /** Selects a range in all views, relative to the trace's start. */
    private void select(ITmfTrace trace, long from, long to) {
        long start = trace.getStartTime().toNanos();
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(start + from),
                TmfTimestamp.fromNanos(start + to), trace));
        Workbench.rest(300);
    }

    private static ITmfTrace active() {
        return TmfTraceManager.getInstance().getActiveTrace();
    }

    private static ITmfTrace opened(String name) {
        Workbench.spin(() -> active() != null && active().getName().equals(name), name + " opens");
        return active();
    }

    private static long[] times(Recording recording) {
        LongColumn column = recording.timestamp();
        long[] times = new long[column.size()];
        column.read(0, times.length, times);
        return times;
    }

    private static void assertTrimmed(Recording whole, Recording part, long from, long to) {
        assertArrayEquals(Arrays.stream(times(whole)).filter(time -> from <= time && time <= to).toArray(),
                times(part));
    }

    @Test
    void the_selected_range_becomes_a_trace_of_its_own() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.SIMULATED);
        TmfTraceElement element = Experiments.element(trace);
        select(trace, 90 * MS, 40 * MS);
        dialogs.answer("trimmed.tar");
        Experiments.run(TRIM, element);

        RecordingTrace part = (RecordingTrace) opened("trimmed.tar");
        made.add(part.getResource());
        long start = trace.recording().start();
        assertTrimmed(trace.recording(), part.recording(), start + 40 * MS, start + 90 * MS);
        assertEquals(List.of(), dialogs.said());
        Workbench.rest(1500);
        Workbench.picture("trimmed");
    }

    @Test
    void without_a_range_or_events_in_it_nothing_is_made() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.SIMULATED);
        TmfTraceElement element = Experiments.element(trace);
        select(trace, 0, 0);
        Experiments.run(TRIM, element);
        select(trace, 1, 2);
        Experiments.run(TRIM, element);
        Workbench.closeTraces();
        Experiments.run(TRIM, element);

        Workbench.spin(() -> dialogs.said().size() == 3, "three messages are shown");
        assertTrue(dialogs.said().get(0).contains("No range of time is selected in"), dialogs.said()::toString);
        assertTrue(dialogs.said().get(1).contains("No event of"), dialogs.said()::toString);
        assertTrue(dialogs.said().get(2).contains("is not open"), dialogs.said()::toString);
    }

    @Test
    void the_commands_stand_in_the_context_menu() throws Exception {
        List<TmfTraceElement> recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED),
                Workbench.example(Workbench.BUILD));
        showMenu("menu-of-two", recordings, List.of("Align Starts", "Apply Time Offset...", "Clear Time Offset"));
        showMenu("menu-of-one", recordings.subList(0, 1), List.of("Export Time Selection as New Trace..."));
    }

    private static void showMenu(String picture, List<TmfTraceElement> selected, List<String> offered)
            throws Exception {
        Menu popup = Experiments.menu(offered, selected);
        Workbench.screen(picture);
        popup.setVisible(false);
    }

    @Test
    void an_experiment_becomes_one_of_the_parts_and_keeps_its_offsets() throws Exception {
        List<TmfTraceElement> recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED),
                Workbench.example(Workbench.BUILD));
        TmfExperimentElement element = Experiments.make("pair", recordings);
        made.add(element.getResource());
        Job align = new AlignJob(recordings, List.of());
        align.schedule();
        Workbench.spin(() -> align.getResult() != null, "the recordings are aligned");
        TmfExperiment experiment = Experiments.open(element);
        select(experiment, 50 * MS, 100 * MS);
        dialogs.answer("pair-part");
        Experiments.run(TRIM, element);

        TmfExperiment part = (TmfExperiment) opened("pair-part");
        made.add(part.getResource());
        made.add(element.getProject().getTracesFolder().getResource().getFolder("pair-part"));
        assertEquals(2, part.getTraces().size());
        for (int i = 0; i < 2; i++) {
            RecordingTrace whole = (RecordingTrace) experiment.getTraces().get(i);
            RecordingTrace trimmed = part.getTraces().stream().map(RecordingTrace.class::cast)
                    .filter(trace -> trace.getResource().getName().equals(whole.getResource().getName())).findFirst()
                    .orElseThrow();
            long start = whole.recording().start();
            assertTrimmed(whole.recording(), trimmed.recording(), start + 50 * MS, start + 100 * MS);
            assertEquals(whole.traceTime(start), trimmed.traceTime(start));
        }
        assertTrue(Files.isDirectory(TrimJob.target(element, "pair-part")));
        LinesView lines = Workbench.showView(SchedLogPerspective.LINES_VIEW_ID, LinesView.class);
        Workbench.settle(lines::isSettled, "the lines are shown");
        Workbench.picture("trimmed-experiment");
        for (TmfTraceElement recording : recordings) {
            recording.deleteSupplementaryFolder();
        }
    }
}
