// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Work;

/**
 * The least and greatest value of each output column in each category of a frame: what {@link FrameStatistics} lacks,
 * apart from it because most who want counts and sums do not want the time that this takes as well.
 *
 * @param categories
 *            one for each category of the spec, in order
 */
public record FrameExtremes(List<CategoryExtremes> categories) {

    /**
     * The extremes of one category.
     *
     * @param columns
     *            by name, in the order of the spec's output, without {@code c}
     * @param lengths
     *            the extremes of {@code x1 - x0}; {@link Extremes#NONE} for points and for lines whose ends are no
     *            integers
     */
    public record CategoryExtremes(Map<String, Extremes> columns, Extremes lengths) {
    }

    /**
     * The extremes of some values, each a {@link Long} or a {@link Double}, exactly as it stands in the column.
     *
     * @param least
     *            the least value; null where there are no numbers: texts are left out
     * @param greatest
     *            the greatest value; null likewise
     */
    public record Extremes(Number least, Number greatest) {

        /** Where there are no values. */
        public static final Extremes NONE = new Extremes(null, null);

        /**
         * @param other
         *            the extremes of other values
         * @return the extremes of all of them
         */
        public Extremes with(Extremes other) {
            if (least == null || other.least == null) {
                return least == null ? other : this;
            }
            return new Extremes(compare(other.least, least) < 0 ? other.least : least,
                    compare(other.greatest, greatest) > 0 ? other.greatest : greatest);
        }
    }

    /** Lists are copied. */
    public FrameExtremes {
        categories = List.copyOf(categories);
    }

    /** Exact also where one is an integer that no double can hold. */
    private static int compare(Number left, Number right) {
        if (left instanceof Long && right instanceof Long) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (!Double.isFinite(left.doubleValue()) || !Double.isFinite(right.doubleValue())) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number value) {
        return value instanceof Long ? BigDecimal.valueOf(value.longValue()) : new BigDecimal(value.doubleValue());
    }

    /**
     * Finds the extremes of a frame.
     *
     * @param frame
     *            a frame
     * @param progress
     *            listens and may cancel
     * @return its extremes
     */
    public static FrameExtremes of(Frame frame, Progress progress) {
        progress.task("Finding the least and greatest values");
        List<Part> parts = frame.categories().stream().flatMap(category -> category.parts().stream()).toList();
        List<PartExtremes> found = parts.stream().map(PartExtremes::new).toList();
        Work work = new Work(progress, parts.stream().mapToLong(Part::size).sum());
        try {
            Lockstep.run(parts, work, (part, from, count, window) -> found.get(part).add(from, count));
        } catch (IOException e) {
            throw new UncheckedIOException("Looking at what is there reads no file", e);
        }
        Iterator<PartExtremes> next = found.iterator();
        List<CategoryExtremes> categories = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            List<PartExtremes> own = category.parts().stream().map(part -> next.next()).toList();
            Map<String, Extremes> columns = new LinkedHashMap<>();
            for (String name : frame.spec().valueColumns()) {
                columns.put(name, own.stream().map(part -> part.of(name)).reduce(Extremes.NONE, Extremes::with));
            }
            boolean haveLengths = own.stream().allMatch(PartExtremes::hasLengths);
            Extremes lengths = own.stream().map(PartExtremes::lengths).reduce(Extremes.NONE, Extremes::with);
            categories.add(new CategoryExtremes(columns, haveLengths ? lengths : Extremes.NONE));
        }
        return new FrameExtremes(categories);
    }
}
