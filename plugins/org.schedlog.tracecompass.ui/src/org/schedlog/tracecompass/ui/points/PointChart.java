// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.schedlog.engine.figure.PointExtent;
import org.schedlog.engine.figure.PointIndex;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.points.AxisText;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * The chart of a figure of points: axes, points, selected time. What is in sight is painted in the background; until it
 * is there, what was there before is shown stretched. For the UI thread only.
 */
final class PointChart {

    private static final int MOST_STEPS_BACK = 50;

    /** Hears of what the user does. */
    interface Listener {

        /** The user sees another window on the figure. */
        void ranged(ChartRange range);

        /** The user clicked at a point. */
        void pointChosen(PointRef point);

        /** The user selected a time or a range of times, ns since the first event. */
        void timeChosen(double from, double to);
    }

    private final Canvas canvas;
    private final CategoryColors colors;
    private final Listener listener;
    private final PointRenderer renderer;
    private final ChartMouse mouse;
    private final Deque<ChartRange> back = new ArrayDeque<>();
    private PointDrawing drawing;
    private AxisText xText;
    private AxisText yText;
    private ChartRange whole;
    private ChartRange range;
    private ChartLayout layout;
    private double selectedFrom = Double.NaN;
    private double selectedTo = Double.NaN;
    private PointRef marked;
    private PointRenderer.Window requested;
    private int requestedEpoch;
    private PointRenderer.Picture picture;
    private Image image;
    private boolean isExact;

    PointChart(Composite parent, CategoryColors colors, Listener listener) {
        this.colors = colors;
        this.listener = listener;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        renderer = new PointRenderer(canvas.getDisplay(), this::painted);
        canvas.addListener(SWT.Paint, event -> paint(event.gc, true));
        canvas.addListener(SWT.Resize, event -> redrawAnew());
        canvas.addListener(SWT.Dispose, event -> disposed());
        mouse = new ChartMouse(this, canvas);
    }

    private void disposed() {
        renderer.stop();
        mouse.stop();
        if (image != null) {
            image.dispose();
        }
    }

    Canvas control() {
        return canvas;
    }

    Listener listener() {
        return listener;
    }

    CategoryColors colors() {
        return colors;
    }

    // ---- what is shown

    /**
     * Shows a figure.
     *
     * @param shown
     *            the figure
     * @param isOther
     *            whether it is another one than before, so that all of it is to be seen; otherwise other points of the
     *            same figure, for which the window stays
     */
    void show(PointDrawing shown, boolean isOther) {
        drawing = shown;
        FigureSpec spec = shown.frame().spec();
        boolean isEmpty = shown.index().extent(category -> true).drawable() == 0;
        if (isOther || range == null) {
            back.clear();
            boolean logX = !ChartRange.isTime(shown) && ChartRange.suggestsLogarithm(shown, "x");
            whole = ChartRange.all(shown, logX, ChartRange.suggestsLogarithm(shown, "y"));
            range = whole;
            xText = new AxisText("x", shown.index().meaning("x"), spec.x(), shown.base());
            yText = new AxisText("y", shown.index().meaning("y"), spec.y(), shown.base());
        } else if (!isEmpty) {
            whole = ChartRange.all(shown, range.x().logarithmic(), range.y().logarithmic());
        }
        marked = null;
        redrawAnew();
    }

    /** Shows nothing. */
    void clear() {
        drawing = null;
        range = null;
        back.clear();
        marked = null;
        requested = null;
        renderer.stop();
        mouse.stop();
        redraw();
    }

    Optional<PointDrawing> drawing() {
        return Optional.ofNullable(drawing);
    }

    /** The window in sight, or null where there is no figure. */
    ChartRange range() {
        return range;
    }

    ChartRange whole() {
        return whole;
    }

    boolean isTime() {
        return drawing != null && xText.isTime();
    }

    /** Shows another window, which the user asked for. */
    void zoomTo(ChartRange wanted) {
        if (range != null && !wanted.equals(range)) {
            if (back.size() == MOST_STEPS_BACK) {
                back.removeLast();
            }
            back.push(range);
            change(wanted);
        }
    }

    /** Shows another window, as a part of one movement; {@link #zoomTo} was called at its begin. */
    void change(ChartRange wanted) {
        if (range != null && !wanted.equals(range)) {
            range = wanted;
            redrawAnew();
            listener.ranged(range);
        }
    }

    /** Shows what was shown before the last zooming. */
    void goBack() {
        if (!back.isEmpty()) {
            change(back.pop());
        }
    }

    void showAll() {
        if (range != null) {
            zoomTo(whole);
        }
    }

    /** Shows other times, as another view does; tells nobody. */
    void showTimes(double from, double to) {
        if (range != null && from < to) {
            range = range.withX(new Span(from, to, false));
            redrawAnew();
        }
    }

