// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filters.TmfFilterAppliedSignal;
import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filters.TraceCompassFilter;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;

@DisplayName("Rows of the Lines view")
class LinesRowsTest extends LinesViewFixture {

    /** Migrations from CPU to CPU, and the ticks of both. */
    private static final String ARROWS = """
            { "input": ["timestamp", "cpu", "event", "pid", "arg0", "arg1"],
              "output": ["x0", "y0", "x1", "y1", "c", "pid"],
              "c": [
                { "label": "migration", "color": "#ff00ff", "concatenate": [[["query", "event==$MIGRATE & arg0!=arg1"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "arg0"], ["=", "y1", "arg1"]]] },
                { "label": "tick", "color": "#0000ff", "hide_hovertool": true,
                  "concatenate": [[["query", "event==$TICK"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                  ["=", "y1", ["+", "cpu", 0.5]]]] } ] }
            """;

    @TempDir
    Path images;

    private void expand(ITimeGraphEntry row) {
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        viewer.setSelection(row, true);
        TimeGraphControl control = viewer.getTimeGraphControl();
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        enter.character = SWT.CR;
        control.notifyListeners(SWT.KeyDown, enter);
        settle();
    }

    @Test
    void a_row_expands_into_its_categories_in_their_colours() throws Exception {
        LineDrawing drawing = show(SPEC);
        assertEquals(2, rows().size());
        expand(rows().get(0));
        assertEquals(List.of("CPU 0", "busy", "idle", "switch", "CPU 1"),
                rows().stream().map(ITimeGraphEntry::getName).toList());
        Part idle = drawing.lines(1).parts().get(0);
        int line = -1;
        for (int i = 0; i < idle.size(); i++) {
            long length = value(idle, "x1", i) - value(idle, "x0", i);
            if (value(idle, "y0", i) == 0
                    && (line < 0 || length > value(idle, "x1", line) - value(idle, "x0", line))) {
                line = i;
            }
        }
        long start = value(idle, "x0", line) + drawing.base();
        long end = value(idle, "x1", line) + drawing.base();
        showRange(start - (end - start) / 4, end + (end - start) / 4);
        long middle = start + (end - start) / 2;
        assertEquals(GREEN, color(rows().get(2), middle, 0.5));
        assertNotEquals(RED, color(rows().get(1), middle, 0.5));
        picture("lines-expanded");
        ITimeEvent event = null;
        Iterator<? extends ITimeEvent> events = rows().get(2).getTimeEventsIterator();
        while (events.hasNext()) {
            ITimeEvent next = events.next();
            event = next.getTime() <= middle ? next : event;
        }
        Map<String, String> tooltip = view.presentation().getEventHoverToolTipInfo(event, middle);
        assertTrue(tooltip.containsValue("idle"), tooltip::toString);

        // What is expanded stays so in the next figure.
        view.setQuery("c >= 1");
        spin(() -> view.getQuery().equals("c >= 1"), "the query is in force");
        spin(() -> rows().size() == 4, "the row is expanded again");
        assertEquals(List.of("CPU 0", "idle", "switch", "CPU 1"),
                rows().stream().map(ITimeGraphEntry::getName).toList());
    }

    @Test
    void rows_can_be_sorted() throws Exception {
        view.setSpec(SpecSource.shipped().stream()
                .filter(source -> source.name().equals("threads")).findFirst().get());
        settle();
        List<String> byNumber = rows().stream().map(ITimeGraphEntry::getName).toList();
        view.rowLayout().setOrder(new RowOrder(RowOrder.Key.NAME, false));
        List<String> sorted = new ArrayList<>(byNumber);
        sorted.sort(Comparator.comparing(String::toString, String.CASE_INSENSITIVE_ORDER));
        spin(() -> sorted.equals(rows().stream().map(ITimeGraphEntry::getName).toList()), "rows are sorted by name");
        view.rowLayout().setOrder(new RowOrder(RowOrder.Key.LINES, true));
        settle();
        long before = Long.MAX_VALUE;
        for (ITimeGraphEntry row : rows()) {
            RowEntry entry = (RowEntry) row;
            long count = entry.model().drawing().index().lineCount(entry.model().row());
            assertTrue(count <= before);
            before = count;
        }
        view.rowLayout().setOrder(RowOrder.DEFAULT);
        spin(() -> byNumber.equals(rows().stream().map(ITimeGraphEntry::getName).toList()), "as they were");
    }

