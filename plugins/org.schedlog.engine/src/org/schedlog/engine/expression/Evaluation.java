// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.DoubleColumnWriter;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;

/**
 * Evaluates expressions over the columns of a {@link Scope}. What the operators mean is said where they are
 * ({@link ArithmeticOperator}, {@link ComparisonOperator}, ...). Where Python and numpy differ, two things follow
 * Python: an integer is compared with a double exactly, not rounded to a double; an integer to a negative power is a
 * double. Integers beside doubles in arithmetic, and both sides of a true division, are rounded to doubles first, as in
 * numpy.
 * <p>
 * All methods may be called from any thread. They report how far they are and can be cancelled; naming the task is the
 * caller's.
 */
public final class Evaluation {

    /**
     * A column that costs more per row is stored; or else {@code x = x + y} and {@code y = x - y}, 40 times, would
     * cost 2^40.
     */
    private static final int MAX_WEIGHT = 64;

    private static final int BLOCKS_PER_REPORT = 32;

    private Evaluation() {
    }

    /**
     * Finds the rows for which a condition holds.
     *
     * @param condition
     *            a condition
     * @param scope
     *            the columns
     * @param storage
     *            where a long result is kept
     * @param progress
     *            is told how far the work is and may cancel it
     * @return the row numbers, ascending, from 0 to {@code scope.size()} - 1
     * @throws ExpressionException
     *             when the expression is no condition, names a column that is not there, or uses a value where another
     *             kind is expected
     * @throws IOException
     *             when a column cannot be had or the storage fails
     */
    public static Rows select(Expression condition, Scope scope, Storage storage, Progress progress)
            throws ExpressionException, IOException {
        Expressions.checkHeight(condition);
        Compiler compiler = new Compiler(scope, progress);
        MaskValues mask = compiler.condition(condition);
        if (mask.isConstant()) {
            return mask.value() ? Rows.all(scope.size()) : Rows.all(0);
        }
        Block block = new Block(compiler.inputs(), Column.BLOCK);
        long[] holds = new long[Column.BLOCK];
        int[] rows = new int[Column.BLOCK];
        try (RowsWriter writer = new RowsWriter(storage)) {
            Pace pace = new Pace(scope.size(), progress);
            for (int from = 0; from < scope.size(); from += Column.BLOCK) {
                pace.at(from);
                int count = Math.min(Column.BLOCK, scope.size() - from);
                mask.test(block.range(from, count), holds);
                writer.append(rows, chosen(holds, from, count, rows));
            }
            return writer.finish();
        }
    }

    /** Writes every row and steps on only where the condition holds: no branch to be guessed wrong. */
    private static int chosen(long[] holds, int from, int count, int[] rows) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            rows[number] = from + i;
            number += (int) holds[i];
        }
        return number;
    }

    /**
     * The values of an expression as a column: a column of the scope itself, a constant column, or one that is
     * computed block by block whenever it is read. Only where that would cost much for each row (columns computed from
     * computed columns many times over) the values are stored.
     *
     * @param value
     *            a number or a text
     * @param scope
     *            the columns
     * @param storage
     *            where values are kept if need be
     * @param progress
     *            is told how far the work is and may cancel it
     * @return a column of {@code scope.size()} rows
     * @throws ExpressionException
     *             when the expression is a condition, names a column that is not there, or uses a value where another
     *             kind is expected
     * @throws IOException
     *             when a column cannot be had or the storage fails
     */
    public static Column column(Expression value, Scope scope, Storage storage, Progress progress)
            throws ExpressionException, IOException {
        Expressions.checkHeight(value);
        Compiler compiler = new Compiler(scope, progress);
        Values values = compiler.values(value);
        if (values instanceof LongValues longs) {
            return longs(longs, compiler, scope.size(), storage, progress);
        }
        if (values instanceof DoubleValues doubles) {
            return doubles(doubles, compiler, scope.size(), storage, progress);
        }
        if (values instanceof TextValues texts) {
            return new TextColumn(longs(texts.codes(), compiler, scope.size(), storage, progress), texts.dictionary());
        }
        throw new ExpressionException(value.position(), "A condition is no value; expected a number or a column");
    }

    private static LongColumn longs(LongValues values, Compiler compiler, int size, Storage storage, Progress progress)
            throws IOException {
        List<Column> inputs = compiler.inputs();
        if (values.isConstant()) {
            return LongColumn.constant(values.value(), size);
        }
        if (values instanceof LongValues.Input input) {
            return (LongColumn) inputs.get(input.number());
        }
        LongColumn computed = new LazyColumns.Longs(size, values, inputs, compiler.weight());
        if (compiler.weight() <= MAX_WEIGHT) {
            return computed;
        }
        try (LongColumnWriter writer = new LongColumnWriter(storage, progress)) {
            writer.append(computed, new Pace(size, progress)::at);
            return writer.finish();
        }
    }

    private static DoubleColumn doubles(DoubleValues values, Compiler compiler, int size, Storage storage,
            Progress progress) throws IOException {
        List<Column> inputs = compiler.inputs();
        if (values.isConstant()) {
            return DoubleColumn.constant(values.value(), size);
        }
        if (values instanceof DoubleValues.Input input) {
            return (DoubleColumn) inputs.get(input.number());
        }
        DoubleColumn computed = new LazyColumns.Doubles(size, values, inputs, compiler.weight());
        if (compiler.weight() <= MAX_WEIGHT) {
            return computed;
        }
        try (DoubleColumnWriter writer = new DoubleColumnWriter(storage)) {
            writer.append(computed, new Pace(size, progress)::at);
            return writer.finish();
        }
    }

    /**
     * Whether a value of a column may be missing, answered without reading values: false is certain, true means that
     * one has to look.
     *
     * @param column
     *            any column
     * @return false for integers, and for what {@link #column} computed from integers and finite constants without a
     * chance of NaN
     */
    public static boolean canBeNaN(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return Double.isNaN(LazyColumns.bound(doubles));
        }
        return column instanceof TextColumn text && text.dictionary().stream().anyMatch(Objects::isNull);
    }

    /**
     * The one column of integers that a column's values are computed from, each from that of its own row.
     *
     * @param column
     *            any column
     * @return the column itself if it is one of integers that is not computed, else what {@link #column} computed it
     * from; empty if these are several columns or no integers
     */
    public static Optional<LongColumn> source(Column column) {
        List<Column> inputs = LazyColumns.inputs(column);
        return inputs.size() == 1 && inputs.get(0) instanceof LongColumn longs ? Optional.of(longs) : Optional.empty();
    }

    /** Reports and looks for cancellation every now and then. */
    private record Pace(int size, Progress progress) {

        void at(int row) {
            if (row / Column.BLOCK % BLOCKS_PER_REPORT == 0) {
                progress.check();
                progress.done((double) row / size);
            }
        }
    }
}
