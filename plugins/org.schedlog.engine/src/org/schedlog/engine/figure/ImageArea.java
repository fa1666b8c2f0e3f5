// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Where the numbers of a figure lie on a picture, as SchedDisplay has it: the width is cut into pixel columns of the
 * same length from the range's left border to its right one, the height into pixel rows from the lower border to the
 * upper one. A number on the border between two pixels belongs to the right or upper one, but what lies on the range's
 * right or upper border to the last pixel. A range without width or height gets one, with its middle where it was.
 * Immutable and thread-safe.
 */
public final class ImageArea {

    /** The most pixels of a picture, 4096 times 4096; drawing takes 32 bytes for each. */
    public static final int MOST_PIXELS = 1 << 24;

    /** The most pixels of a side. */
    public static final int MOST_SIDE = 1 << 15;

    private final FigureRange range;
    private final int width;
    private final int height;
    private final double scaleX;
    private final double shiftX;
    private final double scaleY;
    private final double shiftY;

    /**
     * @param range
     *            what is shown
     * @param width
     *            pixels, so that {@link #isSize} holds
     * @param height
     *            pixels, so that {@link #isSize} holds
     */
    public ImageArea(FigureRange range, int width, int height) {
        if (!isSize(width, height)) {
            throw new IllegalArgumentException("No size of a picture: " + width + "x" + height);
        }
        double spareX = spare(range.minX(), range.maxX());
        double spareY = spare(range.minY(), range.maxY());
        this.range = new FigureRange(range.minX() - spareX, range.maxX() + spareX, range.minY() - spareY,
                range.maxY() + spareY);
        this.width = width;
        this.height = height;
        this.scaleX = width / (this.range.maxX() - this.range.minX());
        this.shiftX = -this.range.minX() * scaleX;
        this.scaleY = height / (this.range.maxY() - this.range.minY());
        this.shiftY = -this.range.minY() * scaleY;
    }

    /** What a range needs on both sides so as not to be empty. */
    private static double spare(double min, double max) {
        return min < max ? 0 : Math.max(0.5, Math.ulp(min));
    }

    /**
     * @param width
     *            any number
     * @param height
     *            any number
     * @return whether a picture can have so many pixels
     */
    public static boolean isSize(int width, int height) {
        return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE
                && (long) width * height <= MOST_PIXELS;
    }

    /** @return what is shown; neither its width nor its height is 0 */
    public FigureRange range() {
        return range;
    }

    /** @return pixels */
    public int width() {
        return width;
    }

    /** @return pixels */
    public int height() {
        return height;
    }

    /**
     * @param x
     *            a number from the range
     * @return its pixel column, 0 on the left
     */
    public int column(double x) {
        return pixel(x * scaleX + shiftX, width);
    }

    /**
     * @param y
     *            a number from the range
     * @return its pixel row, 0 at the bottom
     */
    public int level(double y) {
        return pixel(y * scaleY + shiftY, height);
    }

    private static int pixel(double place, int size) {
        return Math.max(0, Math.min(size - 1, (int) place));
    }
}
