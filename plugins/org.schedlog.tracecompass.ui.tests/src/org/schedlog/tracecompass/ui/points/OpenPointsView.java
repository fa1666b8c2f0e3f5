// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** The Points view on the example in the real workbench, and what a user does with it. */
abstract class OpenPointsView extends Workbench {

    static final RGB RED = new RGB(255, 0, 0);
    static final RGB GREEN = new RGB(0, 160, 0);
    /** Few points: the ticks of CPU 0 with the time until the next one, and one point for every fork. */
    static final String SPEC = """
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

    PointsView view;

    @BeforeEach
    void openExample() throws Exception {
        String given = System.getProperty("schedlog.points.recording");
        open(given == null ? example(BUILD) : Path.of(given));
        view = showView(PointsView.ID, PointsView.class);
        view.setSpec(SpecSource.defaultOf(FigureSpec.Kind.POINTS));
        settle();
    }

    @AfterEach
    void closeExample() {
        page().setPartState(page().getReference(view), IWorkbenchPage.STATE_RESTORED);
        page().hideView(view);
        closeTraces();
    }

    void settle() {
        settle(view::isSettled, "the figure is painted");
    }

    void show(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        view.showSpec(file);
        settle();
    }

    PointDrawing show(String shipped, String inFile) {
        view.setSpec(SpecSource.of("shipped/" + inFile).orElseThrow());
        settle();
        assertEquals("Points: " + shipped, view.getTitle());
        return chart().drawing().orElseThrow();
    }

    PointChart chart() {
        return view.page().charts().charts().get(0);
    }

    ImageData exported() {
        Image image = chart().export();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    void save(String name) throws Exception {
        Composite parent = chart().control().getParent().getParent().getParent();
        picture(parent, name);
    }

    void large() {
        window().getShell().setSize(1590, 960);
        page().setPartState(page().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        settle();
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
