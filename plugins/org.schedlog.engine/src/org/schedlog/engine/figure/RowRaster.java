// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** What one row of a figure shows in a range of time, pixel column by pixel column. Immutable and thread-safe. */
public final class RowRaster {

    private final PixelGrid grid;
    /** By category. */
    private final List<Layer> layers;
    /** A bit for each column in which any category has a line. */
    private final long[] any;

    RowRaster(PixelGrid grid, List<Layer> layers) {
        this.grid = grid;
        this.layers = layers.stream().sorted(Comparator.comparingInt(layer -> layer.category)).toList();
        this.any = new long[Layer.words(grid.width())];
        this.layers.forEach(layer -> layer.addPresent(any));
    }

    /** @return the pixel columns and the time they stand for */
    public PixelGrid grid() {
        return grid;
    }

    List<Layer> layers() {
        return layers;
    }

    /** @return the indexes of the categories that are seen, ascending */
    public int[] categories() {
        return layers.stream().mapToInt(layer -> layer.category).sorted().distinct().toArray();
    }

    /**
     * @param x
     *            a pixel column
     * @return whether any category has a line there
     */
    public boolean anyPresent(int x) {
        return (any[x >>> 6] & 1L << x) != 0;
    }

    /**
     * @param category
     *            a category's index
     * @param x
     *            a pixel column
     * @return whether the category has a line there, be it of no length
     */
    public boolean present(int category, int x) {
        for (Layer layer : layers) {
            if (layer.category == category && layer.isPresent(x)) {
                return true;
            }
        }
        return false;
    }

    /**
     * All categories of a pixel column at once, which is quicker than asking for each.
     *
     * @param x
     *            a pixel column
     * @param into
     *            gets the indexes of the categories that have a line there, beside what it holds
     */
    public void addPresent(int x, BitSet into) {
        if (anyPresent(x)) {
            for (Layer layer : layers) {
                if (layer.isPresent(x)) {
                    into.set(layer.category);
                }
            }
        }
    }

    /**
     * The first of the categories of each pixel column.
     *
     * @return by column the lowest index of a category that has a line there, or -1 where there is none
     */
    public int[] firstCategories() {
        int[] first = new int[grid.width()];
        Arrays.fill(first, Integer.MAX_VALUE);
        layers.forEach(layer -> layer.addFirst(first));
        for (int x = 0; x < first.length; x++) {
            first[x] = first[x] == Integer.MAX_VALUE ? -1 : first[x];
        }
        return first;
    }

    /**
     * Where other categories are seen than in the column before.
     *
     * @return the pixel columns, ascending, without the first one
     */
    public BitSet changes() {
        long[] changed = new long[any.length];
        long[] present = new long[any.length];
        // Layers of one category follow each other.
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addPresent(present);
            if (i + 1 == layers.size() || layers.get(i + 1).category != layers.get(i).category) {
                addChanges(present, changed);
                Arrays.fill(present, 0);
            }
        }
        BitSet changes = BitSet.valueOf(changed);
        changes.clear(grid.width(), changed.length * Long.SIZE);
        return changes;
    }

    private static void addChanges(long[] present, long[] changed) {
        long last = present[0] << Long.SIZE - 1;
        for (int word = 0; word < changed.length; word++) {
            changed[word] |= present[word] ^ (present[word] << 1 | last >>> Long.SIZE - 1);
            last = present[word];
        }
    }

    /**
     * How much there is of a category in a pixel column.
     *
     * @param category
     *            a category's index
     * @param x
     *            a pixel column
     * @return the share of the column's time that intervals cover, plus the number of ticks; a category normally has
     * only one of these
     */
    public float amount(int category, int x) {
        float sum = 0;
        for (Layer layer : layers) {
            if (layer.category == category) {
                sum += layer.amount(x);
            }
        }
        return sum;
    }
}
