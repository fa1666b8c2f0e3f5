// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.FrameExtremes;
import org.schedlog.engine.figure.FrameExtremes.CategoryExtremes;
import org.schedlog.engine.figure.FrameExtremes.Extremes;
import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.engine.figure.FrameStatistics.CategoryStatistics;
import org.schedlog.engine.figure.FrameStatistics.ColumnStatistics;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.NoTimeException;
import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.figure.Drawing;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.FigureTask;
import org.schedlog.tracecompass.core.figure.Figures;

/**
 * The statistics of a figure, of all of it or of what a stretch of time touches. Immutable.
 *
 * @param request
 *            the figure
 * @param span
 *            the stretch of time; empty for everything
 * @param columns
 *            the names of the columns that every category has, in order
 * @param rows
 *            one for each category of the specification, in order; none where there is no figure
 * @param problems
 *            why there is no figure, in the user's words
 */
public record LineStatistics(FigureRequest request, Optional<TimeSpan> span, List<String> columns,
        List<CategoryRow> rows, List<String> problems) {

    /** The column that lines have beside those of the specification: how long they are. */
    public static final String LENGTH = "x1 - x0";

    private static final long POLL_MS = 100;
    private static final MathContext DIGITS = new MathContext(100);

    /**
     * One category.
     *
     * @param category
     *            the category, marked if it is unavailable
     * @param count
     *            how many lines or points
     * @param columns
     *            one for each name, in order
     */
    public record CategoryRow(Category category, long count, List<ColumnRow> columns) {

        /**
         * @param name
         *            a column's name
         * @return the column
         */
        public Optional<ColumnRow> column(String name) {
            return columns.stream().filter(column -> column.name().equals(name)).findFirst();
        }
    }

    /**
     * One output column in one category. Times are ns since the recording's first event.
     *
     * @param name
     *            its name in the specification, or {@link #LENGTH}
     * @param meaning
     *            what its numbers are
     * @param count
     *            how many values
     * @param mean
     *            NaN where there are no numbers
     * @param sum
     *            a {@link BigInteger} where all values are integers, a {@link Double} otherwise
     * @param least
     *            a {@link Long} or {@link Double}, or null where there are no numbers
     * @param greatest
     *            likewise
     */
    public record ColumnRow(String name, Meaning meaning, long count, double mean, Number sum, Number least,
            Number greatest) {
    }

    /** Copies the lists. */
    public LineStatistics {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * Waits for the figure and computes its statistics.
     *
     * @param figures
     *            the trace's figures
     * @param request
     *            the figure
     * @param span
     *            the stretch of time, or empty for everything
     * @param progress
     *            listens and may cancel; the figure goes on being computed then
     * @return the statistics, or why there are none
     * @throws IOException
     *             when intermediate results cannot be stored
     */
    public static LineStatistics of(Figures figures, FigureRequest request, Optional<TimeSpan> span, Progress progress)
            throws IOException {
        Figure figure = await(figures.figure(request), progress);
        if (figure.drawing().isEmpty()) {
            return new LineStatistics(request, span, List.of(), List.of(), figure.problems());
        }
        Drawing drawing = figure.drawing().get();
        Frame frame = drawing.frame();
        if (span.isPresent()) {
            try {
                frame = frame.window(span.get().from() - drawing.base(), span.get().to() - drawing.base(), progress);
            } catch (NoTimeException e) {
                return new LineStatistics(request, span, List.of(), List.of(),
                        List.of(e.getMessage() + " Choose \"Everything\" to see the statistics of all points."));
            }
        }
        return of(request, span, frame, progress);
    }

    private static Figure await(FigureTask task, Progress progress) {
        String said = "";
        Optional<Figure> figure = task.figure();
        while (figure.isEmpty()) {
            progress.check();
            if (!task.activity().equals(said)) {
                said = task.activity();
                progress.task(said);
            }
            figure = task.await(POLL_MS, new NullProgressMonitor());
        }
        return figure.get();
    }

    private static LineStatistics of(FigureRequest request, Optional<TimeSpan> span, Frame frame, Progress progress) {
        FrameStatistics statistics = FrameStatistics.of(frame, progress);
        FrameExtremes extremes = FrameExtremes.of(frame, progress);
        boolean hasLengths = extremes.categories().stream().anyMatch(own -> own.lengths() != Extremes.NONE);
        List<String> columns = new ArrayList<>(frame.spec().valueColumns());
        if (hasLengths) {
            columns.add(LENGTH);
        }
        List<CategoryRow> rows = new ArrayList<>();
        for (int i = 0; i < statistics.categories().size(); i++) {
            rows.add(row(frame.categories().get(i), statistics.categories().get(i), extremes.categories().get(i),
                    hasLengths));
        }
        return new LineStatistics(request, span, columns, rows, List.of());
    }

    private static CategoryRow row(CategoryFrame lines, CategoryStatistics statistics, CategoryExtremes extremes,
            boolean hasLengths) {
        List<ColumnRow> columns = new ArrayList<>();
        statistics.columns().forEach((name, column) -> {
            Extremes own = extremes.columns().get(name);
            Number sum = column.integerSum() == null ? (Number) column.sum() : column.integerSum();
            columns.add(new ColumnRow(name, meaning(lines, name), column.count(), column.mean(), sum, own.least(),
                    own.greatest()));
        });
        if (hasLengths) {
            columns.add(length(statistics, extremes.lengths(), meaning(lines, "x0") == Meaning.TIME
                    && meaning(lines, "x1") == Meaning.TIME ? Meaning.DURATION : Meaning.NUMBER));
        }
        return new CategoryRow(statistics.category(), statistics.count(), columns);
    }

    /** The sum of the differences is the difference of the sums. */
    private static ColumnRow length(CategoryStatistics statistics, Extremes extremes, Meaning meaning) {
        ColumnStatistics begins = statistics.columns().get("x0");
        ColumnStatistics ends = statistics.columns().get("x1");
        if (extremes.least() == null || begins.integerSum() == null || ends.integerSum() == null) {
            Number none = statistics.count() == 0 ? (Number) BigInteger.ZERO : Double.NaN;
            return new ColumnRow(LENGTH, meaning, 0, Double.NaN, none, null, null);
        }
        BigInteger sum = ends.integerSum().subtract(begins.integerSum());
        double mean = new BigDecimal(sum).divide(BigDecimal.valueOf(begins.count()), DIGITS).doubleValue();
        return new ColumnRow(LENGTH, meaning, begins.count(), mean, sum, extremes.least(), extremes.greatest());
    }

    private static Meaning meaning(CategoryFrame lines, String name) {
        List<Meaning> meanings = lines.parts().stream().map(part -> part.meaning(name)).distinct().toList();
        return meanings.size() == 1 ? meanings.get(0) : Meaning.NUMBER;
    }
}