    @Test
    void rows_are_as_high_as_the_user_wants() throws Exception {
        view.setSpec(SpecSource.shipped().stream()
                .filter(source -> source.name().equals("threads")).findFirst().get());
        settle();
        int room = view.getTimeGraphViewer().getTimeGraphControl().getClientArea().height;
        for (int height : RowHeight.CHOICES) {
            view.rowLayout().setHeight(height);
            assertEquals(height, view.presentation().getItemHeight(rows().get(0)));
        }
        view.rowLayout().setHeight(RowHeight.ALL_FIT);
        settle();
        int height = view.presentation().getItemHeight(rows().get(0));
        assertTrue(height == 1 || height * rows().size() <= room, height + " pixels");
        picture("lines-all-rows");
        view.rowLayout().setHeight(RowHeight.AUTOMATIC);
        settle();
    }

    @Test
    void stepping_visits_every_begin_and_end_of_visible_lines() throws Exception {
        LineDrawing drawing = show(SPEC);
        long middle = (drawing.index().start() + drawing.index().end()) / 2;
        TreeSet<Long> edges = new TreeSet<>();
        TreeSet<Long> withoutSwitches = new TreeSet<>();
        for (CategoryFrame category : drawing.frame().categories()) {
            for (Part part : category.parts()) {
                for (int i = 0; i < part.size(); i++) {
                    if (value(part, "y0", i) == 1) {
                        edges.addAll(List.of(value(part, "x0", i), value(part, "x1", i)));
                        if (category.category().index() != 2) {
                            withoutSwitches.addAll(List.of(value(part, "x0", i), value(part, "x1", i)));
                        }
                    }
                }
            }
        }
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        viewer.setSelection(rows().get(1), true);
        showRange(middle + drawing.base() - 50_000, middle + drawing.base() + 50_000);
        viewer.setSelectedTimeNotify(middle + drawing.base(), true);
        long expected = middle;
        for (int i = 0; i < 30; i++) {
            expected = edges.higher(expected);
            assertTrue(view.steps().step(true, false));
            assertEquals(expected + drawing.base(), viewer.getSelectionBegin());
            assertTrue(viewer.getTime0() <= viewer.getSelectionBegin()
                    && viewer.getSelectionBegin() <= viewer.getTime1());
        }
        settle();
        Map<String, String> tooltip = view.presentation().getEventHoverToolTipInfo(
                run(rows().get(1), viewer.getSelectionBegin()), viewer.getSelectionBegin());
        assertFalse(tooltip.isEmpty());
        view.presentation().colors().setVisible(2, false);
        for (int i = 0; i < 10; i++) {
            expected = withoutSwitches.lower(expected);
            TimeGraphControl control = viewer.getTimeGraphControl();
            Event left = new Event();
            left.keyCode = SWT.ARROW_LEFT;
            left.widget = control;
            left.type = SWT.KeyDown;
            control.setFocus();
            control.notifyListeners(SWT.KeyDown, left);
            assertEquals(expected + drawing.base(), viewer.getSelectionBegin());
        }
    }

