// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.tracecompass.tmf.ui.views.timegraph.AbstractTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.lines.LinesView;
import org.schedlog.tracecompass.ui.statistics.LineStatisticsView;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** An experiment of the two examples in time graphs, statistics and Trace Compass' own views. */
@DisplayName("Experiments in views")
class ExperimentViewsTest extends ExperimentFixture {

    @Test
    void starts_are_aligned_by_the_offsets_of_trace_compass() throws Exception {
        RecordingTrace first = both.traces().get(0);
        RecordingTrace second = both.traces().get(1);
        assertEquals(first.getStartTime(), second.getStartTime());
        assertNotEquals(first.recording().start(), second.recording().start());
        // where the stock command "Clear Time Offset" takes it away
        assertEquals(first.recording().start() - second.recording().start(), both.offset(1));
        assertEquals(0, both.offset(0));
    }

    private static void assertInOrder(AbstractTimeGraphView view) {
        Workbench.spin(() -> Arrays.stream(view.getTimeGraphViewer().getExpandedElements())
                .filter(row -> row.getParent() == null).map(ITimeGraphEntry::getName).toList()
                .equals(List.of(Workbench.BUILD, Workbench.SIMULATED)),
                        "the recordings stand in the order of their names");
    }

    @Test
    void time_graphs_show_the_rows_of_each() throws Exception {
        LinesView lines = both.show(SchedLogPerspective.LINES_VIEW_ID, LinesView.class);
        assertInOrder(lines);
        both.picture("lines", lines::isSettled);
        TimelineView timeline = both.show(SchedLogPerspective.TIMELINE_VIEW_ID, TimelineView.class);
        assertInOrder(timeline);
        both.picture("timeline", timeline::isSettled);
        assertTrue(both.choices().isEmpty());
    }

    @Test
    void line_statistics_have_a_part_for_each() throws Exception {
        LineStatisticsView statistics =
                both.show(SchedLogPerspective.LINE_STATISTICS_VIEW_ID, LineStatisticsView.class);
        both.picture("linestatistics", statistics::isSettled);
    }

    @Test
    void stock_views_show_it() throws Exception {
        both.show("org.eclipse.linuxtools.tmf.ui.views.histogram", IViewPart.class);
        long events = both.traces().stream().mapToLong(trace -> trace.recording().events()).sum();
        Workbench.spin(() -> both.experiment().getNbEvents() == events, "all events are indexed");
        Workbench.rest(2500);
        assertTrue(both.choices().isEmpty());
        both.picture("histogram", () -> true);
        both.show("org.eclipse.linuxtools.tmf.ui.views.statistics", IViewPart.class);
        Workbench.rest(1500);
        both.picture("statistics", () -> true);
        Workbench.page().zoomOut();
        Workbench.rest(300);
        Workbench.picture("experiment-window");
    }
}
