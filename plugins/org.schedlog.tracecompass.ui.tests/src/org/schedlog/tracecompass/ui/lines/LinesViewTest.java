// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;

@DisplayName("The Lines view in Trace Compass")
class LinesViewTest extends LinesViewFixture {

    @Test
    void it_shows_the_overview_of_the_example_with_a_legend() {
        assertEquals("Lines: overview", view.getTitle());
        assertEquals(List.of("CPU 0", "CPU 1"), rows().stream().map(ITimeGraphEntry::getName).toList());
        assertTrue(view.problem().isEmpty());
        assertEquals("", view.getMessage());
        assertTrue(legend().size() > 10, legend()::toString);
        for (ITimeGraphEntry row : rows()) {
            int runs = 0;
            Iterator<? extends ITimeEvent> events = row.getTimeEventsIterator();
            while (events.hasNext()) {
                runs += events.next() instanceof RunEvent ? 1 : 0;
            }
            assertTrue(runs > 0, row.getName());
        }
    }

    @Test
    void it_fits_windows_of_two_sizes() throws Exception {
        Shell shell = window().getShell();
        Point before = shell.getSize();
        try {
            for (int width : new int[] { 1000, 1580 }) {
                shell.setSize(width, width * 5 / 8);
                settle();
                Rectangle legend = view.page().legend().control().getBounds();
                Rectangle graph = view.page().graph().getBounds();
                assertTrue(graph.width > legend.width && legend.width > 100, graph + " beside " + legend);
                Table table = find(view.page().legend().control(), Table.class);
                int columns = table.getColumn(0).getWidth() + table.getColumn(1).getWidth();
                assertTrue(columns <= table.getClientArea().width, "the counts can be seen");
                assertEquals("", view.page().query().text());
                picture("lines-" + width);
            }
        } finally {
            shell.setSize(before);
            settle();
        }
    }

    @Test
    void intervals_fill_the_row_and_ticks_stand_in_it_at_their_times() throws Exception {
        LineDrawing drawing = show(SPEC);
        assertEquals("Lines: test", view.getTitle());
        assertEquals(List.of("busy " + drawing.lines(0).count(), "idle " + drawing.lines(1).count(),
                "switch " + drawing.lines(2).count(),
                "nowhere \u2013"), legend());
        Part idle = drawing.lines(1).parts().get(0);
        int line = longest(idle);
        long start = value(idle, "x0", line) + drawing.base();
        long end = value(idle, "x1", line) + drawing.base();
        ITimeGraphEntry row = rows().get((int) value(idle, "y0", line));
        showRange(start - (end - start) / 4, end + (end - start) / 4);
        assertEquals(GREEN, color(row, start + (end - start) / 3, 0.75));

        Part busy = drawing.lines(0).parts().get(0);
        int work = longest(busy);
        long from = value(busy, "x0", work) + drawing.base();
        ITimeGraphEntry busyRow = rows().get((int) value(busy, "y0", work));
        showRange(from - 1000, from + 1000);
        assertEquals(RED, color(busyRow, from + 700, 0.75));
        assertEquals(RED, color(busyRow, from + 700, 0.25));

        Part switches = drawing.lines(2).parts().get(0);
        long tick = value(switches, "x0", switches.size() / 2) + drawing.base();
        ITimeGraphEntry tickRow = rows().get((int) value(switches, "y0", switches.size() / 2));
        showRange(tick - 500, tick + 500);
        assertEquals(BLUE, color(tickRow, tick, 0.25));
        assertNotEquals(BLUE, color(tickRow, tick, 0.85));

        Map<String, String> tooltip = view.presentation().getEventHoverToolTipInfo(run(tickRow, tick), tick);
        assertTrue(tooltip.containsValue("switch"), tooltip::toString);
    }

    @Test
    void a_hidden_category_is_not_painted() throws Exception {
        LineDrawing drawing = show(SPEC);
        Part busy = drawing.lines(0).parts().get(0);
        int line = longest(busy);
        long from = value(busy, "x0", line) + drawing.base();
        ITimeGraphEntry row = rows().get((int) value(busy, "y0", line));
        showRange(from - 1000, from + 1000);
        assertEquals(RED, color(row, from + 700, 0.75));
        view.presentation().colors().setVisible(0, false);
        view.getTimeGraphViewer().getTimeGraphControl().redraw();
        settle();
        assertNotEquals(RED, color(row, from + 700, 0.75));
    }

    @Test
    void rows_of_threads_have_their_names() {
        view.setSpec(SpecSource.shipped().stream().filter(source -> source.name().equals("threads")).findFirst().get());
        settle();
        List<String> names = rows().stream().map(ITimeGraphEntry::getName).toList();
        assertTrue(names.size() > 100, () -> names.size() + " rows");
        assertTrue(names.stream().anyMatch(name -> name.matches("make \\(\\d+\\)")), names::toString);
    }

    @Test
    void a_trace_is_shown_again_with_the_specification_it_was_last_shown_with() throws Exception {
        show(SPEC);
        closeTraces();
        spin(() -> view.getMessage().contains("No recording is open"), "the view says that nothing is open");
        openExample();
        assertEquals("Lines: test", view.getTitle());
        assertEquals("busy", legend().get(0).split(" ")[0]);
    }

    @Test
    void a_second_view_shows_another_figure_of_the_same_trace() throws Exception {
        IWorkbenchPage page = page();
        LinesView second = (LinesView) page.showView(LinesView.ID, "second", IWorkbenchPage.VIEW_ACTIVATE);
        LinesView first = view;
        try {
            view = second;
            settle();
            show(SPEC);
            assertEquals("Lines: test", second.getTitle());
            assertEquals("Lines: overview", first.getTitle());
            view.setPinned(TmfTraceManager.getInstance().getActiveTrace());
            assertEquals("Lines: test <real-build-small.tar>", second.getTitle());
        } finally {
            view = first;
            page.hideView(second);
        }
        settle();
        assertFalse(rows().isEmpty());
    }

    @Test
    void what_is_wrong_with_a_specification_is_said_in_the_view() throws Exception {
        show(SPEC.replace("event==$RQ_SIZE & arg0==0", "event==$RQ_SIZE & argg0==0"));
        assertTrue(view.problem().isPresent());
        String said = view.getMessage();
        assertTrue(said.contains("test.json") && said.contains("idle") && said.contains("argg0"), said);
        assertTrue(legend().isEmpty(), legend()::toString);
        assertTrue(rows().isEmpty());

        show(SPEC);
        assertEquals("", view.getMessage());
        assertFalse(rows().isEmpty());
    }

    @Test
    void a_figure_without_lines_says_so() throws Exception {
        show(SPEC.replace("$RQ_SIZE", "-1").replace("$CTX_SWITCH", "-1"));
        assertTrue(view.problem().isEmpty());
        assertTrue(view.getMessage().contains("nothing to show"), view.getMessage());
        assertTrue(rows().isEmpty());
    }
}