    /** Shows all values of an axis in equal steps or equal ratios. */
    void setLogarithmic(boolean isX, boolean logarithmic) {
        if (range != null) {
            boolean x = isX ? logarithmic && !isTime() : range.x().logarithmic();
            boolean y = isX ? range.y().logarithmic() : logarithmic;
            whole = ChartRange.all(drawing, x, y);
            back.clear();
            change(new ChartRange(isX ? whole.x() : range.x(), isX ? range.y() : whole.y()));
        }
    }

    /** Marks the time that is selected in all views, ns since the first event; NaN for none. */
    void select(double from, double to) {
        selectedFrom = from;
        selectedTo = to;
        redraw();
    }

    /** Marks a point, or none if it is null. */
    void mark(PointRef point) {
        if (point == null ? marked != null : !point.equals(marked)) {
            marked = point;
            redraw();
        }
    }

    /** @return what the user should know of what is not in sight, one sentence each */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (range != null) {
            PointExtent extent = drawing.index().extent(category -> true);
            addNote(notes, "horizontal", range.x().logarithmic() ? extent.x().notPositive() : 0);
            addNote(notes, "vertical", range.y().logarithmic() ? extent.y().notPositive() : 0);
        }
        return notes;
    }

    private static void addNote(List<String> notes, String axis, long leftOut) {
        if (leftOut > 0) {
            notes.add(String.format("%,d", leftOut) + (leftOut == 1 ? " point is" : " points are")
                    + " not shown, because the logarithmic " + axis + " axis has no place for 0 and below.");
        }
    }

    // ---- painting

    void redraw() {
        isExact = false;
        if (!canvas.isDisposed()) {
            canvas.redraw();
        }
    }

    /** @return whether everything in sight is painted as it is now */
    boolean isExact() {
        return isExact;
    }

    /** Paints everything anew, the texts along the axes included. */
    void redrawAnew() {
        layout = null;
        redraw();
    }

    /** Where the parts are, or null where nothing is shown. */
    ChartLayout layout() {
        if (range != null && layout == null) {
            Rectangle area = canvas.getClientArea();
            GC gc = new GC(canvas);
            layout = ChartLayout.of(new Point(area.width, area.height), range, xText, yText, gc);
            gc.dispose();
        }
        return range == null ? null : layout;
    }

    /** The window in pixels. */
    PointRenderer.Window window() {
        Rectangle plot = layout().plot();
        PointIndex index = drawing.index();
        return new PointRenderer.Window(index, range.x().scale(plot.width), range.y().scale(plot.height));
    }

    private void painted(PointRenderer.Picture ready) {
        if (canvas.isDisposed()) {
            return;
        }
        if (image != null) {
            image.dispose();
        }
        picture = ready;
        image = new Image(canvas.getDisplay(), ready.data());
        redraw();
    }

    private void paint(GC gc, boolean withPointer) {
        // The style of the window would give them the colours of its frame.
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(canvas.getClientArea());
        if (range == null) {
            isExact = true;
            return;
        }
        PointRenderer.Window window = window();
        boolean isPainted = picture != null && picture.isComplete() && picture.window().equals(window)
                && picture.epoch() == colors.epoch();
        if (!isPainted) {
            request(window);
        }
        ChartPainter painter = new ChartPainter(gc, layout(), range);
        painter.grid();
        if (image != null && picture.window().index() == window.index()) {
            painter.points(image, picture.window());
        }
        if (isTime() && !Double.isNaN(selectedFrom)) {
            painter.selection(selectedFrom, selectedTo);
        }
        if (withPointer && marked != null) {
            painter.ring(Coordinates.of(drawing, marked, "x"), Coordinates.of(drawing, marked, "y"));
        }
        painter.axes(isPainted ? count() : renderer.isIdle() ? "Drawing was cancelled; zoom to start it anew"
                : "Drawing\u2026");
        if (withPointer) {
            mouse.band().ifPresent(painter::rubberBand);
        }
        isExact = isPainted;
    }

    private String count() {
        return String.format("%,d", picture.count()) + (picture.count() == 1 ? " point" : " points") + " in sight";
    }

    private void request(PointRenderer.Window window) {
        if (!window.equals(requested) || requestedEpoch != colors.epoch()) {
            requested = window;
            requestedEpoch = colors.epoch();
            renderer.request(window, colors);
        }
    }

    /** @return the chart as it is painted now, without what belongs to the pointer; to be disposed of by the caller */
    Image export() {
        Rectangle area = canvas.getClientArea();
        Image exported = new Image(canvas.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
        GC gc = new GC(exported);
        paint(gc, false);
        gc.dispose();
        return exported;
    }
}
