// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Paints a row so that nothing that lies in a pixel is lost: several intervals share the height of their lane in
 * proportion to the time that each covers there; ticks stand before them, and where several categories have ticks of
 * one height their colours are mixed by count. Heights count from the row's bottom upwards.
 */
public final class RowPainter {

    private static final int OPAQUE = 0xFF000000;

    private final RowRaster raster;
    private final Palette palette;
    private final int height;
    private final int[] argb;
    private final int width;
    private final int margin;
    private final List<List<Layer>> lanes;
    private final List<Layer> slants;
    private final List<List<Layer>> tickBands;

    private RowPainter(RowRaster raster, Palette palette, int height, int[] argb) {
        this.raster = raster;
        this.palette = palette;
        this.height = height;
        this.argb = argb;
        this.width = raster.grid().width();
        this.margin = height < 6 ? 0 : Math.max(1, height / 10);
        this.lanes = alike(LineShape.INTERVAL);
        this.slants = visible(LineShape.SLANT);
        this.tickBands = alike(LineShape.TICK);
        // The highest ticks first, so that lower ones stand before them.
        tickBands.sort(Comparator.comparingInt((List<Layer> band) -> band.get(0).low - band.get(0).high));
    }

    /**
     * Paints a row.
     *
     * @param raster
     *            what it shows
     * @param palette
     *            the colours
     * @param height
     *            the row's height in pixels, at least 1
     * @param argb
     *            receives raster width x height pixels, row by row from the top, each opaque or 0 where there is
     *            nothing
     */
    public static void paint(RowRaster raster, Palette palette, int height, int[] argb) {
        Arrays.fill(argb, 0, raster.grid().width() * height, 0);
        new RowPainter(raster, palette, height, argb).paint();
    }

    private List<Layer> visible(LineShape shape) {
        return raster.layers().stream().filter(layer -> layer.shape == shape && palette.visible(layer.category))
                .sorted(Comparator.comparingInt(layer -> layer.category)).toList();
    }

    /** Layers at the same place in the row, together. */
    private List<List<Layer>> alike(LineShape shape) {
        List<List<Layer>> bands = new ArrayList<>();
        for (Layer layer : visible(shape)) {
            List<Layer> band = bands.stream().filter(b -> b.get(0).low == layer.low && b.get(0).high == layer.high)
                    .findFirst().orElse(null);
            if (band == null) {
                band = new ArrayList<>();
                bands.add(band);
            }
            band.add(layer);
        }
        return bands;
    }

    private void paint() {
        for (int x = 0; x < width; x++) {
            if (!raster.anyPresent(x)) {
                continue;
            }
            for (List<Layer> lane : lanes) {
                stack(lane, x);
            }
            for (Layer slant : slants) {
                if (slant.isPresent(x)) {
                    fill(x, slant.slantLow[x], slant.slantHigh[x], palette.rgb(slant.category));
                }
            }
            for (List<Layer> band : tickBands) {
                mix(band, x);
            }
        }
    }

    /** The pixel row, from the row's bottom, at which a share of the height lies. */
    private int level(double share) {
        return (int) Math.round(share * (height - 2 * margin));
    }

    private void fill(int x, double low, double high, int rgb) {
        int from = level(low);
        fillLevels(x, from, Math.max(from + 1, level(high)), rgb);
    }

    private void fillLevels(int x, int from, int to, int rgb) {
        int bottom = Math.min(height - 1 - margin, height - 1 - margin - from);
        int top = Math.max(margin, height - margin - to);
        for (int y = bottom; y >= top; y--) {
            argb[y * width + x] = OPAQUE | rgb;
        }
    }

    /** Shares a lane's height among its categories: the first of the spec on top. */
    private void stack(List<Layer> lane, int x) {
        double sum = 0;
        int count = 0;
        for (Layer layer : lane) {
            if (layer.isPresent(x)) {
                sum += layer.amount(x);
                count++;
            }
        }
        if (count == 0) {
            return;
        }
        int bottom = level((double) lane.get(0).low / Series.STEPS);
        int top = Math.max(bottom + 1, level((double) lane.get(0).high / Series.STEPS));
        // Each category gets one pixel before the rest is shared, as long as there are enough.
        int spare = Math.max(0, top - bottom - count);
        double weight = 0;
        int upper = top;
        int met = 0;
        for (Layer layer : lane) {
            if (!layer.isPresent(x)) {
                continue;
            }
            met++;
            weight += sum > 0 ? layer.amount(x) / sum : 1.0 / count;
            int lower = Math.max(bottom, top - Math.min(top - bottom, met + (int) Math.round(weight * spare)));
            if (met == count) {
                lower = bottom;
            }
            if (lower < upper) {
                fillLevels(x, lower, upper, palette.rgb(layer.category));
            }
            upper = Math.min(upper, lower);
        }
    }

    private void mix(List<Layer> band, int x) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double sum = 0;
        for (Layer layer : band) {
            float count = layer.amount(x);
            int rgb = palette.rgb(layer.category);
            red += count * (rgb >> 16 & 0xFF);
            green += count * (rgb >> 8 & 0xFF);
            blue += count * (rgb & 0xFF);
            sum += count;
        }
        if (sum > 0) {
            int mixed = (int) Math.round(red / sum) << 16 | (int) Math.round(green / sum) << 8
                    | (int) Math.round(blue / sum);
            fill(x, (double) band.get(0).low / Series.STEPS, (double) band.get(0).high / Series.STEPS, mixed);
        }
    }
}
