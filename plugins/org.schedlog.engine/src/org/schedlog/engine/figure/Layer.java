// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.BitSet;

/**
 * What the alike lines of one category show in the pixel columns of a row. Filled by {@link RowRasterizer}, then only
 * read.
 */
final class Layer {

    final int category;
    final LineShape shape;
    /** The lower end within the row, in {@link Series#STEPS}ths. */
    final int low;
    /** The upper end within the row, in {@link Series#STEPS}ths; for intervals that of their lane. */
    final int high;
    /** In which columns there is something, even of no length: a bit for each. */
    private final long[] present;
    /** For each column the covered share, 0 to 1 (more where parts of the category overlap), or the number of ticks. */
    final float[] amount;
    /** For slanted lines: the lower and upper end in each column, as a share of the row's height; else null. */
    final float[] slantLow;
    final float[] slantHigh;

    Layer(int category, LineShape shape, int low, int high, int width) {
        this.category = category;
        this.shape = shape;
        this.low = low;
        this.high = high;
        this.present = new long[(width + Long.SIZE - 1) / Long.SIZE];
        this.amount = new float[width];
        this.slantLow = shape == LineShape.SLANT ? new float[width] : null;
        this.slantHigh = shape == LineShape.SLANT ? new float[width] : null;
    }

    boolean isAlike(int otherCategory, LineShape otherShape, int otherLow, int otherHigh) {
        return category == otherCategory && shape == otherShape && low == otherLow && high == otherHigh;
    }

    /** Whether there is something in a column, even of no length. */
    boolean isPresent(int x) {
        return (present[x >>> 6] & 1L << x) != 0;
    }

    /** The columns in which there is something. */
    BitSet presentColumns() {
        return BitSet.valueOf(present);
    }

    void setPresent(int x) {
        present[x >>> 6] |= 1L << x;
    }

    /** Adds ticks to a column. */
    void addTicks(int x, int count) {
        amount[x] += count;
        setPresent(x);
    }

    /** Widens a slanted line's place in a column. */
    void addSlant(int x, float from, float to) {
        float lower = Math.min(from, to);
        float upper = Math.max(from, to);
        slantLow[x] = isPresent(x) ? Math.min(slantLow[x], lower) : lower;
        slantHigh[x] = isPresent(x) ? Math.max(slantHigh[x], upper) : upper;
        setPresent(x);
    }
}
