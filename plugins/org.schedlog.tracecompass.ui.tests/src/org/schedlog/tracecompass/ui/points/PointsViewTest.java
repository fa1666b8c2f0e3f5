// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

@DisplayName("The Points view in Trace Compass")
class PointsViewTest {

    private static final long LIMIT_SECONDS = 90;
    private static final RGB RED = new RGB(255, 0, 0);
    private static final RGB GREEN = new RGB(0, 160, 0);
    private static final Path PICTURES = Path.of("target", "pictures");
    /** Few points: the ticks of CPU 0 with the time until the next one, and one point for every fork. */
    private static final String SPEC = """
            { "input": ["timestamp", "cpu", "event", "pid", "nxt_timestamp_of_same_evt_on_same_cpu"],
              "output": ["x", "y", "c", "pid"],
              "y": { "label": "Until the next" },
              "c": [
                { "label": "tick & tock", "color": "#ff0000", "concatenate": [[["query", "event==$TICK & cpu==0"],
                  ["=", "x", "timestamp"],
                  ["=", "y", ["-", "nxt_timestamp_of_same_evt_on_same_cpu", "timestamp"]]]] },
                { "label": "fork", "color": "#00a000", "concatenate": [[["query", "event==$FORK & cpu==0"],
                  ["=", "x", "timestamp"],
                  ["=", "y", ["-", "nxt_timestamp_of_same_evt_on_same_cpu", "timestamp"]]]] },
                { "label": "nowhere", "color": "#00ffff", "concatenate": [[["query", "event==$NO_SUCH_EVENT"],
                  ["=", "x", "timestamp"], ["=", "y", "cpu"]]] } ] }
            """;

    @TempDir
    Path folder;

    private IWorkbenchWindow window;
    private PointsView view;

    @BeforeEach
    void openExample() throws Exception {
        window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        String given = System.getProperty("schedlog.points.recording");
        Path example = given != null ? Path.of(given) : Path.of(System.getProperty("basedir", ""))
                .resolve("../../examples/trace/real-build-small.tar").toRealPath();
        TmfFileDialogFactory.setOverrideFiles(example.toString());
        window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the example opens");
        view = (PointsView) window.getActivePage().showView(PointsView.ID);
        view.setSpec(SpecSource.defaultOf(FigureSpec.Kind.POINTS));
        settle();
    }

    @AfterEach
    void closeTraces() {
        window.getActivePage().setPartState(window.getActivePage().getReference(view), IWorkbenchPage.STATE_RESTORED);
        window.getActivePage().hideView(view);
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the traces close");
    }

    private static void spin(BooleanSupplier until, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Display display = Display.getCurrent();
        while (!until.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited " + LIMIT_SECONDS + " s until " + what);
            if (!display.readAndDispatch()) {
                // wakes the display even if nothing happens there
                display.timerExec(20, () -> {
                });
                display.sleep();
            }
        }
    }

    private void settle() {
        // Several times: what was just asked for may not have begun.
        for (int i = 0; i < 2; i++) {
            long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            spin(() -> System.nanoTime() > later, "100 ms are over");
            spin(view::isSettled, "the figure is painted; it says: " + view.getMessage());
        }
    }

    private void show(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        view.showSpec(file);
        settle();
    }

    private PointDrawing show(String shipped, String inFile) {
        view.setSpec(SpecSource.of("shipped/" + inFile).orElseThrow());
        settle();
        assertEquals("Points: " + shipped, view.getTitle());
        return chart().drawing().orElseThrow();
    }

    private PointChart chart() {
        return view.page().chart();
    }

