// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

@DisplayName("Queries in the Lines view")
class LinesQueryTest extends LinesViewFixture {

    private static long count(LineDrawing all, int category, BiPredicate<Part, Integer> condition) {
        return all.lines(category).parts().stream()
                .mapToLong(part -> IntStream.range(0, part.size()).filter(i -> condition.test(part, i)).count()).sum();
    }

    private static Figures figures() {
        return Figures.of((RecordingTrace) TmfTraceManager.getInstance().getActiveTrace());
    }

    private void ask(String query) {
        type(query, SWT.CR);
        spin(() -> view.getQuery().equals(query), "the query is in force: " + view.getMessage());
        settle();
    }

    @Test
    void a_query_narrows_figure_and_legend_and_the_other_views_are_told() throws Exception {
        LineDrawing all = show(SPEC);
        ask("c == 1 & x1 - x0 > 1000000 | c == 2 & y0 == 1");
        long idle = count(all, 1, (part, i) -> value(part, "x1", i) - value(part, "x0", i) > 1_000_000);
        long switches = count(all, 2, (part, i) -> value(part, "y0", i) == 1);
        assertTrue(idle > 0 && switches > 0);
        assertEquals(List.of("idle " + idle, "switch " + switches, "nowhere \u2013"), legend());
        assertEquals(idle, drawing().lines(1).count());
        assertEquals(view.getQuery(), figures().chosen().query());
        assertEquals(view.getSpec(), figures().chosen().source());
        picture("lines-query");

        press(SWT.ESC);
        spin(() -> view.getQuery().isEmpty(), "everything is shown again");
        settle();
        assertEquals("busy " + all.lines(0).count(), legend().get(0));
        assertEquals("", figures().chosen().query());
    }

    @Test
    void an_empty_result_says_so_and_shows_an_empty_figure() throws Exception {
        show(SPEC);
        ask("pid == -77");
        assertTrue(view.getMessage().contains("No line of test fulfils the query pid == -77"), view.getMessage());
        spin(() -> rows().isEmpty(), "the rows go");
        assertEquals(List.of("nowhere \u2013"), legend());
        ask("");
        spin(() -> rows().size() == 2, "the rows come back");
        assertEquals("", view.getMessage());
    }

    @Test
    void an_error_is_said_with_its_place_while_typing_and_changes_nothing() throws Exception {
        show(SPEC);
        LineDrawing before = drawing();
        field().setText("c == 1 & pidd > 3");
        assertEquals("At character 10: There is no column pidd; did you mean pid?",
                view.page().query().problem().orElse(""));
        StyleRange[] marks = field().getStyleRanges();
        assertEquals(1, marks.length);
        assertEquals(9, marks[0].start);
        assertEquals(4, marks[0].length);
        assertTrue(marks[0].underline);
        press(SWT.CR);
        settle();
        assertEquals("", view.getQuery());
        assertSame(before, drawing());
        picture("lines-query-error");

        field().setText("pid == $CTX_SWITCHES");
        assertTrue(view.page().query().problem().orElse("").startsWith("At character 8: This recording has no event "
                + "CTX_SWITCHES; did you mean CTX_SWITCH"), view.page().query().problem()::toString);
        field().setText("pid");
        assertTrue(view.page().query().problem().orElse("").startsWith("At character 1: A number is no condition"));
        field().setText("pid == ");
        assertTrue(view.page().query().problem().isPresent());
        field().setText("pid == $CTX_SWITCH");
        assertEquals("", view.page().query().problem().orElse(""));
        assertEquals(0, field().getStyleRanges().length);
    }

    @Test
    void earlier_queries_come_back_with_the_arrow_keys() throws Exception {
        show(SPEC);
        ask("c == 0");
        ask("c == 1");
        field().setText("c == 2 & pi");
        press(SWT.ARROW_UP);
        assertEquals("c == 1", field().getText());
        press(SWT.ARROW_UP);
        assertEquals("c == 0", field().getText());
        press(SWT.ARROW_DOWN);
        press(SWT.ARROW_DOWN);
        assertEquals("c == 2 & pi", field().getText());
    }

    @Test
    void fit_zooms_to_the_result_and_reset_shows_everything() throws Exception {
        LineDrawing all = show(SPEC);
        Part idle = all.lines(1).parts().get(0);
        int line = longest(idle);
        long start = value(idle, "x0", line);
        long end = value(idle, "x1", line);
        ask("c == 1 & x1 - x0 == " + (end - start));
        view.fitToQuery();
        settle();
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        assertEquals(start + all.base(), viewer.getTime0());
        assertEquals(end + all.base(), viewer.getTime1());

        view.presentation().colors().setVisible(1, false);
        view.resetFigure();
        spin(() -> view.getQuery().isEmpty(), "the query is gone");
        settle();
        assertTrue(view.presentation().colors().hidden().isEmpty());
        ITmfTrace trace = TmfTraceManager.getInstance().getActiveTrace();
        assertEquals(trace.getStartTime().toNanos(), viewer.getTime0());
        assertEquals(trace.getEndTime().toNanos(), viewer.getTime1());
        assertEquals("", field().getText());
    }

    @Test
    void a_cloned_view_begins_with_the_query_and_the_choices_of_the_first() throws Exception {
        show(SPEC);
        ask("c <= 1");
        view.presentation().colors().setVisible(0, false);
        view.rowLayout().setOrder(new RowOrder(RowOrder.Key.NUMBER, true));
        view.rowLayout().setHeight(48);
        view.setExpandedRows(Set.of(1L));
        LinesView first = view;
        IWorkbenchPage page = page();
        page.activate(first);
        LinesView clone = (LinesView) page.showView(LinesView.ID, "clone", IWorkbenchPage.VIEW_ACTIVATE);
        try {
            view = clone;
            settle();
            assertEquals("c <= 1", clone.getQuery());
            assertEquals(first.getSpec(), clone.getSpec());
            assertTrue(clone.presentation().colors().hidden().get(0));
            spin(() -> view.getTimeGraphViewer().getExpandedElementCount() == 5, "the row is expanded");
            List<String> names = rows().stream().map(ITimeGraphEntry::getName).toList();
            assertEquals(List.of("CPU 1", "busy", "idle", "CPU 0"), names);
            assertEquals(48, clone.presentation().getItemHeight(rows().get(0)));
            // They go different ways from now on.
            ask("c == 1");
            assertEquals("c <= 1", first.getQuery());
            assertEquals("c == 1", figures().chosen().query());
            page.activate(first);
            assertEquals("c <= 1", figures().chosen().query());
        } finally {
            view = first;
            page.hideView(clone);
        }
        assertFalse(rows().isEmpty());
    }
}
