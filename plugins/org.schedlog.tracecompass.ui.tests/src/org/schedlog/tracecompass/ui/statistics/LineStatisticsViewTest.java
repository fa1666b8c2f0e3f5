// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.tracecompass.core.figure.Drawing;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.statistics.LineStatistics.CategoryRow;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.events.EventTypesView;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The Line Statistics view in Trace Compass")
class LineStatisticsViewTest {

    private RecordingTrace trace;
    private LineStatisticsView view;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        trace = Workbench.open("real-build-small.tar");
        view = Workbench.showView(LineStatisticsView.ID, LineStatisticsView.class);
        Figures.of(trace).choose(FigureRequest.all(SpecSource.DEFAULT));
        view.setScope(Scope.EVERYTHING);
        Workbench.settle(view::isSettled, "the view is settled");
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private Tree tree() {
        return view.tree().viewer().getTree();
    }

    private Drawing drawing(FigureRequest request) {
        return Figures.of(trace).figure(request).await(60_000, new NullProgressMonitor()).get().drawing().get();
    }

    /** What the view must show: label, and the numbers of one column, from the engine alone. */
    private static List<String> expected(Frame frame, String column) {
        return FrameStatistics.of(frame, Progress.NONE).categories().stream().map(category -> {
            BigInteger sum = category.columns().get(column).integerSum();
            return category.category().label() + " " + String.format(Locale.ROOT, "%,d", category.count()) + " "
                    + (category.count() == 0 ? "" : String.format(Locale.ROOT, "%,d ns", sum));
        }).toList();
    }

    private List<String> rows() {
        return Arrays.stream(tree().getItems()).map(item -> item.getText(0) + " " + item.getText(1) + " "
                + item.getText(3)).toList();
    }

