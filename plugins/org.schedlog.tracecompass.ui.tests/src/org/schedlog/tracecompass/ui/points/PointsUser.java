// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** What a user does in a chart of the Points view, and sees there. */
abstract class PointsUser extends Workbench {

    PointsView view;

    /** The chart in use. */
    PointChart chart() {
        return view.page().charts().charts().get(0);
    }

    void settle() {
        settle(view::isSettled, "the figure is painted");
    }

    ImageData exported() {
        Image image = chart().export();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    /** Where a point is painted. */
    Point place(PointRef point) {
        PointDrawing drawing = chart().drawing().orElseThrow();
        PointRenderer.Window pixels = chart().window();
        Rectangle plot = chart().layout().plot();
        return new Point(plot.x + pixels.x().pixel(Coordinates.of(drawing, point, "x")),
                plot.y + plot.height - 1 - pixels.y().pixel(Coordinates.of(drawing, point, "y")));
    }

    RGB color(Point at) {
        ImageData picture = exported();
        return picture.palette.getRGB(picture.getPixel(at.x, at.y));
    }

    int pixels(RGB color) {
        ImageData picture = exported();
        Rectangle plot = chart().layout().plot();
        int count = 0;
        for (int y = plot.y; y < plot.y + plot.height; y++) {
            for (int x = plot.x; x < plot.x + plot.width; x++) {
                count += picture.palette.getRGB(picture.getPixel(x, y)).equals(color) ? 1 : 0;
            }
        }
        return count;
    }

    void mouse(int type, Point at, int button, int stateMask) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        event.button = button;
        event.stateMask = stateMask;
        event.time = (int) System.currentTimeMillis();
        chart().control().notifyListeners(type, event);
    }

    void drag(Point from, Point to, int stateMask) {
        mouse(SWT.MouseDown, from, 1, stateMask);
        mouse(SWT.MouseMove, new Point((from.x + to.x) / 2, (from.y + to.y) / 2), 0, stateMask);
        mouse(SWT.MouseMove, to, 0, stateMask);
        mouse(SWT.MouseUp, to, 1, stateMask);
    }

    /** Shows a few ms around a point, so that it stands alone. */
    void lookAt(PointRef point) {
        PointDrawing drawing = chart().drawing().orElseThrow();
        double x = Coordinates.of(drawing, point, "x");
        double y = Coordinates.of(drawing, point, "y");
        Span around = new Span(Math.max(0, x - 2e6), x + 2e6, false);
        chart().zoomTo(new ChartRange(around, new Span(y / 3 + 1, y * 3 + 2, chart().range().y().logarithmic())));
        settle();
    }

    List<TableItem> legend() {
        return controls(chart().control().getParent().getParent(), Table.class).stream()
                .flatMap(table -> Arrays.stream(table.getItems())).toList();
    }
}
