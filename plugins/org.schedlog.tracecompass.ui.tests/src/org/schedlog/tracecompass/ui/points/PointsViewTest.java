// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

@DisplayName("The Points view in Trace Compass")
class PointsViewTest extends OpenPointsView {

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
        view.page().charts().common().setLogarithmic(true, false);
        settle();
        assertFalse(chart().range().x().logarithmic());
        assertTrue(chart().range().x().to() >= drawing.index().extent(category -> true).x().max());
        assertEquals(List.of(), chart().notes());
        large();
        view.page().charts().common().setLogarithmic(true, true);
        settle();
        save("points-sleep-then-awake-large");
        show("sleep-distribution", "sleep-distribution.json");
        view.page().charts().common().setLogarithmic(false, true);
        settle();
        assertEquals(List.of("2 points are not shown, because the logarithmic vertical axis has no place for 0 and "
                + "below."), chart().notes());
        view.page().charts().common().setLogarithmic(false, false);
        settle();
        save("points-sleep-distribution-large");
        show("run-length", "run-length.json");
        save("points-run-length-large");
        show("tick-frequency", "tick-frequency.json");
        save("points-tick-frequency-large");
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
        page().closeAllEditors(false);
        spin(() -> TmfTraceManager.getInstance().getOpenedTraces().isEmpty(), "the trace closes");
        spin(() -> view.getMessage().equals("No recording is open. Open one with File > Open SchedLog recording..."),
                "it says so, not " + view.getMessage());
    }
}
