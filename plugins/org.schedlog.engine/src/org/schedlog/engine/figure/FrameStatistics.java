// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.spec.Category;

/**
 * How many lines or points each category of a frame has, and the sum and mean of each output column.
 *
 * @param categories
 *            one for each category of the spec, in order
 */
public record FrameStatistics(List<CategoryStatistics> categories) {

    /**
     * The statistics of one category.
     *
     * @param category
     *            the category, marked if it is unavailable
     * @param count
     *            how many lines or points
     * @param columns
     *            by name, in the order of the spec's output, without {@code c}
     */
    public record CategoryStatistics(Category category, long count, Map<String, ColumnStatistics> columns) {
    }

    /**
     * The statistics of one column in one category.
     *
     * @param count
     *            how many values
     * @param integerSum
     *            the exact sum where all values are integers, also where there are none; null otherwise
     * @param sum
     *            the sum as a double: infinite or NaN where infinities took part, NaN for texts
     * @param mean
     *            the mean; NaN where there are no values, and for texts
     */
    public record ColumnStatistics(long count, BigInteger integerSum, double sum, double mean) {
    }

    /** Lists are copied. */
    public FrameStatistics {
        categories = List.copyOf(categories);
    }

    /**
     * Computes the statistics of a frame. Sums of integers are exact and their means rounded once; sums of doubles lose
     * no more than the last rounding as long as their terms do not differ by more than 10^30 times.
     *
     * @param frame
     *            a frame
     * @param progress
     *            listens and may cancel
     * @return its statistics
     */
    public static FrameStatistics of(Frame frame, Progress progress) {
        progress.task("Computing statistics");
        List<CategoryStatistics> statistics = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            progress.done((double) statistics.size() / frame.categories().size());
            Map<String, ColumnStatistics> columns = new LinkedHashMap<>();
            for (String name : frame.spec().valueColumns()) {
                columns.put(name, column(category.parts().stream().map(part -> part.column(name)).toList(), progress));
            }
            statistics.add(new CategoryStatistics(category.category(), category.count(), columns));
        }
        return new FrameStatistics(statistics);
    }

    private static ColumnStatistics column(List<Column> parts, Progress progress) {
        long count = parts.stream().mapToLong(Column::size).sum();
        List<Column> filled = parts.stream().filter(part -> part.size() > 0).toList();
        BigInteger integers = BigInteger.ZERO;
        PreciseSum doubles = new PreciseSum();
        for (Column part : filled) {
            if (part instanceof LongColumn longs) {
                integers = integers.add(sum(longs, progress));
            } else if (part instanceof DoubleColumn column) {
                add(column, doubles, progress);
            } else {
                return new ColumnStatistics(count, null, Double.NaN, Double.NaN);
            }
        }
        boolean exact = filled.stream().allMatch(LongColumn.class::isInstance);
        if (exact && parts.stream().noneMatch(TextColumn.class::isInstance)) {
            double mean = count == 0 ? Double.NaN : WideSum.mean(integers, count);
            return new ColumnStatistics(count, integers, integers.doubleValue(), mean);
        }
        doubles.add(integers.doubleValue());
        return new ColumnStatistics(count, null, doubles.value(), doubles.value() / count);
    }

    private static BigInteger sum(LongColumn column, Progress progress) {
        WideSum sum = new WideSum();
        long[] block = new long[Math.min(Column.BLOCK, column.size())];
        for (int from = 0; from < column.size(); from += block.length) {
            progress.check();
            int count = Math.min(block.length, column.size() - from);
            column.read(from, count, block);
            sum.add(block, count);
        }
        return sum.total();
    }

    private static void add(DoubleColumn column, PreciseSum sum, Progress progress) {
        double[] block = new double[Math.min(Column.BLOCK, column.size())];
        for (int from = 0; from < column.size(); from += block.length) {
            progress.check();
            int count = Math.min(block.length, column.size() - from);
            column.read(from, count, block);
            sum.add(block, count);
        }
    }
}
