// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.schedlog.engine.figure.PointFinder.Found;
import org.schedlog.engine.figure.PointFinder.Place;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.points.PointTooltip;

/**
 * Mouse and keys in a chart. Dragging zooms to a box, with Ctrl or the middle button it moves the window, with Shift it
 * selects times; the wheel zooms at the pointer, beside an axis only along it. A click chooses the nearest point. The
 * pointer resting at points tells what they are.
 */
final class ChartMouse {

    private static final int RADIUS = 7;
    private static final int FIRST_MOVE = 4;
    /** A box that is lower or narrower means the other direction only. */
    private static final int FLAT = 8;
    private static final double WHEEL_STEP = 0.8;
    private static final double KEY_STEP = 0.2;
    private static final double KEY_ZOOM = 0.7;
    /** Steps of the wheel that follow each other this closely are one step back. */
    private static final int ONE_MOVEMENT_MS = 700;
    private static final int REST_MS = 80;

    private enum Drag {
        NONE, ZOOM, MOVE, TIMES
    }

    private final PointChart chart;
    private final Canvas canvas;
    private final PointSearch search;
    private final Runnable rest = this::rested;
    private Drag drag = Drag.NONE;
    private Point begin;
    private Point pointer = new Point(0, 0);
    private ChartRange beginRange;
    private boolean moved;
    private int wheelTime;