    private void dispatch(long from, long to, boolean isSelection) {
        if (isSelection) {
            TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(this, TmfTimestamp.fromNanos(from),
                    TmfTimestamp.fromNanos(to), trace));
        } else {
            TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this,
                    new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to)), trace));
        }
        Workbench.settle(view::isSettled, "the view is settled");
        Workbench.settle(view::isSettled, "the view is settled");
    }

    @Test
    void it_shows_the_engine_s_numbers_of_everything() throws Exception {
        view.showColumn("x1");
        assertEquals(expected(drawing(FigureRequest.all(SpecSource.DEFAULT)).frame(), "x1"), rows());
        assertEquals("overview", view.what());
        assertEquals("", view.said());
    }

    @Test
    void it_follows_the_visible_range_and_the_selection_whichever_way_round_it_was_dragged() throws Exception {
        view.showColumn("x0");
        Drawing drawing = drawing(FigureRequest.all(SpecSource.DEFAULT));
        view.setScope(Scope.VISIBLE);
        long from = drawing.base() + 5_000_000_000L;
        dispatch(from, from + 700_000_000, false);
        assertEquals(expected(drawing.frame().window(5_000_000_000L, 5_700_000_000L, Progress.NONE), "x0"), rows());
        assertEquals("overview, 5,000,000,000 ns to 5,700,000,000 ns (700.000 ms)", view.what());

        view.setScope(Scope.SELECTION);
        dispatch(from + 90_000_000, from + 1000, true);
        assertEquals(expected(drawing.frame().window(5_000_001_000L, 5_090_000_000L, Progress.NONE), "x0"), rows());
        dispatch(from, from, true);
        assertEquals("overview, at 5,000,000,000 ns since the first event", view.what());
    }

    @Test
    void it_follows_the_figure_and_the_query_that_the_user_looks_at() throws Exception {
        view.showColumn("x0");
        FigureRequest query = new FigureRequest(SpecSource.DEFAULT, "c < 3 and x0 > 1000000000");
        Figures.of(trace).choose(query);
        Workbench.settle(view::isSettled, "the view is settled");
        assertEquals(expected(drawing(query).frame(), "x0"), rows());
        assertEquals("overview where c < 3 and x0 > 1000000000", view.what());

        Figures.of(trace).choose(new FigureRequest(SpecSource.DEFAULT, "x0 < -1"));
        Workbench.settle(view::isSettled, "the view is settled");
        assertTrue(view.said().contains("no lines"), view.said());

        Figures.of(trace).choose(new FigureRequest(SpecSource.DEFAULT, "x0 <"));
        Workbench.settle(view::isSettled, "the view is settled");
        assertTrue(view.said().contains("query is not understood"), view.said());
        assertEquals(0, tree().getItemCount());
    }

    @Test
    void a_category_opens_to_its_columns_and_the_lengths_of_its_lines() {
        view.tree().viewer().expandToLevel(2);
        List<String> names = Arrays.stream(tree().getItem(0).getItems()).map(item -> item.getText(0)).toList();
        assertTrue(names.containsAll(List.of("x0", "y0", "x1", "y1", "x1 - x0")), names::toString);
        assertFalse(names.contains("c"));
    }

    @Test
    void a_click_on_a_header_sorts_and_the_third_one_restores_the_order() {
        List<String> before = rows();
        Event click = new Event();
        List<Long> counts = new ArrayList<>();
        tree().getColumn(1).notifyListeners(SWT.Selection, click);
        for (TreeItem item : tree().getItems()) {
            counts.add(Long.parseLong(item.getText(1).replace(",", "")));
        }
        List<Long> sorted = new ArrayList<>(counts);
        sorted.sort((left, right) -> Long.compare(right, left));
        assertEquals(sorted, counts);
        tree().getColumn(1).notifyListeners(SWT.Selection, click);
        tree().getColumn(1).notifyListeners(SWT.Selection, click);
        assertEquals(before, rows());
    }

    @Test
    void rows_are_copied_as_text_and_everything_is_exported_as_CSV() throws Exception {
        view.showColumn("x0");
        tree().select(tree().getItem(1));
        view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
        String[] lines = Workbench.clipboard().split("\n");
        assertEquals(2, lines.length);
        String[] fields = lines[1].split("\t");
        FrameStatistics statistics =
                FrameStatistics.of(drawing(FigureRequest.all(SpecSource.DEFAULT)).frame(), Progress.NONE);
        var second = statistics.categories().get(1);
        assertEquals(List.of(second.category().label(), "x0", Long.toString(second.count()),
                Double.toString(second.columns().get("x0").mean()),
                second.columns().get("x0").integerSum().toString()), Arrays.asList(fields).subList(0, 5));

        Path file = folder.resolve("out.csv");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.exportAction().run();
        List<String> csv = Files.readAllLines(file);
        assertTrue(csv.get(0).startsWith("c,label,count,x0_mean,x0_sum,x0_min,x0_max,"), csv.get(0));
        assertEquals(1 + statistics.categories().size(), csv.size());
    }

    @Test
    void tooltips_have_the_exact_numbers_and_the_reasons_why_there_are_none() {
        view.showColumn("x1 - x0");
        CategoryRow idle = ((StatisticsTree.Line) tree().getItem(0).getData()).row();
        String mean = tooltip(2, tree().getItem(0));
        assertEquals("Mean of x1 - x0 in Idle: " + idle.column("x1 - x0").get().mean() + " ns", mean);
        TreeItem unavailable = Arrays.stream(tree().getItems())
                .filter(item -> ((StatisticsTree.Line) item.getData()).row().category().unavailable() != null)
                .findFirst().orElseThrow();
        assertTrue(tooltip(0, unavailable).contains("is unavailable in this trace: no event "),
                tooltip(0, unavailable));
        view.tree().hideEmpty(true);
        assertTrue(Arrays.stream(tree().getItems()).noneMatch(item -> item.getText(1).equals("0")));
        view.tree().hideEmpty(false);
    }

    private String tooltip(int column, TreeItem item) {
        return view.tree().viewer().getLabelProvider(column) instanceof CellLabelProvider labels
                ? labels.getToolTipText(item.getData()) : null;
    }

    @Test
    void while_it_is_hidden_nothing_is_computed_and_then_it_shows_what_is_asked_for_last() throws Exception {
        view.showColumn("x0");
        Workbench.showView(EventTypesView.ID, EventTypesView.class);
        FigureRequest query = new FigureRequest(SpecSource.DEFAULT, "c == 7");
        List<String> before = rows();
        Figures.of(trace).choose(query);
        Workbench.rest(600);
        assertEquals(before, rows());
        assertTrue(Figures.of(trace).computed(query).isEmpty());
        Workbench.showView(LineStatisticsView.ID, LineStatisticsView.class);
        Workbench.settle(view::isSettled, "the view is settled");
        assertEquals(expected(drawing(query).frame(), "x0"), rows());
    }

    @Test
    void pictures() throws Exception {
        view.tree().viewer().setExpandedElements(tree().getItem(0).getData());
        Workbench.picture(Workbench.window().getShell(), "line-statistics");
    }
}
