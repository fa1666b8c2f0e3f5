// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.column.Work;
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
        List<Part> parts = frame.categories().stream().flatMap(category -> category.parts().stream()).toList();
        List<Share> shares = sums(parts, progress);
        int part = 0;
        List<CategoryStatistics> statistics = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            List<PartSums> own = new ArrayList<>();
            for (int end = part + category.parts().size(); part < end; part++) {
                for (Share share : shares) {
                    own.add(share.sums.get(part));
                }
            }
            Map<String, ColumnStatistics> columns = new LinkedHashMap<>();
            for (String name : frame.spec().valueColumns()) {
                columns.put(name, statistics(own, name));
            }
            statistics.add(new CategoryStatistics(category.category(), category.count(), columns));
        }
        return new FrameStatistics(statistics);
    }

    /** What one thread adds up: a sum for each part. */
    private static final class Share implements Lockstep.Visitor {

        private final List<PartSums> sums = new ArrayList<>();

        Share(List<Part> parts) {
            long[] longs = new long[Column.BLOCK];
            double[] doubles = new double[Column.BLOCK];
            parts.forEach(part -> sums.add(new PartSums(part, longs, doubles)));
        }

        @Override
        public void lines(int part, int from, int count, ColumnWindow window) {
            sums.get(part).add(from, count, window);
        }
    }

    private static List<Share> sums(List<Part> parts, Progress progress) {
        List<Share> shares = new ArrayList<>();
        Work work = new Work(progress, parts.stream().mapToLong(Part::size).sum());
        try {
            Lockstep.runByRows(parts, work, () -> {
                Share share = new Share(parts);
                shares.add(share);
                return share;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Adding up what is there reads no file", e);
        }
        return shares;
    }

    private static ColumnStatistics statistics(List<PartSums> parts, String name) {
        List<PartSums> filled = parts.stream().filter(part -> part.size() > 0).toList();
        long count = filled.stream().mapToLong(PartSums::size).sum();
        BigInteger integers = BigInteger.ZERO;
        PreciseSum doubles = new PreciseSum();
        for (PartSums part : filled) {
            Column column = part.column(name);
            if (column instanceof LongColumn) {
                integers = integers.add(part.integers(name).total());
            } else if (column instanceof DoubleColumn) {
                doubles.add(part.doubles(name));
            } else {
                return new ColumnStatistics(count, null, Double.NaN, Double.NaN);
            }
        }
        boolean exact = filled.stream().allMatch(part -> part.column(name) instanceof LongColumn);
        if (exact && parts.stream().noneMatch(part -> part.column(name) instanceof TextColumn)) {
            double mean = count == 0 ? Double.NaN : WideSum.mean(integers, count);
            return new ColumnStatistics(count, integers, integers.doubleValue(), mean);
        }
        doubles.add(integers.doubleValue());
        return new ColumnStatistics(count, null, doubles.value(), doubles.value() / count);
    }
}
