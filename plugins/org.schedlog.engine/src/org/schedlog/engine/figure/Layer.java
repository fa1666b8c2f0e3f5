// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * What the alike lines of one category show in the pixel columns of a row. Keeps what there is in columns where there
 * is something. Made by a {@link LayerDraft}; immutable.
 */
final class Layer {

    final int category;
    final LineShape shape;
    /** The lower end within the row, in {@link Series#STEPS}ths. */
    final int low;
    /** The upper end within the row, in {@link Series#STEPS}ths; for intervals that of their lane. */
    final int high;
    /** For slanted lines: the lower and upper end in each column, as a share of the row's height; else null. */
    final float[] slantLow;
    final float[] slantHigh;
    private final Columns columns;

    /**
     * The columns in which there is something.
     *
     * @param present
     *            a bit for each column: whether there is something, even of no length
     * @param before
     *            for each word of bits how many are set before it
     * @param amounts
     *            the amount for each bit that is set
     */
    record Columns(long[] present, int[] before, float[] amounts) {
    }

    Layer(Series series, int high, Columns columns, float[] slantLow, float[] slantHigh) {
        this.category = series.category();
        this.shape = series.shape();
        this.low = series.low();
        this.high = high;
        this.columns = columns;
        this.slantLow = slantLow;
        this.slantHigh = slantHigh;
    }

    /** How many longs have a bit for each column. */
    static int words(int width) {
        return (width + Long.SIZE - 1) / Long.SIZE;
    }

    /** Whether there is something in a column, even of no length. */
    boolean isPresent(int x) {
        return (columns.present[x >>> 6] & 1L << x) != 0;
    }

    /** The share of a column that is covered, 0 to 1 (more where parts of the category overlap), or its ticks. */
    float amount(int x) {
        int word = x >>> 6;
        long bits = columns.present[word];
        long bit = 1L << x;
        return (bits & bit) == 0 ? 0 : columns.amounts[columns.before[word] + Long.bitCount(bits & bit - 1)];
    }

    /** Adds the columns in which there is something to those of others: a bit for each. */
    void addPresent(long[] others) {
        for (int word = 0; word < others.length; word++) {
            others[word] |= columns.present[word];
        }
    }

    /** Lowers the category of each column in which there is something to this layer's, if it is higher. */
    void addFirst(int[] first) {
        for (int word = 0; word < columns.present.length; word++) {
            for (long left = columns.present[word]; left != 0; left &= left - 1) {
                int x = (word << 6) + Long.numberOfTrailingZeros(left);
                first[x] = Math.min(first[x], category);
            }
        }
    }
}
