// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.TwoRecordings;

@DisplayName("The Points view of an experiment")
class ExperimentPointsTest extends PointsUser {

    private static final List<String> NAMES = List.of(SIMULATED, BUILD);

    @TempDir
    Path folder;

    private TwoRecordings both;
    private int inUse;

    @BeforeEach
    void open() throws Exception {
        both = new TwoRecordings();
        view = both.show(PointsView.ID, PointsView.class);
        view.setSpec(SpecSource.defaultOf(FigureSpec.Kind.POINTS));
        settle();
    }

    @AfterEach
    void close() throws Exception {
        both.close();
    }

    private List<PointChart> charts() {
        return view.page().charts().charts();
    }

    @Override
    PointChart chart() {
        return charts().get(inUse);
    }

    private PointDrawing drawing(int chart) {
        return charts().get(chart).drawing().orElseThrow();
    }

    private CommonRange common() {
        return view.page().charts().common();
    }

    private void show(String shipped) {
        view.setSpec(SpecSource.of("shipped/" + shipped).orElseThrow());
        settle();
    }

    /** What the engine makes of a recording alone. */
    private PointFrame alone(int recording) throws Exception {
        Recording alone = both.traces().get(recording).recording();
        return PointFrame.evaluate(view.getSpec().read(alone.eventTable()).spec(), alone, Progress.NONE);
    }

    private static List<Long> counts(PointFrame frame) {
        return frame.categories().stream().map(category -> category.count()).toList();
    }

    private void assertPoints(int chart, int recording) throws Exception {
        assertEquals(both.traces().get(recording).recording(), drawing(chart).frame().recording());
        assertEquals(counts(alone(recording)), counts(drawing(chart).frame()));
        assertTrue(drawing(chart).frame().count() > 100);
    }

    @Test
    void each_recording_has_a_chart_with_its_points_and_its_name() throws Exception {
        assertEquals(2, charts().size());
        assertEquals(NAMES, charts().stream().map(PointChart::name).toList());
        assertPoints(0, 0);
        assertPoints(1, 1);
        assertEquals("", view.getMessage());
        long first = counts(alone(0)).get(0) + counts(alone(1)).get(0);
        assertEquals(String.format("%,d", first), legend().get(0).getText(1), "the legend has the points of both");
        assertEquals(charts().get(0).layout().plot(), charts().get(1).layout().plot(), "one exactly below the other");
        both.picture("points", view::isSettled);
    }

    @Test
    void one_of_them_is_shown_if_it_is_chosen() throws Exception {
        both.choose(2);
        settle();
        assertEquals(1, charts().size());
        assertEquals("", charts().get(0).name());
        assertPoints(0, 1);
        both.choose(1);
        settle();
        assertEquals(1, charts().size());
        assertPoints(0, 0);
        both.picture("points-first", view::isSettled);
        both.choose(0);
        settle();
        assertEquals(2, charts().size());
        assertPoints(1, 1);
    }

    @Test
    void zooming_and_going_back_in_one_does_it_in_all() throws Exception {
        ChartRange before = common().range();
        inUse = 1;
        Rectangle plot = chart().layout().plot();
        drag(new Point(plot.x + plot.width / 4, plot.y + plot.height / 4),
                new Point(plot.x + plot.width / 2, plot.y + plot.height / 2), 0);
        settle();
        ChartRange after = common().range();
        assertEquals(before.x().value(0.25), after.x().from(), before.x().value(0.01));
        assertEquals(0.75, before.y().share(after.y().to()), 0.02);
        charts().forEach(chart -> assertEquals(after, chart.range()));
        charts().get(0).goBack();
        charts().forEach(chart -> assertEquals(before, chart.range()));
        common().setLogarithmic(false, false);
        charts().forEach(chart -> assertFalse(chart.range().y().logarithmic()));
        settle();
    }