    private ImageData picture() {
        Image image = chart().export();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    private void save(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Composite parent = chart().control().getParent().getParent().getParent();
        Image image = new Image(parent.getDisplay(), parent.getSize().x, parent.getSize().y);
        GC gc = new GC(parent);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { image.getImageData() };
        image.dispose();
        loader.save(PICTURES.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }

    private void large() {
        window.getShell().setSize(1590, 960);
        window.getActivePage().setPartState(window.getActivePage().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        settle();
    }

    /** Where a point is painted. */
    private Point place(PointRef point) {
        PointDrawing drawing = chart().drawing().orElseThrow();
        PointRenderer.Window pixels = chart().window();
        Rectangle plot = chart().layout().plot();
        return new Point(plot.x + pixels.x().pixel(Coordinates.of(drawing, point, "x")),
                plot.y + plot.height - 1 - pixels.y().pixel(Coordinates.of(drawing, point, "y")));
    }

    private RGB color(Point at) {
        ImageData picture = picture();
        return picture.palette.getRGB(picture.getPixel(at.x, at.y));
    }

    private int pixels(RGB color) {
        ImageData picture = picture();
        Rectangle plot = chart().layout().plot();
        int count = 0;
        for (int y = plot.y; y < plot.y + plot.height; y++) {
            for (int x = plot.x; x < plot.x + plot.width; x++) {
                count += picture.palette.getRGB(picture.getPixel(x, y)).equals(color) ? 1 : 0;
            }
        }
        return count;
    }

    private void mouse(int type, Point at, int button, int stateMask) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        event.button = button;
        event.stateMask = stateMask;
        event.time = (int) System.currentTimeMillis();
        chart().control().notifyListeners(type, event);
    }

    private void drag(Point from, Point to, int stateMask) {
        mouse(SWT.MouseDown, from, 1, stateMask);
        mouse(SWT.MouseMove, new Point((from.x + to.x) / 2, (from.y + to.y) / 2), 0, stateMask);
        mouse(SWT.MouseMove, to, 0, stateMask);
        mouse(SWT.MouseUp, to, 1, stateMask);
    }

    /** Shows a few ms around a point, so that it stands alone. */
    private void lookAt(PointRef point) {
        PointDrawing drawing = chart().drawing().orElseThrow();
        double x = Coordinates.of(drawing, point, "x");
        double y = Coordinates.of(drawing, point, "y");
        Span around = new Span(Math.max(0, x - 2e6), x + 2e6, false);
        chart().zoomTo(new ChartRange(around, new Span(y / 3 + 1, y * 3 + 2, chart().range().y().logarithmic())));
        settle();
    }

    private List<TableItem> legend() {
        return tables(chart().control().getParent().getParent()).stream()
                .flatMap(table -> Arrays.stream(table.getItems())).toList();
    }

    private static List<Table> tables(Composite parent) {
        List<Table> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Table table) {
                found.add(table);
            } else if (child instanceof Composite composite) {
                found.addAll(tables(composite));
            }
        }
        return found;
    }

    private static ITmfTrace trace() {
        return TmfTraceManager.getInstance().getActiveTrace();
    }

    @Test
    void it_shows_wakeup_latencies_of_the_example_with_a_legend() throws Exception {
        assertEquals("Points: latency", view.getTitle());
        assertTrue(view.problem().isEmpty());
        assertEquals("", view.getMessage());
        PointDrawing drawing = chart().drawing().orElseThrow();
        assertEquals(List.of("Woken thread is the next to run " + drawing.lines(0).count(),
                "New thread is the next to run " + drawing.lines(1).count()), legend().stream()
                .map(item -> item.getText(0) + " " + item.getText(1).replace(",", "")).toList());
        assertTrue(chart().range().y().logarithmic());
        assertFalse(chart().range().x().logarithmic());
        save("points-latency");
        large();
        save("points-latency-large");
    }

    @Test
    void a_point_stands_at_its_place_and_the_pointer_is_told_what_it_is() throws Exception {
        show(SPEC);
        PointRef fork = new PointRef(1, 0, 7);
        lookAt(fork);
        Point at = place(fork);
        assertEquals(GREEN, color(at));
        assertEquals(GREEN, color(new Point(at.x + 2, at.y)));
        mouse(SWT.MouseMove, at, 0, 0);
        Canvas canvas = chart().control();
        spin(() -> canvas.getToolTipText() != null, "there is a tooltip");
        String tooltip = canvas.getToolTipText();
        assertTrue(tooltip.startsWith("fork\nx = "), tooltip);
        assertTrue(tooltip.contains("\npid = "), tooltip);
        Point nothing = new Point(at.x, chart().layout().plot().y + 1);
        mouse(SWT.MouseMove, nothing, 0, 0);
        spin(() -> canvas.getToolTipText() == null, "the tooltip is gone");
        save("points-few");
    }

