// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.spec.FigureSpec;

/**
 * The part of the plane that a picture of a figure shows, its borders included. Immutable.
 *
 * @param minX
 *            the left border, in the unit of x; for a time ns since the first event
 * @param maxX
 *            the right border, not less than {@code minX}
 * @param minY
 *            the lower border; the integer part of y is a row
 * @param maxY
 *            the upper border, not less than {@code minY}
 */
public record FigureRange(double minX, double maxX, double minY, double maxY) {

    /**
     * Refuses what is no range.
     */
    public FigureRange {
        if (!(minX <= maxX && minY <= maxY)) {
            throw new IllegalArgumentException("No range: " + minX + " to " + maxX + ", " + minY + " to " + maxY);
        }
    }

    /**
     * The smallest range that holds all lines or points of a figure that can be drawn, in one pass over them.
     *
     * @param frame
     *            the figure
     * @param progress
     *            listens and may cancel
     * @return the range; empty if the figure has nothing that can be drawn
     * @throws IOException
     *             when the columns cannot be read
     */
    public static Optional<FigureRange> of(Frame frame, Progress progress) throws IOException {
        return of(frame.categories(), frame.spec().kind(), progress);
    }

    static Optional<FigureRange> of(List<CategoryFrame> categories, FigureSpec.Kind kind, Progress progress)
            throws IOException {
        progress.task("Measuring the figure");
        List<Part> parts = categories.stream().flatMap(category -> category.parts().stream()).toList();
        List<Extremes> extremes = EndReader.of(kind, Runtime.getRuntime().availableProcessors()).stream()
                .map(reader -> new Extremes(parts, reader)).toList();
        Lockstep.run(parts, new Work(progress, parts.stream().mapToLong(Part::size).sum()), extremes);
        return extremes.stream().reduce(Extremes::merge).flatMap(Extremes::range);
    }

    /**
     * @param from
     *            the first time, ns since the first event
     * @param to
     *            the last time, included
     * @return the same rows in that range of time
     */
    public FigureRange during(long from, long to) {
        return new FigureRange(from, to, minY, maxY);
    }

    /** The least and the greatest of what one thread meets. */
    private static final class Extremes implements Lockstep.Visitor {

        private final List<Part> parts;
        private final EndReader reader;
        private double minX = Double.POSITIVE_INFINITY;
        private double maxX = Double.NEGATIVE_INFINITY;
        private double minY = Double.POSITIVE_INFINITY;
        private double maxY = Double.NEGATIVE_INFINITY;

        Extremes(List<Part> parts, EndReader reader) {
            this.parts = parts;
            this.reader = reader;
        }

        @Override
        public void lines(int part, int from, int count, ColumnWindow window) {
            reader.read(parts.get(part), from, count);
            if (!add(count)) {
                add(reader.keepDrawable(count));
            }
        }

        /** Adds lines that were read, unless some of them cannot be drawn. */
        private boolean add(int count) {
            double left = least(0, count);
            double right = greatest(0, count);
            double low = least(1, count);
            double high = greatest(1, count);
            // An infinity or NaN anywhere is one of these four.
            boolean finite = Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(low)
                    && Double.isFinite(high);
            if (finite) {
                minX = Math.min(minX, left);
                maxX = Math.max(maxX, right);
                minY = Math.min(minY, low);
                maxY = Math.max(maxY, high);
            }
            return finite;
        }

        private double least(int end, int count) {
            double least = least(reader.ends[end], count);
            return reader.isSame(end) ? least : Math.min(least, least(reader.ends[end + 2], count));
        }

        private double greatest(int end, int count) {
            double greatest = greatest(reader.ends[end], count);
            return reader.isSame(end) ? greatest : Math.max(greatest, greatest(reader.ends[end + 2], count));
        }

        /** The comparison, which a NaN fails as well, saves nearly always the slower choice. */
        private static double least(double[] values, int count) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                if (!(values[i] >= least)) {
                    least = Math.min(least, values[i]);
                }
            }
            return least;
        }

        private static double greatest(double[] values, int count) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                if (!(values[i] <= greatest)) {
                    greatest = Math.max(greatest, values[i]);
                }
            }
            return greatest;
        }

        Extremes merge(Extremes other) {
            minX = Math.min(minX, other.minX);
            maxX = Math.max(maxX, other.maxX);
            minY = Math.min(minY, other.minY);
            maxY = Math.max(maxY, other.maxY);
            return this;
        }

        Optional<FigureRange> range() {
            return minX <= maxX ? Optional.of(new FigureRange(minX, maxX, minY, maxY)) : Optional.empty();
        }
    }
}
