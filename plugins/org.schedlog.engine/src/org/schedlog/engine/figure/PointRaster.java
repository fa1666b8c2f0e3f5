// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How many points of each category lie in each pixel of a window on a figure. Made by {@link PointRasterizer}; then any
 * number of threads may read. Where each category has points everywhere it takes 4 bytes for each pixel and category.
 */
public final class PointRaster {

    private final AxisScale x;
    private final AxisScale y;
    private final AtomicReferenceArray<Density> densities;

    PointRaster(AxisScale x, AxisScale y, int categories) {
        this.x = x;
        this.y = y;
        this.densities = new AtomicReferenceArray<>(categories);
    }

    /** @return the horizontal axis, from the left */
    public AxisScale x() {
        return x;
    }

    /** @return the vertical axis, from the bottom */
    public AxisScale y() {
        return y;
    }

    /** @return how many categories the figure has, also those without points here */
    public int categories() {
        return densities.length();
    }

    /**
     * @param category
     *            a category's index
     * @param column
     *            0 to x().pixels() - 1, from the left
     * @param row
     *            0 to y().pixels() - 1, from the top
     * @return how many of its points lie in that pixel
     */
    public int count(int category, int column, int row) {
        Density density = densities.get(category);
        return density == null ? 0 : density.get(column, row);
    }

    /** A category's counts, for adding. */
    Density density(int category) {
        Density density = densities.get(category);
        if (density != null) {
            return density;
        }
        Density fresh = new Density(x.pixels(), y.pixels());
        Density others = densities.compareAndExchange(category, null, fresh);
        return others == null ? fresh : others;
    }

    /** Calls back for each pixel that holds points of a category. */
    void forEach(int category, Density.Visitor visitor) {
        Density density = densities.get(category);
        if (density != null) {
            density.forEach(visitor);
        }
    }
}
