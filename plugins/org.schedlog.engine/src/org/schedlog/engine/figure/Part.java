// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.Scope;
import org.schedlog.engine.spec.FigureSpec;

/**
 * What one pipeline of a category contributes to a figure: lines or points in the recording's order, as columns that
 * refer to the recording's. Times are ns since the first event. Immutable; any number of threads may read.
 */
public final class Part {

    private final Table table;
    private final PartMemory memory;
    private final Map<String, Column> columns;
    private final Map<String, LongColumn> sources = new HashMap<>();

    /** A column and the layer that it belongs to. */
    private record Stored(Column column, int layer) {

        /** Records have these themselves, but take ten milliseconds for their first use in a program. */
        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(column) + layer;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stored stored && stored.column == column && stored.layer == layer;
        }
    }

    Part(Table table) {
        this(table, null);
    }

    /**
     * @param memory
     *            what the pipeline found out that made the table; null where something else made it
     */
    Part(Table table, PartMemory memory) {
        this.table = table;
        this.memory = memory;
        Map<String, Column> views = new LinkedHashMap<>();
        // Names of one column get one view, so that who needs both reads it once.
        Map<Stored, Column> known = new HashMap<>();
        table.entries().forEach((name, entry) -> {
            views.put(name, known.computeIfAbsent(new Stored(entry.column(), entry.layer()), this::view));
            Evaluation.source(entry.column()).ifPresent(source -> sources.put(name,
                    (LongColumn) known.computeIfAbsent(new Stored(source, entry.layer()), this::view)));
        });
        this.columns = Collections.unmodifiableMap(views);
    }

    private Column view(Stored stored) {
        return table.view(new Table.Entry(stored.column, stored.layer, Meaning.NUMBER));
    }

    /** @return how many lines or points */
    public int size() {
        return table.size();
    }

    /**
     * @param output
     *            a name of the spec's output other than {@code c}
     * @return its values, one for each line or point
     */
    public Column column(String output) {
        Column column = columns.get(output);
        if (column == null) {
            throw new IllegalArgumentException("No output column " + output);
        }
        return column;
    }

    /**
     * The one column of integers that a column's values are computed from, line by line: lines with the same number
     * there have the same value.
     *
     * @return it, the same object for all columns that are computed from it, or null if there is no such column
     */
    LongColumn source(String output) {
        return sources.get(output);
    }

    /** @return the columns by name, in the order of the spec's output, without {@code c} */
    public Map<String, Column> columns() {
        return columns;
    }

    /**
     * @param output
     *            a name of the spec's output other than {@code c}
     * @return what its numbers are
     */
    public Meaning meaning(String output) {
        Table.Entry entry = table.entries().get(output);
        if (entry == null) {
            throw new IllegalArgumentException("No output column " + output);
        }
        return entry.meaning();
    }

    /**
     * @param position
     *            a line's or point's row in the columns
     * @return the recording's row that it was made from
     */
    public int recordingRow(int position) {
        return table.recordingRow(position);
    }

    /**
     * How many of its lines or points come from the recording's rows before a row.
     *
     * @param row
     *            a row of the recording
     * @param from
     *            a number that is known to be too small or just right
     */
    int linesBefore(int row, int from) {
        return table.rowsBefore(row, from);
    }

    /** How many of the recording's first rows all of its lines or points come from. */
    int rowsNeeded() {
        return size() == 0 ? 0 : table.recordingRow(size() - 1) + 1;
    }

    /** What is needed to make this part again without evaluating anything; empty where that cannot be. */
    Optional<PartMemory> memory() {
        boolean isKnown = memory != null && memory.made().stream().noneMatch(TextColumn.class::isInstance);
        return isKnown
                ? Optional.of(new PartMemory(memory.sizes(), memory.made(),
                        IntStream.range(0, table.layers()).mapToObj(table::rows).collect(Collectors.toList())))
                : Optional.empty();
    }

    /** This part with other values in a column, which means the same. */
    Part with(String output, Column values) {
        return new Part(table.with(output, values, meaning(output)));
    }

    Part select(Rows positions, Storage storage) throws IOException {
        Table narrowed = table.select(positions, storage);
        return narrowed == table ? this : new Part(narrowed);
    }

    /** Keeps the lines or points for which a condition over the output columns and {@code c} holds. */
    Part query(Expression condition, int category, Storage storage, Progress progress) throws IOException,
            ExpressionException {
        return select(Evaluation.select(condition, scope(columns, size(), category), storage, progress), storage);
    }

    /** The columns of a figure, as a query over it sees them. */
    static Scope scope(Map<String, Column> columns, int size, int category) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        all.put(FigureSpec.CATEGORY_COLUMN, LongColumn.constant(category, size));
        return new Scope() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Optional<Column> column(String name) {
                return Optional.ofNullable(all.get(name));
            }

            @Override
            public Collection<String> names() {
                return all.keySet();
            }
        };
    }
}
