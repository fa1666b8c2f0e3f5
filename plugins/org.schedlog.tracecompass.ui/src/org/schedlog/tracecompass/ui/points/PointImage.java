// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.figure.PointIndex;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/** The points of a chart as they were painted the last time, which may have been for another window. UI thread only. */
final class PointImage {

    private final Display display;
    private final Runnable changed;
    private final PointRenderer renderer;
    private PointRenderer.Window requested;
    private int requestedEpoch;
    private PointRenderer.Picture picture;
    private Image image;
    private boolean isDisposed;

    /**
     * @param display
     *            the UI thread's
     * @param changed
     *            is called when points were painted
     */
    PointImage(Display display, Runnable changed) {
        this.display = display;
        this.changed = changed;
        renderer = new PointRenderer(display, this::painted);
    }

    /** @return whether all points in a window are painted in these colours; if not, they are going to be */
    boolean isExact(PointRenderer.Window window, CategoryColors colors) {
        boolean isExact = picture != null && picture.isComplete() && picture.window().equals(window)
                && picture.epoch() == colors.epoch();
        if (!isExact && (!window.equals(requested) || requestedEpoch != colors.epoch())) {
            requested = window;
            requestedEpoch = colors.epoch();
            renderer.request(window, colors);
        }
        return isExact;
    }

    private void painted(PointRenderer.Picture ready) {
        if (!isDisposed) {
            disposeImage();
            picture = ready;
            image = new Image(display, ready.data());
            changed.run();
        }
    }

    /** Paints what there is of some points. */
    void paint(ChartPainter painter, PointIndex index) {
        if (image != null && picture.window().index() == index) {
            painter.points(image, picture.window());
        }
    }

    /** What is said of the points in sight, or why it is not known. */
    String count(boolean isExact) {
        if (!isExact) {
            return renderer.isIdle() ? "Drawing was cancelled; zoom to start it anew" : "Drawing\u2026";
        }
        return String.format("%,d", picture.count()) + (picture.count() == 1 ? " point" : " points") + " in sight";
    }

    /** No points are wanted any more. */
    void stop() {
        requested = null;
        renderer.stop();
    }

    void dispose() {
        isDisposed = true;
        renderer.stop();
        disposeImage();
    }

    private void disposeImage() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }
}
