// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/** The least and greatest values of a part's columns, a column with several names once. For one thread. */
final class PartExtremes {

    private final Part part;
    private final Map<LongColumn, LongSummaryStatistics> longs = new LinkedHashMap<>();
    private final Map<DoubleColumn, DoubleSummaryStatistics> doubles = new LinkedHashMap<>();
    private final LongColumn begins;
    private final LongColumn ends;
    private final LongSummaryStatistics lengths = new LongSummaryStatistics();
    private final long[] longBlock = new long[Column.BLOCK];
    private final long[] beginBlock = new long[Column.BLOCK];
    private final double[] doubleBlock = new double[Column.BLOCK];

    PartExtremes(Part part) {
        this.part = part;
        for (Column column : part.columns().values()) {
            if (column instanceof LongColumn integers) {
                longs.computeIfAbsent(integers, key -> new LongSummaryStatistics());
            } else if (column instanceof DoubleColumn decimals) {
                doubles.computeIfAbsent(decimals, key -> new DoubleSummaryStatistics());
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
            range.combine(Arrays.stream(longBlock, 0, count).summaryStatistics());
        });
        doubles.forEach((column, range) -> {
            column.read(from, count, doubleBlock);
            range.combine(Arrays.stream(doubleBlock, 0, count).summaryStatistics());
        });
        if (begins != null) {
            begins.read(from, count, beginBlock);
            ends.read(from, count, longBlock);
            for (int i = 0; i < count; i++) {
                longBlock[i] -= beginBlock[i];
            }
            lengths.combine(Arrays.stream(longBlock, 0, count).summaryStatistics());
        }
    }

    /** The extremes of a column; empty where there are no numbers. */
    FrameExtremes.Extremes of(String name) {
        Column column = part.column(name);
        if (part.size() > 0 && column instanceof LongColumn integers) {
            return extremes(longs.get(integers));
        }
        if (part.size() > 0 && column instanceof DoubleColumn decimals) {
            DoubleSummaryStatistics range = doubles.get(decimals);
            return new FrameExtremes.Extremes(range.getMin(), range.getMax());
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

    private static FrameExtremes.Extremes extremes(LongSummaryStatistics range) {
        return new FrameExtremes.Extremes(range.getMin(), range.getMax());
    }
}
