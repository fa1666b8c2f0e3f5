// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfExperimentElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.events.EventTypesView;
import org.schedlog.tracecompass.ui.lines.LinesView;
import org.schedlog.tracecompass.ui.points.PointsView;
import org.schedlog.tracecompass.ui.statistics.LineStatisticsView;
import org.schedlog.tracecompass.ui.workbench.Experiments;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** An experiment of the two examples, their starts aligned, in all views. */
@DisplayName("Experiments in all views")
class ExperimentViewsTest {

    private static final String ALIGN = "org.schedlog.tracecompass.ui.align";

    private List<TmfTraceElement> recordings;
    private TmfExperimentElement element;
    private TmfExperiment experiment;

    @BeforeEach
    void open() throws Exception {
        Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
        recordings = Experiments.elements(Workbench.example(Workbench.SIMULATED), Workbench.example(Workbench.BUILD));
        element = Experiments.make("both", recordings);
        Experiments.run(ALIGN, element);
        TmfTraceElement second = recordings.get(1);
        Workbench.spin(() -> offset(second) != 0, "the starts are aligned");
        experiment = Experiments.open(element);
    }

    @AfterEach
    void close() throws Exception {
        if (Workbench.page().isPageZoomed()) {
            Workbench.page().zoomOut();
        }
        Workbench.closeTraces();
        for (IViewReference view : Workbench.page().getViewReferences()) {
            Workbench.page().hideView(view);
        }
        Workbench.page().resetPerspective();
        Experiments.delete(element);
        for (TmfTraceElement recording : recordings) {
            recording.deleteSupplementaryFolder();
        }
    }

    private static long offset(TmfTraceElement recording) {
        return TimestampTransformFactory.getTimestampTransform(recording.getResource()).transform(0);
    }

    private static <V extends IViewPart> V show(String id, Class<V> type) throws Exception {
        V view = Workbench.showView(id, type);
        IWorkbenchPartReference reference = Workbench.page().getReference(view);
        if (Workbench.page().getPartState(reference) != IWorkbenchPage.STATE_MAXIMIZED) {
            Workbench.page().toggleZoom(reference);
        }
        return view;
    }

    private static void picture(String name, BooleanSupplier settled) throws Exception {
        Workbench.settle(settled, name + " is settled");
        Workbench.rest(300);
        Workbench.picture("experiment-" + name);
        Workbench.page().zoomOut();
    }

    /** The choice of the recording, where it can be seen. */
    private static List<Combo> choices() {
        Composite shell = Workbench.window().getShell();
        return Workbench.controls(shell, Combo.class).stream().filter(Combo::isVisible)
                .filter(combo -> combo.getToolTipText() != null && combo.getToolTipText().contains("experiment"))
                .toList();
    }

    private static void choose(int index) {
        Combo combo = choices().get(0);
        assertEquals(2, combo.getItemCount());
        combo.select(index);
        Workbench.act(combo, SWT.Selection);
    }

    private List<RecordingTrace> traces() {
        return experiment.getTraces().stream().map(RecordingTrace.class::cast).toList();
    }

    @Test
    void starts_are_aligned_by_the_offsets_of_trace_compass() throws Exception {
        assertEquals(traces().get(0).getStartTime(), traces().get(1).getStartTime());
        assertNotEquals(traces().get(0).recording().start(), traces().get(1).recording().start());
        // where the stock command "Clear Time Offset" takes it away
        assertEquals(traces().get(0).recording().start() - traces().get(1).recording().start(),
                offset(recordings.get(1)));
        assertEquals(0, offset(recordings.get(0)));
    }

    private static void assertInOrder(AbstractTimeGraphView view) {
        Workbench.spin(() -> Arrays.stream(view.getTimeGraphViewer().getExpandedElements())
                .filter(row -> row.getParent() == null).map(ITimeGraphEntry::getName).toList()
                .equals(List.of(Workbench.BUILD, Workbench.SIMULATED)),
                        "the recordings stand in the order of their names");
    }

    @Test
    void time_graphs_show_the_rows_of_each() throws Exception {
        LinesView lines = show(SchedLogPerspective.LINES_VIEW_ID, LinesView.class);
        assertInOrder(lines);
        picture("lines", lines::isSettled);
        TimelineView timeline = show(SchedLogPerspective.TIMELINE_VIEW_ID, TimelineView.class);
        assertInOrder(timeline);
        picture("timeline", timeline::isSettled);
        assertTrue(choices().isEmpty());
    }

    @Test
    void tables_have_a_part_for_each() throws Exception {
        LineStatisticsView statistics = show(SchedLogPerspective.LINE_STATISTICS_VIEW_ID, LineStatisticsView.class);
        picture("linestatistics", statistics::isSettled);
    }

    /** Opens a view, chooses the second recording, and keeps a picture. */
    private static <V extends IViewPart> V showSecond(String id, Class<V> type, Predicate<V> settled)
            throws Exception {
        V view = show(id, type);
        Workbench.settle(() -> settled.test(view), id + " is settled");
        choose(1);
        picture(id.substring(id.lastIndexOf('.') + 1), () -> settled.test(view));
        return view;
    }

    @Test
    void the_others_show_the_one_that_is_chosen() throws Exception {
        showSecond(SchedLogPerspective.POINTS_VIEW_ID, PointsView.class, PointsView::isSettled);
        showSecond(SchedLogPerspective.SIGNALS_VIEW_ID, SignalsView.class, SignalsView::isSettled);
        showSecond(SchedLogPerspective.LATENCY_VIEW_ID, LatencyView.class, LatencyView::isSettled);
        showSecond(SchedLogPerspective.ASSERTIONS_VIEW_ID, AssertionsView.class, AssertionsView::isSettled);
        showSecond(SchedLogPerspective.EVENT_TYPES_VIEW_ID, EventTypesView.class, EventTypesView::isSettled);

        ResidencyView residency = show(SchedLogPerspective.RESIDENCY_VIEW_ID, ResidencyView.class);
        Workbench.settle(residency::isSettled, "residency");
        assertEquals(traces().get(0), residency.recording());
        String first = residency.summary();
        choose(1);
        picture("residency", residency::isSettled);
        assertEquals(traces().get(1), residency.recording());
        assertNotEquals(first, residency.summary());
    }

    @Test
    void stock_views_show_it() throws Exception {
        show("org.eclipse.linuxtools.tmf.ui.views.histogram", IViewPart.class);
        Workbench.spin(() -> experiment.getNbEvents() == events(), "all events are indexed");
        Workbench.rest(2500);
        assertTrue(choices().isEmpty());
        picture("histogram", () -> true);
        show("org.eclipse.linuxtools.tmf.ui.views.statistics", IViewPart.class);
        Workbench.rest(1500);
        picture("statistics", () -> true);
        Workbench.rest(300);
        Workbench.picture("experiment-window");
    }

    private long events() {
        return traces().stream().mapToLong(trace -> trace.recording().events()).sum();
    }
}
