// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Paints points. Where a pixel holds points of several categories their colours are mixed by count. The more points a
 * pixel holds, the more opaque it is: by the logarithm of their number, from {@link #FAINTEST} for a lone point among
 * pixels of {@link #CROWD} points and more to fully opaque for the fullest pixel in sight; where no pixel holds more
 * than one point, all are opaque. A point also colours the empty pixels around it, so that it can be seen where it
 * stands alone: a disc 3 pixels wide, or 5 where there are few.
 */
public final class PointPainter {

    /** The least opacity, 0 to 1. */
    public static final double FAINTEST = 0.4;
    /** From so many points in the fullest pixel on, lone points are as faint as they get. */
    public static final int CROWD = 1000;
    /** So many points and fewer are drawn larger. */
    public static final int FEW = 3000;

    private static final int[][] SMALL = disc(1);
    private static final int[][] LARGE = disc(2);

    private final PointRaster raster;
    private final Palette palette;
    private final int width;
    private final int height;
    private final int[] counts;
    /** Red, green and blue of each pixel, each multiplied by its points' number. */
    private final float[][] sums;
    private long total;
    private int fullest;

    private PointPainter(PointRaster raster, Palette palette) {
        this.raster = raster;
        this.palette = palette;
        this.width = raster.x().pixels();
        this.height = raster.y().pixels();
        this.counts = new int[width * height];
        this.sums = new float[3][width * height];
    }

    private static int[][] disc(int radius) {
        int side = 2 * radius + 1;
        return IntStream.range(0, side * side)
                .mapToObj(i -> new int[] { i % side - radius, i / side - radius })
                .filter(at -> at[0] != 0 || at[1] != 0)
                .filter(at -> radius == 1 || Math.abs(at[0]) + Math.abs(at[1]) <= radius + 1).toArray(int[][]::new);
    }

    /**
     * Paints a window.
     *
     * @param raster
     *            the points in it
     * @param palette
     *            the colours
     * @param argb
     *            receives width x height pixels, row by row from the top; not premultiplied, 0 where there is nothing
     * @return how many points there are in sight, those of hidden categories not counted
     */
    public static long paint(PointRaster raster, Palette palette, int[] argb) {
        Arrays.fill(argb, 0, raster.x().pixels() * raster.y().pixels(), 0);
        PointPainter painter = new PointPainter(raster, palette);
        painter.collect();
        painter.paint(argb);
        return painter.total;
    }

    private void collect() {
        for (int category = 0; category < raster.categories(); category++) {
            if (palette.visible(category)) {
                int rgb = palette.rgb(category);
                raster.forEach(category, (x, y, count) -> add(y * width + x, count, rgb));
            }
        }
        for (int count : counts) {
            fullest = Math.max(fullest, count);
        }
    }

    private void add(int pixel, int count, int rgb) {
        counts[pixel] += count;
        sums[0][pixel] += (float) count * (rgb >> 16 & 0xFF);
        sums[1][pixel] += (float) count * (rgb >> 8 & 0xFF);
        sums[2][pixel] += (float) count * (rgb & 0xFF);
        total += count;
    }

    private void paint(int[] argb) {
        int[][] around = total <= FEW ? LARGE : SMALL;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                if (counts[pixel] > 0) {
                    argb[pixel] = color(sums[0][pixel], sums[1][pixel], sums[2][pixel], counts[pixel])
                            | opacity(counts[pixel]) << 24;
                    surround(x, y, around, argb);
                }
            }
        }
    }

    /** Colours the empty pixels around one that holds points, unless that was done for another one. */
    private void surround(int x, int y, int[][] around, int[] argb) {
        for (int[] step : around) {
            int nearX = x + step[0];
            int nearY = y + step[1];
            if (nearX >= 0 && nearX < width && nearY >= 0 && nearY < height) {
                int near = nearY * width + nearX;
                if (counts[near] == 0 && argb[near] == 0) {
                    argb[near] = mixed(nearX, nearY, around);
                }
            }
        }
    }

    /** What the points around an empty pixel look like. */
    private int mixed(int x, int y, int[][] around) {
        float red = 0;
        float green = 0;
        float blue = 0;
        long count = 0;
        int most = 0;
        for (int[] step : around) {
            int nearX = x + step[0];
            int nearY = y + step[1];
            if (nearX >= 0 && nearX < width && nearY >= 0 && nearY < height) {
                int near = nearY * width + nearX;
                red += sums[0][near];
                green += sums[1][near];
                blue += sums[2][near];
                count += counts[near];
                most = Math.max(most, counts[near]);
            }
        }
        return color(red, green, blue, count) | opacity(most) << 24;
    }

    private static int color(float red, float green, float blue, long count) {
        return Math.round(red / count) << 16 | Math.round(green / count) << 8 | Math.round(blue / count);
    }

    /** 0 to 255. */
    private int opacity(int count) {
        if (fullest <= 1) {
            return 255;
        }
        double crowd = Math.min(1, Math.log(fullest) / Math.log(CROWD));
        double faintest = 1 - (1 - FAINTEST) * crowd;
        return (int) Math.round(255 * (faintest + (1 - faintest) * Math.log(count) / Math.log(fullest)));
    }
}