    ChartMouse(PointChart chart, Canvas canvas) {
        this.chart = chart;
        this.canvas = canvas;
        this.search = new PointSearch(canvas.getDisplay());
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MouseExit, event -> leave());
        canvas.addListener(SWT.KeyDown, this::key);
    }

    /** Gives up whatever is going on. */
    void stop() {
        drag = Drag.NONE;
        search.stop();
        if (!canvas.isDisposed()) {
            canvas.getDisplay().timerExec(-1, rest);
            canvas.setToolTipText(null);
        }
    }

    /** The box that the user draws. */
    Optional<Rectangle> band() {
        ChartLayout layout = chart.layout();
        if (layout == null || !moved || drag != Drag.ZOOM && drag != Drag.TIMES) {
            return Optional.empty();
        }
        Rectangle plot = layout.plot();
        Rectangle box = new Rectangle(Math.min(begin.x, pointer.x), Math.min(begin.y, pointer.y),
                Math.abs(pointer.x - begin.x) + 1, Math.abs(pointer.y - begin.y) + 1);
        boolean wholeHeight = drag == Drag.TIMES || box.height < FLAT;
        if (!wholeHeight && box.width < FLAT) {
            box = new Rectangle(plot.x, box.y, plot.width, box.height);
        } else if (wholeHeight) {
            box = new Rectangle(box.x, plot.y, box.width, plot.height);
        }
        return Optional.of(box.intersection(plot)).filter(clipped -> !clipped.isEmpty());
    }

    private void down(Event event) {
        canvas.setFocus();
        stop();
        ChartLayout layout = chart.layout();
        boolean isOnPlot = layout != null && layout.plot().contains(event.x, event.y);
        if (!isOnPlot) {
            return;
        }
        begin = new Point(event.x, event.y);
        pointer = begin;
        beginRange = chart.range();
        moved = false;
        boolean isMove = event.button == 2 || event.button == 1 && (event.stateMask & SWT.CTRL) != 0;
        boolean isTimes = event.button == 1 && (event.stateMask & SWT.SHIFT) != 0 && chart.isTime();
        drag = isMove ? Drag.MOVE : isTimes ? Drag.TIMES : Drag.ZOOM;
    }

    private void move(Event event) {
        pointer = new Point(event.x, event.y);
        if (drag == Drag.NONE) {
            canvas.getDisplay().timerExec(REST_MS, rest);
            return;
        }
        boolean isFirst = !moved && Math.max(Math.abs(event.x - begin.x), Math.abs(event.y - begin.y)) >= FIRST_MOVE;
        moved |= isFirst;
        if (moved && drag == Drag.MOVE) {
            Rectangle plot = chart.layout().plot();
            ChartRange wanted = beginRange.moved((double) (begin.x - event.x) / plot.width,
                    (double) (event.y - begin.y) / plot.height, chart.whole());
            if (isFirst) {
                chart.zoomTo(wanted);
            } else {
                chart.change(wanted);
            }
        } else {
            chart.redraw();
        }
    }

    private void up(Event event) {
        Drag done = drag;
        Optional<Rectangle> box = band();
        boolean isClick = !moved;
        drag = Drag.NONE;
        moved = false;
        chart.redraw();
        if (done == Drag.NONE || chart.layout() == null) {
            return;
        }
        if (isClick && event.button == 1) {
            click();
        } else if (done == Drag.ZOOM) {
            box.ifPresent(this::zoom);
        } else if (done == Drag.TIMES) {
            box.ifPresent(this::select);
        }
    }

    private void zoom(Rectangle box) {
        Rectangle plot = chart.layout().plot();
        double left = (double) (box.x - plot.x) / plot.width;
        double right = (double) (box.x + box.width - plot.x) / plot.width;
        double bottom = (double) (plot.y + plot.height - box.y - box.height) / plot.height;
        double top = (double) (plot.y + plot.height - box.y) / plot.height;
        chart.zoomTo(chart.range().box(left, right, bottom, top));
    }

    private void select(Rectangle box) {
        Rectangle plot = chart.layout().plot();
        Span x = chart.range().x();
        chart.chooseTimes(x.value((double) (box.x - plot.x) / plot.width),
                x.value((double) (box.x + box.width - plot.x) / plot.width));
    }

    private void click() {
        double time = chart.range().x().value(chart.layout().shareX(begin.x));
        find(begin, found -> {
            if (!found.nearest().isEmpty()) {
                chart.choose(found.nearest().get(0));
            } else if (chart.isTime()) {
                chart.chooseTimes(time, time);
            }
        });
    }

    private void find(Point at, Consumer<Found> found) {
        Rectangle plot = chart.layout().plot();
        PointDrawing drawing = chart.drawing().orElseThrow();
        BitSet hidden = chart.colors().hidden();
        Place place = new Place(at.x - plot.x + 0.5, at.y - plot.y + 0.5, RADIUS);
        search.find(chart.window(), place,
                category -> !hidden.get(category) && !drawing.category(category).hideHovertool(),
                PointTooltip.MOST_POINTS, found);
    }

    /** The pointer rests: says what is there. */
    private void rested() {
        if (canvas.isDisposed() || chart.layout() == null) {
            return;
        }
        if (!chart.layout().plot().contains(pointer)) {
            forget();
            return;
        }
        PointDrawing drawing = chart.drawing().orElseThrow();
        find(pointer, found -> {
            chart.mark(found.nearest().isEmpty() ? null : found.nearest().get(0));
            String text = PointTooltip.of(drawing, found).replace("&", "&&");
            canvas.setToolTipText(text.isEmpty() ? null : text);
        });
    }

    private void forget() {
        search.stop();
        chart.mark(null);
        canvas.setToolTipText(null);
    }

    private void leave() {
        canvas.getDisplay().timerExec(-1, rest);
        if (drag == Drag.NONE) {
            forget();
        }
    }

    private void wheel(Event event) {
        ChartLayout layout = chart.layout();
        if (layout == null || drag != Drag.NONE) {
            return;
        }
        double factor = Math.pow(WHEEL_STEP, Math.signum(event.count));
        boolean besideY = event.x < layout.plot().x;
        boolean belowX = event.y >= layout.plot().y + layout.plot().height;
        boolean onlyX = belowX || (event.stateMask & SWT.CTRL) != 0;
        boolean onlyY = besideY || (event.stateMask & SWT.SHIFT) != 0;
        ChartRange wanted = chart.range().zoomed(layout.shareX(event.x), onlyY ? 1 : factor,
                layout.shareY(event.y), onlyX ? 1 : factor, chart.whole());
        step(wanted, event.time);
        event.doit = false;
    }

    private void step(ChartRange wanted, int time) {
        boolean isNext = Integer.compareUnsigned(time - wheelTime, ONE_MOVEMENT_MS) < 0;
        wheelTime = time;
        if (isNext) {
            chart.change(wanted);
        } else {
            chart.zoomTo(wanted);
        }
    }

    /** Beside an axis: all of it. */
    private void doubleClick(Event event) {
        ChartLayout layout = chart.layout();
        if (layout != null && !layout.plot().contains(event.x, event.y)) {
            boolean isX = event.y >= layout.plot().y + layout.plot().height;
            ChartRange range = chart.range();
            chart.zoomTo(isX ? new ChartRange(chart.whole().x(), range.y())
                    : new ChartRange(range.x(), chart.whole().y()));
        }
    }

    private void key(Event event) {
        if (chart.layout() == null) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT, 'a' -> move(-KEY_STEP, 0, event);
            case SWT.ARROW_RIGHT, 'd' -> move(KEY_STEP, 0, event);
            case SWT.ARROW_UP -> move(0, KEY_STEP, event);
            case SWT.ARROW_DOWN -> move(0, -KEY_STEP, event);
            case '+', SWT.KEYPAD_ADD, '=', 'w' -> zoomMiddle(KEY_ZOOM, event);
            case '-', SWT.KEYPAD_SUBTRACT, 's' -> zoomMiddle(1 / KEY_ZOOM, event);
            case SWT.HOME, '0' -> chart.showAll();
            case SWT.BS -> chart.goBack();
            case SWT.ESC -> {
                stop();
                chart.redraw();
            }
            default -> event.doit = true;
        }
    }

    private void move(double shareX, double shareY, Event event) {
        step(chart.range().moved(shareX, shareY, chart.whole()), event.time);
    }

    private void zoomMiddle(double factor, Event event) {
        step(chart.range().zoomed(0.5, factor, 0.5, factor, chart.whole()), event.time);
    }
}
