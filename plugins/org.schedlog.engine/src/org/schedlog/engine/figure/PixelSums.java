// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

/**
 * Counts for each pixel the lines that cover it and adds up their colours, which is all that a mixed colour needs,
 * however many categories there are. A rectangle of any size costs the same: only its corners are noted, and sums over
 * them, along both directions, give the pixels. Pixel columns lie one after the other in memory because lines come
 * mostly in the order of time. Counts are exact up to 2^55 lines. For one thread.
 */
final class PixelSums {

    /** For each corner its count, red, green and blue. */
    static final int BYTES_PER_PIXEL = 4 * Long.BYTES;

    private final int width;
    private final int height;
    /** The distance from a pixel column to the next: one more than there are pixels, for the upper corners. */
    private final int stride;
    private final long[] cells;
    private int red;
    private int green;
    private int blue;

    PixelSums(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = 4 * (height + 1);
        this.cells = new long[width * stride];
    }

    /** Sets the colour, 0xRRGGBB, of what is added from now on. */
    void color(int rgb) {
        red = rgb >> 16 & 0xFF;
        green = rgb >> 8 & 0xFF;
        blue = rgb & 0xFF;
    }

    /** Adds one to each pixel of a rectangle; all borders belong to it. Pixel row 0 is the lowest. */
    void addBox(int left, int right, int bottom, int top) {
        int lower = left * stride + 4 * bottom;
        int upper = left * stride + 4 * (top + 1);
        plus(lower);
        minus(upper);
        if (right + 1 < width) {
            int across = (right + 1 - left) * stride;
            minus(lower + across);
            plus(upper + across);
        }
    }

    private void plus(int cell) {
        cells[cell]++;
        cells[cell + 1] += red;
        cells[cell + 2] += green;
        cells[cell + 3] += blue;
    }

    private void minus(int cell) {
        cells[cell]--;
        cells[cell + 1] -= red;
        cells[cell + 2] -= green;
        cells[cell + 3] -= blue;
    }

    /**
     * Mixes the colours of all pixels.
     *
     * @param sums
     *            what different threads added, of one size; at least one
     * @param background
     *            the colour of pixels that nothing covers
     * @param check
     *            called for each pixel column; ends the work by throwing
     * @return colours 0xRRGGBB, row by row from the top
     */
    static int[] mix(List<PixelSums> sums, int background, Runnable check) {
        int width = sums.get(0).width;
        int height = sums.get(0).height;
        int stride = sums.get(0).stride;
        int[] rgb = new int[width * height];
        long[] along = new long[stride];
        for (int x = 0; x < width; x++) {
            check.run();
            for (PixelSums one : sums) {
                for (int i = 0; i < stride; i++) {
                    along[i] += one.cells[x * stride + i];
                }
            }
            mixColumn(along, background, rgb, x, width);
        }
        return rgb;
    }

    private static void mixColumn(long[] along, int background, int[] rgb, int x, int width) {
        long count = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        int place = rgb.length - width + x;
        for (int cell = 0; cell < along.length - 4; cell += 4) {
            count += along[cell];
            red += along[cell + 1];
            green += along[cell + 2];
            blue += along[cell + 3];
            rgb[place] = count == 0 ? background
                    : (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
            place -= width;
        }
    }
}
