// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

@DisplayName("The Lines view in Trace Compass")
class LinesViewTest {

    private static final long LIMIT_SECONDS = 90;
    private static final RGB RED = new RGB(255, 0, 0);
    private static final RGB GREEN = new RGB(0, 160, 0);
    private static final RGB BLUE = new RGB(0, 0, 255);
    /**
     * Busy and idle fill a CPU's row, context switches stand in its lower half; there is no balancing in the example.
     */
    private static final String SPEC = """
            { "input": ["timestamp", "cpu", "event", "pid", "arg0", "arg1", "nxt_timestamp_of_same_evt_on_same_cpu"],
              "output": ["x0", "y0", "x1", "y1", "c", "pid"],
              "c": [
                { "label": "busy", "color": "#ff0000", "concatenate": [[["query", "event==$RQ_SIZE & arg0>0"],
                  ["=", "x0", "timestamp"], ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"],
                  ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] },
                { "label": "idle", "color": "#00a000", "concatenate": [[["query", "event==$RQ_SIZE & arg0==0"],
                  ["=", "x0", "timestamp"], ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"],
                  ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] },
                { "label": "switch", "color": "#0000ff", "concatenate": [[["query", "event==$CTX_SWITCH"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                  ["=", "y1", ["+", "cpu", 0.5]]]] },
                { "label": "nowhere", "color": "#00ffff", "concatenate": [[["query", "event==$NO_SUCH_EVENT"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] } ] }
            """;

    @TempDir
    Path folder;

    private IWorkbenchWindow window;
    private LinesView view;

    @BeforeEach
    void showOverview() throws Exception {
        openExample();
        view.setSpec(SpecSource.DEFAULT);
        settle();
    }

    private void openExample() throws Exception {
        window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        PlatformUI.getWorkbench().showPerspective(SchedLogPerspective.ID, window);
        Path example = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/real-build-small.tar")
                .toRealPath();
        TmfFileDialogFactory.setOverrideFiles(example.toString());
        window.getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
        spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the example opens");
        view = (LinesView) window.getActivePage().showView(LinesView.ID);
        settle();
    }

    @AfterEach
    void closeTraces() {
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
        for (int i = 0; i < 3; i++) {
            long later = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(150);
            spin(() -> System.nanoTime() > later, "150 ms are over");
            spin(view::isSettled, "the figure is painted; it says: " + view.getMessage());
        }
    }

    private LineDrawing show(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        view.setSpec(SpecSource.file(file));
        settle();
        RecordingTrace trace = (RecordingTrace) TmfTraceManager.getInstance().getActiveTrace();
        return Figures.of(trace).computed(FigureRequest.all(view.getSpec())).flatMap(Figure::lines).orElse(null);
    }

    private void showRange(long from, long to) {
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to));
        ITmfTrace trace = TmfTraceManager.getInstance().getActiveTrace();
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, range, trace));
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        spin(() -> viewer.getTime0() == from && viewer.getTime1() == to, "the view follows the range of time");
        settle();
    }

    private List<ITimeGraphEntry> rows() {
        List<ITimeGraphEntry> rows = new ArrayList<>();
        for (Object element : Arrays.asList(view.getTimeGraphViewer().getExpandedElements())) {
            if (element instanceof ITimeGraphEntry entry && entry.hasTimeEvents()) {
                rows.add(entry);
            }
        }
        return rows;
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

    /** The legend's lines: label and count. */
    private List<String> legend() {
        return tables(window.getShell()).stream()
                .filter(table -> table.getColumnCount() == 2 && table.getColumn(0).getText().equals("Category"))
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(item -> item.getText(0) + " " + item.getText(1).replace(",", ""))
                .toList();
    }

    /** The colour that is painted at a time, at a height of a row: 0 is its bottom, 1 its top. */
    private RGB color(ITimeGraphEntry row, long time, double height) {
        TimeGraphControl control = view.getTimeGraphViewer().getTimeGraphControl();
        Rectangle bounds = control.getClientArea();
        Image image = new Image(control.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(control);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        Point top = new Point(0, 0);
        Rectangle item = rowBounds(row);
        top.x = control.getXForTime(time) - control.getBounds().x;
        top.y = item.y + (int) Math.round((1 - height) * (item.height - 1));
        return data.palette.getRGB(data.getPixel(top.x, top.y));
    }

    private Rectangle rowBounds(ITimeGraphEntry row) {
        int y = 0;
        for (Object element : view.getTimeGraphViewer().getExpandedElements()) {
            int height = view.presentation().getItemHeight((ITimeGraphEntry) element);
            if (element == row) {
                return new Rectangle(0, y, 0, height);
            }
            y += height;
        }
        throw new AssertionError("the row is not shown");
    }

    private static long value(Part part, String output, int position) {
        Column column = part.column(output);
        return ((LongColumn) column).get(position);
    }

    private static int longest(Part part) {
        int longest = 0;
        for (int i = 0; i < part.size(); i++) {
            if (value(part, "x1", i) - value(part, "x0", i) > value(part, "x1", longest) - value(part, "x0", longest)) {
                longest = i;
            }
        }
        return longest;
    }

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

    private static ITimeEvent run(ITimeGraphEntry row, long time) {
        Iterator<? extends ITimeEvent> events = row.getTimeEventsIterator();
        while (events.hasNext()) {
            ITimeEvent event = events.next();
            if (event instanceof RunEvent && event.getTime() <= time && time < event.getTime() + event.getDuration()) {
                return event;
            }
        }
        throw new AssertionError("no run at " + time);
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
        IWorkbenchPage page = window.getActivePage();
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
