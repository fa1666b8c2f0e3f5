// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.Scope;
import org.schedlog.engine.spec.Category;
import org.schedlog.engine.spec.FigureSpec;

/**
 * A figure's data: for each category of a spec, in order, the lines or points that it has in a recording. Every
 * category of the spec is there, also one without lines. Immutable; any number of threads may read. Usable as long as
 * the recording is open.
 */
public abstract sealed class Frame permits LineFrame, PointFrame {

    private final FigureSpec spec;
    private final Recording recording;
    private final List<CategoryFrame> categories;

    Frame(FigureSpec spec, Recording recording, List<CategoryFrame> categories) {
        this.spec = spec;
        this.recording = recording;
        this.categories = List.copyOf(categories);
    }

    /** @return the spec that was evaluated */
    public final FigureSpec spec() {
        return spec;
    }

    /** @return the recording that the columns belong to */
    public final Recording recording() {
        return recording;
    }

    /** @return the categories by index */
    public final List<CategoryFrame> categories() {
        return categories;
    }

    /** @return how many lines or points in all categories */
    public final long count() {
        return categories.stream().mapToLong(CategoryFrame::count).sum();
    }

    /**
     * The lines or points for which a condition holds.
     *
     * @param condition
     *            over the output columns and {@code c}, the category's index; times are ns since the first event
     * @param progress
     *            listens and may cancel
     * @return a frame of the same kind with the same categories
     * @throws ExpressionException
     *             when the condition does not fit the columns; the position is one in the condition's text
     * @throws IOException
     *             when intermediate results cannot be stored
     */
    public abstract Frame query(Expression condition, Progress progress) throws IOException, ExpressionException;

    /**
     * Finds out whether a condition fits the figure's columns, without looking at a line: for use while it is typed.
     *
     * @param condition
     *            over the output columns and {@code c}
     * @throws ExpressionException
     *             when it names a column that is not there, or uses a value where another kind is expected; the
     *             position is one in the condition's text
     * @throws IOException
     *             when a column cannot be had
     */
    public final void check(Expression condition) throws ExpressionException, IOException {
        if (hasNoParts()) {
            checkNames(condition, Progress.NONE);
        }
        for (CategoryFrame category : categories) {
            for (Part part : category.parts()) {
                Map<String, Column> columns = new LinkedHashMap<>();
                part.columns().forEach((name, column) -> columns.put(name, column.at(Rows.all(0))));
                select(condition, Part.scope(columns, 0, category.category().index()), Progress.NONE);
            }
        }
    }

    /**
     * The lines that overlap a window, unclipped, or the points in it.
     *
     * @param from
     *            the first moment, ns since the first event
     * @param to
     *            the last moment, ns since the first event, not before {@code from}
     * @param progress
     *            listens and may cancel
     * @return a frame of the same kind with the same categories
     * @throws NoTimeException
     *             when these are points whose x is no time of the recording
     * @throws IOException
     *             when intermediate results cannot be stored
     */
    public abstract Frame window(long from, long to, Progress progress) throws IOException, NoTimeException;

    /** How a part is narrowed. */
    interface Narrowing<E extends Exception> {
        Part narrow(Part part, Category category, Storage storage) throws IOException, E;
    }

    final <E extends Exception> List<CategoryFrame> narrowed(String task, Progress progress, Narrowing<E> narrowing)
            throws IOException, E {
        progress.task(task);
        List<CategoryFrame> narrowed = new ArrayList<>();
        for (CategoryFrame category : categories) {
            progress.check();
            progress.done((double) narrowed.size() / categories.size());
            List<Part> parts = new ArrayList<>();
            for (Part part : category.parts()) {
                parts.add(narrowing.narrow(part, category.category(), recording.storage()));
            }
            narrowed.add(new CategoryFrame(category.category(), parts));
        }
        return narrowed;
    }

    final List<CategoryFrame> queried(Expression condition, Progress progress) throws IOException, ExpressionException {
        if (hasNoParts()) {
            checkNames(condition, progress);
        }
        return narrowed("Filtering", progress,
                (part, category, storage) -> part.query(condition, category.index(), storage, progress));
    }

    private boolean hasNoParts() {
        return categories.stream().allMatch(category -> category.parts().isEmpty());
    }

    /** Where nothing is available there is nothing to filter, but a misspelt name is still one. */
    private void checkNames(Expression condition, Progress progress) throws IOException, ExpressionException {
        Map<String, Column> columns = new LinkedHashMap<>();
        spec.valueColumns().forEach(name -> columns.put(name, LongColumn.constant(0, 0)));
        select(condition, Part.scope(columns, 0, 0), progress);
    }

    /** Compiles a condition for columns without rows. */
    private void select(Expression condition, Scope none, Progress progress) throws IOException, ExpressionException {
        Rows rows = Evaluation.select(condition, none, recording.storage(), progress);
        assert rows.size() == 0;
    }
}
