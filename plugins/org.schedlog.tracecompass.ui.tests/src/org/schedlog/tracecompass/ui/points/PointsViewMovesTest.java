// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.figure.PointDrawing;

@DisplayName("Moving about in the Points view")
class PointsViewMovesTest extends OpenPointsView {

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
    void keys_zoom_move_and_go_back() throws Exception {
        show(SPEC);
        // Keys go to the view that the user works with; another one may have bindings for the same.
        view.getSite().getPage().activate(view);
        settle();
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
        drag(new Point(plot.x + plot.width / 4, plot.y + 20), new Point(plot.x + plot.width / 2, plot.y + 20),
                SWT.CTRL);
        assertEquals(zoomed.x().value(-0.25), chart().range().x().from(), all.x().value(0.002));
        assertEquals(zoomed.y().from(), chart().range().y().from(), 1e-6);
        settle();
    }

    @Test
    void another_trace_has_its_own_points_and_a_pinned_view_keeps_the_first() throws Exception {
        PointDrawing first = chart().drawing().orElseThrow();
        ITmfTrace firstTrace = trace();
        PointsView pinned = (PointsView) page().showView(PointsView.ID, "pinned",
                IWorkbenchPage.VIEW_VISIBLE);
        try {
            pinned.setPinned(firstTrace);
            assertEquals("Points: latency <real-build-small.tar>", pinned.getTitle());
            Path other = Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace/synth-8cpu-9k.tar")
                    .toRealPath();
            TmfFileDialogFactory.setOverrideFiles(other.toString());
            window().getService(IHandlerService.class).executeCommand("org.schedlog.tracecompass.ui.open", null);
            spin(() -> trace() != firstTrace && view.getTrace() == trace(), "the view follows the selected trace");
            view = (PointsView) page().showView(PointsView.ID);
            settle();
            assertEquals(573, chart().drawing().orElseThrow().frame().count());
            assertEquals(firstTrace, pinned.getTrace());
            assertEquals(first.frame().count(),
                    pinned.page().charts().charts().get(0).drawing().orElseThrow().frame().count());
        } finally {
            page().hideView(pinned);
        }
    }
}
