// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.ArrayList;
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
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.points.AxisText;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * The chart of a recording's figure of points: axes, points, selected time. What is in sight is painted in the
 * background; until it is there, what was there before is shown stretched. For the UI thread only.
 */
final class PointChart {

    /** Hears of what the user does. */
    interface Listener {

        /** The user sees another window on the figures. */
        void ranged();

        /** The user clicked at a point of a figure. */
        void pointChosen(PointDrawing drawing, PointRef point);

        /** The user selected a time or a range of times in a figure, ns since its recording's first event. */
        void timeChosen(PointDrawing drawing, double from, double to);
    }

    private final Canvas canvas;
    private final CommonRange common;
    private final CategoryColors colors;
    private final Listener listener;
    private final PointImage points;
    private final ChartMouse mouse;
    private PointDrawing drawing;
    private String name = "";
    private List<String> names = List.of();
    private AxisText xText;
    private AxisText yText;
    private int lines = ChartLayout.TITLE_LINES;
    private ChartLayout layout;
    private PointRef marked;
    private boolean isExact;

    /**
     * @param parent
     *            where the chart goes
     * @param common
     *            the window in sight
     * @param colors
     *            the points' colours
     * @param listener
     *            hears of what the user does in this chart
     */
    PointChart(Composite parent, CommonRange common, CategoryColors colors, Listener listener) {
        this.common = common;
        this.colors = colors;
        this.listener = listener;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        points = new PointImage(canvas.getDisplay(), this::redraw);
        canvas.addListener(SWT.Paint, event -> paint(event.gc, true));
        canvas.addListener(SWT.Resize, event -> redrawAnew());
        canvas.addListener(SWT.Dispose, event -> disposed());
        mouse = new ChartMouse(this, canvas);
    }

    private void disposed() {
        points.dispose();
        mouse.stop();
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
     *            one of the figures in the common window
     * @param title
     *            the name of its recording where others are shown, too; else empty
     * @param titles
     *            the names of all recordings that are shown
     */
    void show(PointDrawing shown, String title, List<String> titles) {
        drawing = shown;
        name = title;
        names = titles;
        FigureSpec spec = shown.frame().spec();
        xText = new AxisText("x", common.x(), spec.x(), shown.base());
        yText = new AxisText("y", common.y(), spec.y(), shown.base());
        marked = null;
        redrawAnew();
    }

    /** Shows nothing. */
    void clear() {
        drawing = null;
        marked = null;
        points.stop();
        mouse.stop();
        redraw();
    }

    /** Sets for how many lines of text there is room below the plot: for nothing, the marks' labels, the title, too. */
    void setLines(int count) {
        if (count != lines) {
            lines = count;
            redrawAnew();
        }
    }

    Optional<PointDrawing> drawing() {
        return Optional.ofNullable(drawing);
    }

    /** @return the name of the recording where others are shown, too; else empty */
    String name() {
        return name;
    }

    private double shift() {
        return common.shift(drawing);
    }

    /** The window in sight, times counted from the recording's first event; null where there is no figure. */
    ChartRange range() {
        return drawing == null ? null : common.range().plusX(-shift());
    }

    /** The window in which everything of all figures can be seen. */
    ChartRange whole() {
        return common.whole().plusX(-shift());
    }

    boolean isTime() {
        return drawing != null && common.isTime();
    }

    /** Shows another window, which the user asked for. */
    void zoomTo(ChartRange wanted) {
        if (drawing != null) {
            common.zoomTo(wanted.plusX(shift()));
        }
    }

    /** Shows another window, as a part of one movement; {@link #zoomTo} was called at its begin. */
    void change(ChartRange wanted) {
        if (drawing != null) {
            common.change(wanted.plusX(shift()));
        }
    }

    /** Shows what was shown before the last zooming. */
    void goBack() {
        common.goBack();
    }

    void showAll() {
        common.showAll();
    }

    /** The user clicked at a point. */
    void choose(PointRef point) {
        mark(point);
        listener.pointChosen(drawing, point);
    }

    /** The user selected a time or a range of times, ns since the recording's first event. */
    void chooseTimes(double from, double to) {
        listener.timeChosen(drawing, from, to);
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
        if (drawing != null) {
            PointExtent extent = drawing.index().extent(category -> true);
            addNote(notes, "horizontal", range().x().logarithmic() ? extent.x().notPositive() : 0);
            addNote(notes, "vertical", range().y().logarithmic() ? extent.y().notPositive() : 0);
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
        if (drawing != null && layout == null) {
            Rectangle area = canvas.getClientArea();
            GC gc = new GC(canvas);
            layout = ChartLayout.of(new Point(area.width, area.height), range(), xText, yText, lines, gc);
            gc.dispose();
        }
        return drawing == null ? null : layout;
    }

    /** The window in pixels. */
    PointRenderer.Window window() {
        Rectangle plot = layout().plot();
        ChartRange range = range();
        return new PointRenderer.Window(drawing.index(), range.x().scale(plot.width), range.y().scale(plot.height));
    }

    private void paint(GC gc, boolean withPointer) {
        // The style of the window would give them the colours of its frame.
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(canvas.getClientArea());
        if (drawing == null) {
            isExact = true;
            return;
        }
        boolean isPainted = points.isExact(window(), colors);
        ChartPainter painter = new ChartPainter(gc, layout(), range());
        painter.grid();
        points.paint(painter, drawing.index());
        TraceTimes.Range selected = common.selected();
        if (isTime() && !selected.isNone()) {
            painter.selection(selected.from() - shift(), selected.to() - shift());
        }
        if (withPointer && marked != null) {
            painter.ring(Coordinates.of(drawing, marked, "x"), Coordinates.of(drawing, marked, "y"));
        }
        painter.axes();
        painter.heading(name, names, points.count(isPainted));
        if (withPointer) {
            mouse.band().ifPresent(painter::rubberBand);
        }
        isExact = isPainted;
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
