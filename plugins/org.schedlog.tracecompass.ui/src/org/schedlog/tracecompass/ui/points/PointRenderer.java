// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.figure.AxisScale;
import org.schedlog.engine.figure.Palette;
import org.schedlog.engine.figure.PointIndex;
import org.schedlog.engine.figure.PointPainter;
import org.schedlog.engine.figure.PointRaster;
import org.schedlog.engine.figure.PointRasterizer;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * Paints points in the background: the latest wish counts, older ones are given up. Other colours of the same window
 * are painted from the counts that are there. For the UI thread, which also gets the pictures.
 */
final class PointRenderer {

    /** So many points take long enough that the Progress view should list the job, so that it can be cancelled. */
    private static final long LARGE = 20_000_000;
    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);

    private final Display display;
    private final Consumer<Picture> ready;
    private PointRaster raster;
    private Window rastered;
    private Drawing current;

    /**
     * What is wanted.
     *
     * @param index
     *            the points
     * @param x
     *            the horizontal axis in pixels
     * @param y
     *            the vertical axis in pixels
     */
    record Window(PointIndex index, AxisScale x, AxisScale y) {
    }

    /**
     * What was painted.
     *
     * @param window
     *            what was wanted
     * @param epoch
     *            the colours' epoch
     * @param data
     *            the points on nothing
     * @param count
     *            how many points are in sight
     * @param isComplete
     *            false while points are still being counted, or where the user cancelled that
     */
    record Picture(Window window, int epoch, ImageData data, long count, boolean isComplete) {
    }

    /** The colours at one moment, for another thread. */
    private record FixedColors(int[] rgbs, BitSet hidden) implements Palette {

        static FixedColors of(CategoryColors colors, int categories) {
            int[] rgbs = new int[categories];
            for (int i = 0; i < categories; i++) {
                rgbs[i] = colors.rgb(i);
            }
            return new FixedColors(rgbs, colors.hidden());
        }

        @Override
        public int rgb(int category) {
            return rgbs[category];
        }

        @Override
        public boolean visible(int category) {
            return !hidden.get(category);
        }
    }

    /**
     * @param display
     *            the UI thread's
     * @param ready
     *            gets the pictures in the UI thread
     */
    PointRenderer(Display display, Consumer<Picture> ready) {
        this.display = display;
        this.ready = ready;
    }

    void request(Window window, CategoryColors colors) {
        stop();
        PointRaster known = window.equals(rastered) ? raster : null;
        current = new Drawing(window, FixedColors.of(colors, window.index().frame().categories().size()),
                colors.epoch(), known);
        current.setSystem(window.index().frame().count() < LARGE);
        current.schedule();
    }

    void stop() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    /** @return whether every picture that was asked for has been delivered */
    boolean isIdle() {
        return current == null;
    }

    private final class Drawing extends Job {

        private final Window window;
        private final FixedColors colors;
        private final int epoch;
        private final PointRaster known;

        Drawing(Window window, FixedColors colors, int epoch, PointRaster known) {
            super("Drawing points");
            this.window = window;
            this.colors = colors;
            this.epoch = epoch;
            this.known = known;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            monitor.beginTask(null, MonitorProgress.TOTAL);
            try {
                PointRaster counted = known != null ? known : PointRasterizer.raster(window.index(), window.x(),
                        window.y(), new MonitorProgress(monitor), partial -> deliver(partial, false));
                deliver(counted, true);
                return Status.OK_STATUS;
            } catch (CancellationException e) {
                later(() -> current = null);
                return Status.CANCEL_STATUS;
            } catch (IOException e) {
                later(() -> current = null);
                return new Status(IStatus.ERROR, PointRenderer.class, "The points could not be drawn: "
                        + e.getMessage(), e);
            }
        }

        private void deliver(PointRaster counted, boolean isComplete) {
            Picture picture = paint(counted, isComplete);
            later(() -> {
                if (isComplete) {
                    raster = counted;
                    rastered = window;
                    current = null;
                }
                ready.accept(picture);
            });
        }

        private Picture paint(PointRaster counted, boolean isComplete) {
            int width = window.x().pixels();
            int height = window.y().pixels();
            int[] argb = new int[width * height];
            long count = PointPainter.paint(counted, colors, argb);
            ImageData data = new ImageData(width, height, 24, RGB);
            data.alphaData = new byte[argb.length];
            for (int y = 0; y < height; y++) {
                int at = y * data.bytesPerLine;
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * width + x];
                    data.data[at++] = (byte) (pixel >> 16);
                    data.data[at++] = (byte) (pixel >> 8);
                    data.data[at++] = (byte) pixel;
                    data.alphaData[y * width + x] = (byte) (pixel >> 24);
                }
            }
            return new Picture(window, epoch, data, count, isComplete);
        }

        /** In the UI thread, unless something else is wanted by then. */
        private void later(Runnable runnable) {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (current == this) {
                        runnable.run();
                    }
                });
            }
        }
    }
}