    @Test
    void a_hidden_category_is_neither_painted_nor_found() throws Exception {
        show(SPEC);
        PointRef fork = new PointRef(1, 0, 7);
        lookAt(fork);
        Point at = place(fork);
        TableItem item = legend().get(1);
        item.setChecked(false);
        Event event = new Event();
        event.detail = SWT.CHECK;
        event.item = item;
        item.getParent().notifyListeners(SWT.Selection, event);
        settle();
        assertNotEquals(GREEN, color(at));
        assertEquals(0, pixels(GREEN));
        mouse(SWT.MouseMove, at, 0, 0);
        long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400);
        spin(() -> System.nanoTime() > later, "400 ms are over");
        assertNull(chart().control().getToolTipText());
    }

    @Test
    void dragging_zooms_to_the_box_and_there_is_a_way_back() throws Exception {
        show(SPEC);
        ChartRange before = chart().range();
        Rectangle plot = chart().layout().plot();
        drag(new Point(plot.x + plot.width / 4, plot.y + plot.height / 4),
                new Point(plot.x + plot.width / 2, plot.y + plot.height / 2), 0);
        settle();
        ChartRange after = chart().range();
        assertEquals(before.x().value(0.25), after.x().from(), before.x().value(0.01));
        assertEquals(before.x().value(0.5), after.x().to(), before.x().value(0.01));
        assertEquals(0.5, before.y().share(after.y().from()), 0.02);
        assertEquals(0.75, before.y().share(after.y().to()), 0.02);
        chart().goBack();
        assertEquals(before, chart().range());
        drag(new Point(plot.x + 50, plot.y + 60), new Point(plot.x + 200, plot.y + 63), 0);
        assertEquals(before.y(), chart().range().y(), "a flat box zooms in time only");
        assertNotEquals(before.x(), chart().range().x());
        chart().showAll();
        assertEquals(chart().whole(), chart().range());
    }

    @Test
    void the_wheel_zooms_at_the_pointer_and_never_beyond_everything() throws Exception {
        show(SPEC);
        Rectangle plot = chart().layout().plot();
        ChartRange before = chart().range();
        Event event = new Event();
        event.x = plot.x + plot.width / 3;
        event.y = plot.y + plot.height / 3;
        event.count = 3;
        double time = before.x().value(chart().layout().shareX(event.x));
        chart().control().notifyListeners(SWT.MouseVerticalWheel, event);
        assertEquals(time, chart().range().x().value(chart().layout().shareX(event.x)),
                (before.x().to() - before.x().from()) / 1e6);
        assertTrue(chart().range().x().to() < before.x().to());
        event.count = -3;
        for (int i = 0; i < 5; i++) {
            chart().control().notifyListeners(SWT.MouseVerticalWheel, event);
        }
        assertEquals(before.x().from(), chart().range().x().from(), 1e-6);
        assertEquals(before.x().to(), chart().range().x().to(), 1e-3);
        settle();
    }

    @Test
    void times_in_sight_are_those_of_the_other_views() throws Exception {
        long start = trace().getStartTime().toNanos();
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(start + 1_000_000_000L),
                TmfTimestamp.fromNanos(start + 3_000_000_000L));
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, range, trace()));
        spin(() -> chart().range().x().equals(new Span(1e9, 3e9, false)), "the view follows");
        settle();
        Rectangle plot = chart().layout().plot();
        drag(new Point(plot.x, plot.y + 10), new Point(plot.x + plot.width / 2, plot.y + 12), 0);
        spin(() -> windowEnd() < start + 2_100_000_000L, "the other views follow");
        assertEquals(2e9, windowEnd() - start, 2e7);
        settle();
    }

    private static long windowEnd() {
        return TmfTraceManager.getInstance().getTraceContext(trace()).getWindowRange().getEndTime().toNanos();
    }

    /** Hears what is selected. */
    public static final class Selections {
        private final List<Long> times = new ArrayList<>();

        /** Trace Compass selects times. */
        @TmfSignalHandler
        public void selected(TmfSelectionRangeUpdatedSignal signal) {
            times.add(signal.getBeginTime().toNanos());
        }
    }

    @Test
    void a_click_selects_the_event_of_a_point() throws Exception {
        show(SPEC);
        PointRef fork = new PointRef(1, 0, 7);
        lookAt(fork);
        Selections selections = new Selections();
        TmfSignalManager.register(selections);
        try {
            mouse(SWT.MouseDown, place(fork), 1, 0);
            mouse(SWT.MouseUp, place(fork), 1, 0);
            PointDrawing drawing = chart().drawing().orElseThrow();
            long time = drawing.base() + (long) Coordinates.of(drawing, fork, "x");
            spin(() -> selections.times.contains(time), "the point's time is selected");
        } finally {
            TmfSignalManager.deregister(selections);
        }
        settle();
    }

    @Test
    void a_query_narrows_the_points_and_an_empty_result_says_so() throws Exception {
        show(SPEC);
        long all = chart().drawing().orElseThrow().frame().count();
        ChartRange before = chart().range();
        view.setQuery("c == 1 & y > 1000000");
        settle();
        assertEquals("c == 1 & y > 1000000", view.page().query().text());
        assertTrue(chart().drawing().orElseThrow().frame().count() < all);
        assertEquals(0, chart().drawing().orElseThrow().lines(0).count());
        assertEquals(before, chart().range());
        assertEquals(0, pixels(RED));
        RecordingTrace recording = (RecordingTrace) trace();
        assertEquals("c == 1 & y > 1000000", Figures.of(recording).chosen().query());
        view.setQuery("pid == -5");
        settle();
        assertEquals("There is nothing to show: no point fulfils the query.", view.getMessage());
        assertEquals(0, pixels(GREEN));
        view.setQuery("nonsense ==");
        settle();
        assertTrue(view.problem().orElse("").contains("query"), view.getMessage());
        view.setQuery("");
        settle();
        assertEquals(all, chart().drawing().orElseThrow().frame().count());
    }

    @Test
    void a_spec_of_lines_is_refused_with_a_hint() {
        view.setSpec(SpecSource.of("shipped/runqueue.json").orElseThrow());
        settle();
        assertEquals("runqueue.json describes lines, and this view shows points. The Lines view shows it.",
                view.getMessage());
        assertEquals(Optional.of(view.getMessage()), view.problem());
    }

    @Test
    void anything_can_be_along_x_in_equal_steps_or_ratios() throws Exception {
        PointDrawing drawing = show("sleep-then-awake", "sleep-then-awake.json");
        assertTrue(chart().range().x().logarithmic());
        assertTrue(chart().range().y().logarithmic());
        long start = trace().getStartTime().toNanos();
        ChartRange before = chart().range();
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(start + 1_000_000_000L),
                TmfTimestamp.fromNanos(start + 3_000_000_000L));
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, range, trace()));
        settle();
        assertEquals(before, chart().range(), "times are not along x");
        save("points-sleep-then-awake");
        chart().setLogarithmic(true, false);
        settle();
        assertFalse(chart().range().x().logarithmic());
        assertTrue(chart().range().x().to() >= drawing.index().extent(category -> true).x().max());
        assertEquals(List.of(), chart().notes());
        large();
        chart().setLogarithmic(true, true);
        settle();
        save("points-sleep-then-awake-large");
        show("sleep-distribution", "sleep-distribution.json");
        chart().setLogarithmic(false, true);
        settle();
        assertEquals(List.of("2 points are not shown, because the logarithmic vertical axis has no place for 0 and "
                + "below."), chart().notes());
        chart().setLogarithmic(false, false);
        settle();
        save("points-sleep-distribution-large");
        show("run-length", "run-length.json");
        save("points-run-length-large");
        show("tick-frequency", "tick-frequency.json");
        save("points-tick-frequency-large");
    }

    @Test
    void keys_zoom_move_and_go_back() throws Exception {
        show(SPEC);
        ChartRange all = chart().range();
        key('+');
        ChartRange zoomed = chart().range();
        assertEquals(0.7, (zoomed.x().to() - zoomed.x().from()) / (all.x().to() - all.x().from()), 1e-6);
        key(SWT.ARROW_RIGHT);
        key(SWT.ARROW_RIGHT);
        assertTrue(chart().range().x().from() > zoomed.x().from());
        assertEquals(all.x().to(), chart().range().x().to(), 1e-3, "not beyond the end of the recording");
        key(SWT.BS);
        assertEquals(all, chart().range());
        key('w');
        key(SWT.HOME);
        assertEquals(all, chart().range());
        settle();
    }

    private void key(int code) {
        Event event = new Event();
        event.keyCode = code;
        // each a movement of its own, except what follows at once
        event.time = (int) System.currentTimeMillis();
        chart().control().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void dragging_with_shift_selects_times_and_with_control_moves_the_window() throws Exception {
        show(SPEC);
        Rectangle plot = chart().layout().plot();
        Selections selections = new Selections();
        TmfSignalManager.register(selections);
        ChartRange all = chart().range();
        try {
            drag(new Point(plot.x + plot.width / 4, plot.y + 20), new Point(plot.x + plot.width / 2, plot.y + 90),
                    SWT.SHIFT);
            spin(() -> !selections.times.isEmpty(), "times are selected");
        } finally {
            TmfSignalManager.deregister(selections);
        }
        double begin = selections.times.get(0) - chart().drawing().orElseThrow().base();
        assertEquals(all.x().value(0.25), begin, all.x().value(0.005));
        assertEquals(all, chart().range());
        chart().zoomTo(all.box(0.4, 0.6, 0.4, 0.6));
        ChartRange zoomed = chart().range();
        drag(new Point(plot.x + plot.width / 4, plot.y + 20), new Point(plot.x + plot.width / 2, plot.y + 20), SWT.CTRL);
        assertEquals(zoomed.x().value(-0.25), chart().range().x().from(), all.x().value(0.002));
        assertEquals(zoomed.y().from(), chart().range().y().from(), 1e-6);
        settle();
    }

    @Test
    void another_trace_has_its_own_points_and_a_pinned_view_keeps_the_first() throws Exception {
        PointDrawing first = chart().drawing().orElseThrow();
        ITmfTrace firstTrace = trace();
        PointsView pinned = (PointsView) window.getActivePage().showView(PointsView.ID, "pinned",
                IWorkbenchPage.VIEW_VISIBLE);
        try {
            pinned.setPinned(firstTrace);
            assertEquals("Points: latency <real-build-small.tar>", pinned.getTitle());
            Path other = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/synth-8cpu-9k.tar")
                    .toRealPath();
            TmfFileDialogFactory.setOverrideFiles(other.toString());
            window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
            spin(() -> trace() != firstTrace && view.getTrace() == trace(), "the view follows the selected trace");
            view = (PointsView) window.getActivePage().showView(PointsView.ID);
            settle();
            assertEquals(573, chart().drawing().orElseThrow().frame().count());
            assertEquals(firstTrace, pinned.getTrace());
            assertEquals(first.frame().count(),
                    pinned.page().chart().drawing().orElseThrow().frame().count());
        } finally {
            window.getActivePage().hideView(pinned);
        }
    }

    @Test
    void the_image_is_exported() throws Exception {
        Path file = folder.resolve("chart.png");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.createSaveAction().run();
        ImageData data = new ImageData(file.toString());
        Rectangle area = chart().control().getClientArea();
        assertEquals(new Point(area.width, area.height), new Point(data.width, data.height));
    }

    @Test
    void without_a_recording_it_says_what_to_do() {
        window.getActivePage().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        spin(() -> view.getMessage().equals("No recording is open. Open one with File > Open SchedLog recording..."),
                "it says so, not " + view.getMessage());
    }
}