    @Test
    void times_are_those_of_trace_compass_and_everything_is_as_long_as_the_longer_one() throws Exception {
        long start = both.experiment().getStartTime().toNanos();
        assertEquals(start, common().base());
        assertEquals(List.of(start, start), List.of(drawing(0).base(), drawing(1).base()));
        Recording build = both.traces().get(1).recording();
        assertEquals(new Span(0, build.end() - build.start(), false), common().whole().x());
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(start + 20_000_000L),
                TmfTimestamp.fromNanos(start + 80_000_000L));
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, range, both.experiment()));
        spin(() -> common().range().x().equals(new Span(2e7, 8e7, false)), "the view follows");
        both.picture("points-zoomed", view::isSettled);
    }

    @Test
    void a_point_that_is_clicked_is_selected_in_all_views() {
        for (inUse = 0; inUse < 2; inUse++) {
            PointRef point = new PointRef(0, 0, 7);
            lookAt(point);
            mouse(SWT.MouseDown, place(point), 1, 0);
            mouse(SWT.MouseUp, place(point), 1, 0);
            RecordingTrace trace = both.traces().get(inUse);
            long time = trace.traceTime(trace.recording().start() + Coordinates.eventTime(drawing(inUse), point));
            spin(() -> selected() == time, "the event of recording " + inUse + " is selected");
            settle();
        }
    }

    @Test
    void recordings_that_do_not_begin_together_have_the_same_times_below_each_other() {
        long later = 10_000_000_000L;
        PointDrawing build = drawing(1);
        PointDrawing delayed = new PointDrawing(build.frame(), build.index(), build.names(), build.base() + later);
        view.page().charts().show(List.of(drawing(0), delayed), NAMES, true);
        settle();
        assertEquals(drawing(0).base(), common().base());
        long end = later + build.frame().recording().end() - build.frame().recording().start();
        assertEquals(new Span(0, end, false), common().whole().x());
        assertEquals(new Span(-later, end - later, false), charts().get(1).range().x());
        assertEquals(common().whole().y(), charts().get(1).range().y());
        inUse = 1;
        PointRef point = new PointRef(0, 0, 3000);
        lookAt(point);
        Span inSight = chart().range().x();
        assertEquals(new Span(inSight.from() + later, inSight.to() + later, false), charts().get(0).range().x());
        mouse(SWT.MouseDown, place(point), 1, 0);
        mouse(SWT.MouseUp, place(point), 1, 0);
        long time = delayed.base() + Coordinates.eventTime(delayed, point);
        spin(() -> selected() == time, "the event is selected");
        spin(() -> common().selected().from() == time - common().base(), "it is marked in all charts");
        settle();
    }

    private long selected() {
        return TmfTraceManager.getInstance().getTraceContext(both.experiment()).getSelectionRange().getStartTime()
                .toNanos();
    }

    @Test
    void where_x_is_no_time_the_window_has_the_points_of_all() throws Exception {
        show("sleep-then-awake.json");
        assertPoints(0, 0);
        assertPoints(1, 1);
        double least = Stream.of(0, 1).mapToDouble(i -> drawing(i).index().extent(c -> true).x().minPositive()).min()
                .getAsDouble();
        double most = Stream.of(0, 1).mapToDouble(i -> drawing(i).index().extent(c -> true).x().max()).max()
                .getAsDouble();
        assertTrue(common().range().x().logarithmic());
        assertTrue(common().range().x().from() <= least && common().range().x().to() >= most);
        assertTrue(common().range().x().from() > least / 10 && common().range().x().to() < most * 10);
        charts().forEach(chart -> assertEquals(common().range(), chart.range()));
        both.picture("points-sleep-then-awake", view::isSettled);
    }

    @Test
    void the_query_is_about_all() throws Exception {
        view.setQuery("y > 50000");
        settle();
        for (int i = 0; i < 2; i++) {
            long some = drawing(i).frame().count();
            assertTrue(some > 0 && some < alone(i).count(), () -> some + " points");
            assertEquals("y > 50000", Figures.of(both.traces().get(i)).chosen().query());
        }
        view.setQuery("nonsense ==");
        settle();
        assertTrue(view.getMessage().startsWith("The query is not understood"), view.getMessage());
        assertEquals(1, view.getMessage().lines().count(), "what holds of both is said once");
        view.setQuery("y < 0");
        settle();
        assertEquals("There is nothing to show: no point fulfils the query.", view.getMessage());
    }

    @Test
    void one_without_a_figure_leaves_room_for_the_other() throws Exception {
        view.setQuery("y > $DEBUG_EVT");
        settle();
        assertEquals(1, charts().size());
        assertEquals(SIMULATED, charts().get(0).name());
        assertTrue(drawing(0).frame().count() > 100);
        assertTrue(view.getMessage().startsWith(BUILD + ": The query is not understood"), view.getMessage());
        assertEquals(1, view.getMessage().lines().count());
        assertEquals(view.getMessage(), view.problem().orElseThrow());
        both.picture("points-problem", view::isSettled);
        view.setQuery("");
        settle();
        assertEquals("", view.getMessage());
        assertPoints(0, 0);
        assertPoints(1, 1);
    }

    @Test
    void low_charts_leave_the_labels_along_x_to_the_last_one() throws Exception {
        assertEquals(ChartLayout.LABEL_LINES, charts().get(0).layout().lines());
        window().getShell().setSize(1000, 460);
        spin(() -> charts().get(0).layout().lines() == 0, "there is less room");
        assertEquals(ChartLayout.TITLE_LINES, charts().get(1).layout().lines());
        assertEquals(charts().get(0).layout().plot(), charts().get(1).layout().plot());
        charts().forEach(chart -> assertTrue(chart.layout().y().labels().size() > 1));
        both.picture("points-low", view::isSettled);
        window().getShell().setSize(640, 460);
        both.picture("points-narrow", view::isSettled);
    }

    @Test
    void one_without_points_is_shown_empty() throws Exception {
        String spec = """
                { "input": ["timestamp", "cpu", "event"], "output": ["x", "y", "c"],
                  "c": [ { "label": "tick", "color": "#ff0000", "concatenate": [[["query", "event==$TICK & cpu==7"],
                  ["=", "x", "timestamp"], ["=", "y", "cpu"]]] },
                  { "label": "debug", "color": "#00ff00", "concatenate": [[["query", "event==$DEBUG_EVT"],
                  ["=", "x", "timestamp"], ["=", "y", "cpu"]]] } ] }
                """;
        view.showSpec(Files.writeString(folder.resolve("last-cpu.json"), spec));
        settle();
        for (List<PointDrawing> order : List.of(List.of(drawing(0), drawing(1)), List.of(drawing(1), drawing(0)))) {
            view.page().showLegend(order);
            assertEquals(List.of("tick"), legend().stream().map(item -> item.getText(0)).toList(),
                    "what one of them can have is not said to be unavailable");
        }
        assertEquals(2, charts().size());
        assertEquals("", view.getMessage());
        assertNotEquals(0, drawing(0).frame().count());
        assertEquals(0, drawing(1).frame().count(), "the build ran on two CPUs");
        assertTrue(charts().get(1).isTime(), "the axis is the same even where there is nothing");
        both.picture("points-one-empty", view::isSettled);
    }

    @Test
    void the_image_has_all_charts() throws Exception {
        Path file = folder.resolve("charts.png");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.createSaveAction().run();
        ImageData data = new ImageData(file.toString());
        Rectangle lower = charts().get(1).control().getBounds();
        assertEquals(lower.width, data.width);
        assertTrue(data.height >= lower.y + lower.height && data.height < lower.y + lower.height + 2);
        inUse = 1;
        ImageData alone = exported();
        for (int y = 0; y < lower.height; y++) {
            for (int x = 0; x < lower.width; x++) {
                assertEquals(alone.palette.getRGB(alone.getPixel(x, y)),
                        data.palette.getRGB(data.getPixel(x, lower.y + y)), "at " + x + ", " + y);
            }
        }
        Files.copy(file, pictures().resolve("experiment-points-exported.png"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
