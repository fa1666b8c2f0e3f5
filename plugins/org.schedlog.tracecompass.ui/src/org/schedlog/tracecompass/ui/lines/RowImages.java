// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowPainter;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * The images of the rows on show. An image is painted again when the row's content, the range of time, the row's size
 * or the colours have changed, and is kept otherwise. For the UI thread only.
 */
final class RowImages {

    /** More rows than fit on a screen; the images of others are let go. */
    private static final int MOST_IMAGES = 1200;
    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);
    /** What a filter dims is seen through by so much. */
    private static final int DIMMED_ALPHA = 0x50;

    /** What an image shows; the times are the figure's. */
    record View(RowContent content, long from, long to, int width, int height, int epoch) {

        /**
         * Whether the raster's pixels are the ones on the screen. Its range may end 1 ns later, to hold the last time.
         */
        boolean isExact() {
            PixelGrid grid = content.raster().grid();
            return grid.from() == from && (grid.to() == to || grid.to() == to + 1) && grid.width() == width;
        }
    }

    private record Painted(View view, Image image) {
    }

    /** In the order of use, the latest last. */
    private final Map<ITimeGraphEntry, Painted> images = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * The image of a row.
     *
     * @param entry
     *            the row
     * @param view
     *            what it shows
     * @param colors
     *            the colours
     * @param device
     *            the screen
     * @return the image, to be used at once; it is disposed here
     */
    Image image(ITimeGraphEntry entry, View view, CategoryColors colors, Device device) {
        Painted known = images.get(entry);
        if (known != null) {
            if (known.view().equals(view)) {
                return known.image();
            }
            known.image().dispose();
        }
        Image image = new Image(device, paint(view, colors));
        images.put(entry, new Painted(view, image));
        removeEldest();
        return image;
    }

    private void removeEldest() {
        Iterator<Painted> eldest = images.values().iterator();
        while (images.size() > MOST_IMAGES) {
            eldest.next().image().dispose();
            eldest.remove();
        }
    }

    /** Lets go of all images. */
    void dispose() {
        images.values().forEach(painted -> painted.image().dispose());
        images.clear();
    }

    private static ImageData paint(View view, CategoryColors colors) {
        int columns = view.content().raster().grid().width();
        int[] argb = new int[columns * view.height()];
        RowPainter.paint(view.content().raster(), colors, view.height(), argb);
        ImageData data = new ImageData(view.width(), view.height(), 32, RGB);
        data.alphaData = new byte[view.width() * view.height()];
        IntBuffer pixels = ByteBuffer.wrap(data.data).asIntBuffer();
        int[] sources = sources(view);
        for (int x = 0; x < view.width(); x++) {
            int source = sources[x];
            if (source < 0 || view.content().isExcluded(source)) {
                continue;
            }
            int alpha = view.content().isDimmed(source) ? DIMMED_ALPHA : 0xFF;
            for (int y = 0; y < view.height(); y++) {
                int pixel = argb[y * columns + source];
                if (pixel != 0) {
                    pixels.put(y * view.width() + x, pixel & 0xFFFFFF);
                    data.alphaData[y * view.width() + x] = (byte) alpha;
                }
            }
        }
        return data;
    }

    /**
     * For each pixel column of the screen the raster's column, or -1. They differ while the widget waits for an exact
     * raster.
     */
    private static int[] sources(View view) {
        int[] sources = new int[view.width()];
        if (view.isExact()) {
            Arrays.setAll(sources, x -> x);
            return sources;
        }
        PixelGrid raster = view.content().raster().grid();
        PixelGrid screen = new PixelGrid(view.from(), Math.max(view.from() + 1, view.to()), view.width());
        for (int x = 0; x < sources.length; x++) {
            long time = screen.time(x);
            sources[x] = time < raster.from() || time >= raster.to() ? -1 : raster.column(time);
        }
        return sources;
    }
}
