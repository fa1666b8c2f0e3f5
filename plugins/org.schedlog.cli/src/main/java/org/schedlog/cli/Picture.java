// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.FigureRange;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.ImageArea;
import org.schedlog.engine.figure.Palette;
import org.schedlog.engine.figure.PngWriter;
import org.schedlog.engine.figure.StillImage;

/** A picture of a figure, with or without axes and a legend, which take their room from the figure's. */
final class Picture {

    private static final int LEAST_SIDE = 16;

    private final int width;
    private final int height;
    private final PictureAxes axes;
    private final PictureLegend legend;
    private final Rectangle plot;
    private final ImageArea area;

    /**
     * @param range what is shown
     * @param width the picture's pixels
     * @param height the picture's pixels
     * @param axes null for a picture without
     * @param legend null for a picture without
     * @throws FailureException when axes and legend leave no room for the figure
     */
    Picture(FigureRange range, int width, int height, PictureAxes axes, PictureLegend legend) throws FailureException {
        this.width = width;
        this.height = height;
        this.axes = axes;
        this.legend = legend;
        int beside = width - (legend == null ? 0 : legend.width());
        this.plot = axes == null ? new Rectangle(beside, height) : axes.inside(range, beside, height);
        if ((axes != null || legend != null) && (plot.width < LEAST_SIDE || plot.height < LEAST_SIDE)) {
            throw new FailureException("--legend and --axis leave no room for the figure in a picture of " + width + "x"
                    + height + " pixels; make it larger or leave them out");
        }
        this.area = new ImageArea(range, plot.width, plot.height);
    }

    /**
     * Draws a figure.
     *
     * @param frame what is shown
     * @return the figure alone
     * @throws IOException when the columns cannot be read
     */
    StillImage draw(Frame frame, Progress progress) throws IOException {
        return StillImage.draw(frame, area, new SpecColors(frame), progress);
    }

    /**
     * Writes a figure, with what stands around it, as a PNG file.
     *
     * @throws IOException when it cannot be written
     */
    void write(StillImage image, OutputStream out, Progress progress) throws IOException {
        if (axes == null && legend == null) {
            PngWriter.write(image.rgb(), width, height, out, progress);
            return;
        }
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = PictureText.graphics(whole);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        if (axes != null) {
            axes.draw(graphics, plot, area);
        }
        if (legend != null) {
            legend.draw(graphics, width - legend.width());
        }
        graphics.dispose();
        whole.setRGB(plot.x, plot.y, plot.width, plot.height, image.rgb(), 0, plot.width);
        PngWriter.write(whole.getRGB(0, 0, width, height, null, 0, width), width, height, out, progress);
    }

    /** The colours that the spec says. */
    private record SpecColors(Frame frame) implements Palette {
        @Override
        public int rgb(int category) {
            return frame.categories().get(category).category().color();
        }

        @Override
        public boolean visible(int category) {
            return true;
        }
    }
}
