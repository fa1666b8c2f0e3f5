// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;

/**
 * A {@link Layer} while it is being filled, with room for all columns. Used again and again, as most columns of most
 * layers stay empty and new room would be the larger part of the work. For one thread.
 */
final class LayerDraft {

    /** A bit for each column. */
    private final long[] present;
    private final float[] amount;
    private Series series;
    private int high;
    private float[] slantLow;
    private float[] slantHigh;

    LayerDraft(int width) {
        this.present = new long[Layer.words(width)];
        this.amount = new float[width];
    }

    /**
     * Begins a layer.
     *
     * @param layerSeries
     *            says whose lines it shows and where their lower end is
     * @param upperEnd
     *            their upper end, see {@link Layer#high}
     */
    void begin(Series layerSeries, int upperEnd) {
        series = layerSeries;
        high = upperEnd;
        boolean slanted = layerSeries.shape() == LineShape.SLANT;
        slantLow = slanted ? new float[amount.length] : null;
        slantHigh = slanted ? new float[amount.length] : null;
    }

    /** Whether lines of a series are shown alike. */
    boolean takes(Series other, int upperEnd) {
        return series.category() == other.category() && series.shape() == other.shape() && series.low() == other.low()
                && high == upperEnd;
    }

    private boolean isPresent(int x) {
        return (present[x >>> 6] & 1L << x) != 0;
    }

    void setPresent(int x) {
        present[x >>> 6] |= 1L << x;
    }

    /** Adds ticks to a column. */
    void addTicks(int x, int count) {
        amount[x] += count;
        setPresent(x);
    }

    /** Adds covered time to a column, as a share of the column's. */
    void addCover(int x, float share) {
        amount[x] += share;
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

    /** What was added since the layer was begun; the draft is empty then. Null where that is nothing. */
    Layer finish() {
        int[] before = new int[present.length];
        int count = 0;
        for (int word = 0; word < present.length; word++) {
            before[word] = count;
            count += Long.bitCount(present[word]);
        }
        if (count == 0) {
            return null;
        }
        float[] amounts = amounts(count);
        Layer layer = new Layer(series, high, new Layer.Columns(present.clone(), before, amounts), slantLow, slantHigh);
        Arrays.fill(present, 0);
        return layer;
    }

    /** The amounts of columns in which there is something, one after the other; all are 0 then. */
    private float[] amounts(int count) {
        float[] amounts = new float[count];
        int next = 0;
        for (int word = 0; word < present.length; word++) {
            int first = word << 6;
            if (present[word] == -1L) {
                System.arraycopy(amount, first, amounts, next, Long.SIZE);
                next += Long.SIZE;
            } else {
                for (long left = present[word]; left != 0; left &= left - 1) {
                    amounts[next++] = amount[first + Long.numberOfTrailingZeros(left)];
                }
            }
        }
        Arrays.fill(amount, 0);
        return amounts;
    }
}