    @Test
    void arrows_beyond_what_can_be_told_apart_are_counted_and_can_be_hidden() throws Exception {
        LineDrawing drawing = show(ARROWS);
        long all = drawing.lines(0).count();
        assertTrue(all > 10);
        spin(() -> view.getTimeGraphViewer().getTimeGraphControl().getArrows().size() > 0, "there are arrows");
        long shown = view.getTimeGraphViewer().getTimeGraphControl().getArrows().size();
        if (shown < all) {
            assertTrue(view.page().hint().startsWith(String.format("%,d more arrow", all - shown)),
                    view.page().hint() + shown);
        } else {
            assertEquals("", view.page().hint());
        }
        picture("lines-arrows");
        view.setArrowsVisible(false);
        spin(() -> view.getTimeGraphViewer().getTimeGraphControl().getArrows().isEmpty(), "the arrows go");
        assertEquals("", view.page().hint());
        view.setArrowsVisible(true);
        spin(() -> !view.getTimeGraphViewer().getTimeGraphControl().getArrows().isEmpty(), "the arrows come back");
        view.presentation().colors().setVisible(0, false);
        view.fetchArrows();
        spin(() -> view.getTimeGraphViewer().getTimeGraphControl().getArrows().isEmpty(), "the category is hidden");
    }

    @Test
    void lines_of_a_category_with_hide_hovertool_have_no_tooltip() throws Exception {
        LineDrawing drawing = show(ARROWS);
        Part ticks = drawing.lines(1).parts().get(0);
        long time = value(ticks, "x0", ticks.size() / 2) + drawing.base();
        ITimeGraphEntry row = rows().get((int) value(ticks, "y0", ticks.size() / 2));
        showRange(time - 1000, time + 1000);
        assertEquals(Map.of(), view.presentation().getEventHoverToolTipInfo(run(row, time), time));
    }

    @Test
    void global_filters_dim_what_does_not_match() throws Exception {
        LineDrawing drawing = show(SPEC);
        Part idle = drawing.lines(1).parts().get(0);
        int line = longest(idle);
        long start = value(idle, "x0", line) + drawing.base();
        long end = value(idle, "x1", line) + drawing.base();
        ITimeGraphEntry row = rows().get((int) value(idle, "y0", line));
        showRange(start, end);
        long middle = start + (end - start) / 2;
        assertEquals(GREEN, color(row, middle, 0.75));
        ITmfTrace trace = TmfTraceManager.getInstance().getActiveTrace();
        filter(trace, Set.of("Category == busy"));
        spin(() -> run(row, middle).isPropertyActive(1), "the idle time is dimmed");
        settle();
        assertNotEquals(GREEN, color(row, middle, 0.75));
        filter(trace, Set.of("Category == idle"));
        spin(() -> !run(row, middle).isPropertyActive(1), "the idle time is not dimmed");
        filter(trace, Set.of());
        settle();
        assertEquals(GREEN, color(row, middle, 0.75));
    }

    private void filter(ITmfTrace trace, Set<String> regexes) {
        TraceCompassFilter filter = TraceCompassFilter.fromRegex(regexes, trace);
        TmfSignalManager.dispatchSignal(new TmfFilterAppliedSignal(this, trace, filter));
    }

    @Test
    void the_exported_image_has_the_painted_rows_and_the_legend() throws Exception {
        LineDrawing drawing = show(SPEC);
        Part idle = drawing.lines(1).parts().get(0);
        int line = longest(idle);
        showRange(value(idle, "x0", line) + drawing.base(), value(idle, "x1", line) + drawing.base());
        view.presentation().colors().setVisible(2, false);
        Path file = images.resolve("figure.png");
        view.page().image().saveImage(file.toString(), SWT.IMAGE_PNG);
        ImageData image = new ImageData(file.toString());
        int border = view.page().graph().getBounds().width;
        assertTrue(image.width > border, image.width + " with the legend, " + border + " without");
        assertTrue(count(image, 0, border, GREEN) > 1000, "the idle time is painted");
        for (RGB swatch : List.of(RED, GREEN, BLUE)) {
            assertTrue(count(image, border, image.width, swatch) > 20, "in the legend is " + swatch);
        }
        Path target = Path.of(System.getProperty("basedir", ""), "target", "pictures", "lines-exported.png");
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int count(ImageData image, int from, int to, RGB color) {
        int count = 0;
        for (int y = 0; y < image.height; y++) {
            for (int x = from; x < to; x++) {
                count += image.palette.getRGB(image.getPixel(x, y)).equals(color) ? 1 : 0;
            }
        }
        return count;
    }
}
