// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/** The least and greatest values of a part's columns, a column with several names once. For one thread. */
final class PartExtremes {

    private final Part part;
    private final Map<LongColumn, LongRange> longs = new LinkedHashMap<>();
    private final Map<DoubleColumn, DoubleRange> doubles = new LinkedHashMap<>();
    private final LongColumn begins;
    private final LongColumn ends;
    private final LongRange lengths = new LongRange();
    private final long[] longBlock = new long[Column.BLOCK];
    private final long[] beginBlock = new long[Column.BLOCK];
    private final double[] doubleBlock = new double[Column.BLOCK];

    /** The least and greatest of integers; the least is above the greatest while there are none. */
    private static final class LongRange {

        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;

        void add(long[] values, int count) {
            long low = least;
            long high = greatest;
            for (int i = 0; i < count; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            least = low;
            greatest = high;
        }
    }

    /** The least and greatest of doubles, infinities included; the least is above the greatest while there are none. */
    private static final class DoubleRange {

        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        void add(double[] values, int count) {
            double low = least;
            double high = greatest;
            for (int i = 0; i < count; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            least = low;
            greatest = high;
        }
    }

    PartExtremes(Part part) {
        this.part = part;
        for (Column column : part.columns().values()) {
            if (column instanceof LongColumn integers) {
                longs.computeIfAbsent(integers, key -> new LongRange());
            } else if (column instanceof DoubleColumn decimals) {
                doubles.computeIfAbsent(decimals, key -> new DoubleRange());
            }
        }
        boolean isTimed = part.columns().get("x0") instanceof LongColumn
                && part.columns().get("x1") instanceof LongColumn;
        begins = isTimed ? (LongColumn) part.column("x0") : null;
        ends = isTimed ? (LongColumn) part.column("x1") : null;
    }

    /** Looks at lines, at most {@link Column#BLOCK}. */
    void add(int from, int count) {
        longs.forEach((column, range) -> {
            column.read(from, count, longBlock);
            range.add(longBlock, count);
        });
        doubles.forEach((column, range) -> {
            column.read(from, count, doubleBlock);
            range.add(doubleBlock, count);
        });
        if (begins != null) {
            begins.read(from, count, beginBlock);
            ends.read(from, count, longBlock);
            for (int i = 0; i < count; i++) {
                longBlock[i] -= beginBlock[i];
            }
            lengths.add(longBlock, count);
        }
    }

    /** The extremes of a column; empty where there are no numbers. */
    FrameExtremes.Extremes of(String name) {
        Column column = part.column(name);
        if (part.size() > 0 && column instanceof LongColumn integers) {
            return extremes(longs.get(integers));
        }
        if (part.size() > 0 && column instanceof DoubleColumn decimals) {
            DoubleRange range = doubles.get(decimals);
            return new FrameExtremes.Extremes(range.least, range.greatest);
        }
        return FrameExtremes.Extremes.NONE;
    }

    /** Whether every line has a length that is an integer. */
    boolean hasLengths() {
        return part.size() == 0 || begins != null;
    }

    /** The extremes of x1 - x0; empty where there are no lines between integers. */
    FrameExtremes.Extremes lengths() {
        return part.size() > 0 && begins != null ? extremes(lengths) : FrameExtremes.Extremes.NONE;
    }

    private static FrameExtremes.Extremes extremes(LongRange range) {
        return new FrameExtremes.Extremes(range.least, range.greatest);
    }
}
