// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.compute.ComputedColumns;
import org.schedlog.engine.expression.Evaluation;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.Expressions;
import org.schedlog.engine.expression.Scope;
import org.schedlog.engine.expression.Suggestions;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.Pipeline;
import org.schedlog.engine.spec.Place;
import org.schedlog.engine.spec.Step;
import org.schedlog.engine.spec.Value;

/**
 * Runs the steps of one pipeline on the columns of a recording, or on the same columns without rows to see whether it
 * fits. What is wrong is collected, and the run goes on, so that everything wrong is found. For one thread.
 */
final class PipelineRun {

    /** A median keeps its window on the heap. */
    private static final int LONGEST_MEDIAN = 1 << 22;

    private final BaseColumns base;
    private final Place place;
    private final Progress progress;
    private final Storage storage;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<String> missingEvents = new TreeSet<>();
    private Optional<Set<Long>> events = Optional.empty();
    private final PartMemory memory;
    private final boolean replays;
    private Table table;

    PipelineRun(BaseColumns base, Place place, Progress progress) {
        this(base, place, progress, new PartMemory(), false);
    }

    private PipelineRun(BaseColumns base, Place place, Progress progress, PartMemory memory, boolean replays) {
        this.memory = memory;
        this.replays = replays;
        this.base = base;
        this.place = place;
        this.progress = progress;
        this.storage = base.recording().storage();
        this.table = Table.of(base.size());
    }

    /** A run whose results are known from an earlier one; it evaluates nothing. */
    static PipelineRun replaying(PartMemory memory, BaseColumns base, Place place, Progress progress) {
        return new PipelineRun(base, place, progress, memory, true);
    }

    /** What an equal run need not do again. */
    PartMemory memory() {
        return memory;
    }

    /** What is wrong; empty if {@link #run} made a good table. */
    List<Diagnostic> errors() {
        return errors;
    }

    /** Events that a computed column needs and the recording does not know, sorted. */
    Set<String> missingEvents() {
        return missingEvents;
    }

    /**
     * Runs the pipeline.
     *
     * @return a table of the spec's output columns without {@code c}, in the spec's order, without lines that lack a
     *         value
     */
    Table run(Pipeline pipeline, FigureSpec spec) throws IOException {
        for (Step step : pipeline.steps()) {
            if (step instanceof Step.Query query) {
                events = PinnedEvents.both(events, PinnedEvents.of(query.condition()));
            }
        }
        for (Step step : pipeline.steps()) {
            progress.check();
            if (step instanceof Step.Query query) {
                query(query);
            } else if (step instanceof Step.Assign assign) {
                assign(assign);
            }
        }
        Map<String, Table.Entry> output = new LinkedHashMap<>();
        for (String name : spec.valueColumns()) {
            output.put(name, output(name, spec));
        }
        table = table.only(output);
        if (replays) {
            return memory.select(table).withRows(memory.rows());
        }
        Table complete = table.select(CompleteRows.of(table, storage, progress), storage);
        memory.addSelection(table, complete);
        return complete;
    }

    private void query(Step.Query query) throws IOException {
        if (replays) {
            table = memory.select(table);
            return;
        }
        Table before = table;
        try {
            Optional<Expression> condition = selectEvent(query.condition());
            if (condition.isPresent()) {
                table = table.select(Evaluation.select(condition.get(), new TableScope(), storage, progress), storage);
            }
        } catch (ExpressionException e) {
            int offset = query.source().originalOffset(e.position());
            errors.add(error(place.inStep(query.index()).atOffset(offset), e.getMessage()));
        }
        memory.addSelection(before, table);
    }

    /**
     * Leaves only the rows of the event that a first condition asks for, so that it looks at no others.
     *
     * @return what the rows must still be asked for
     */
    private Optional<Expression> selectEvent(Expression condition) throws IOException {
        Set<Long> pinned = PinnedEvents.of(condition).orElse(Set.of());
        if (pinned.size() != 1 || !table.isWhole() || table.entries().containsKey(PinnedEvents.EVENT)
                || RowDependence.of(condition)) {
            return Optional.of(condition);
        }
        long event = pinned.iterator().next();
        Optional<Rows> rows = base.rowsOf(event, progress);
        if (rows.isEmpty()) {
            return Optional.of(condition);
        }
        table = table.select(rows.get(), storage);
        return PinnedEvents.without(event, condition);
    }

    private void assign(Step.Assign assign) throws IOException {
        try {
            table = assigned(assign.name(), assign.value());
        } catch (ExpressionException e) {
            errors.add(error(place.inStep(assign.index()), e.getMessage()));
            table = table.with(assign.name(), unknown());
        }
    }

    private Table assigned(String name, Value value) throws IOException, ExpressionException {
        if (value instanceof Value.Elementwise elementwise) {
            return elementwise(name, elementwise.expression());
        }
        if (value instanceof Value.Argsort argsort) {
            Table.Entry entry = numbers(argsort.column());
            return table.with(name, made(() -> Argsort.of(table.view(entry), storage, progress)), Meaning.NUMBER);
        }
        Value.Rolling rolling = (Value.Rolling) value;
        Table.Entry entry = numbers(rolling.column());
        if (rolling.function() == Value.Function.MEDIAN && rolling.window() > LONGEST_MEDIAN) {
            throw new ExpressionException(0, "A rolling median takes at most " + LONGEST_MEDIAN + " rows, not "
                    + rolling.window());
        }
        Column values = made(() -> RollingWindow.of(table.view(entry), rolling.window(), rolling.function(), storage,
                progress));
        Meaning meaning = entry.meaning();
        boolean keeps = rolling.function() != Value.Function.SUM || meaning == Meaning.DURATION;
        return table.with(name, values, keeps ? meaning : Meaning.NUMBER);
    }

    /**
     * Arithmetic over columns of one layer gives a column of that layer, computed when it is read and only for the rows
     * that are left then.
     */
    private Table elementwise(String name, Expression expression) throws IOException, ExpressionException {
        Map<String, Table.Entry> used = new LinkedHashMap<>();
        for (String usedName : Expressions.names(expression)) {
            used.put(usedName, entry(usedName));
        }
        if (expression instanceof Expression.Name alias) {
            return table.with(name, used.get(alias.name()));
        }
        Meaning meaning = Meanings.of(expression, usedName -> used.get(usedName).meaning());
        List<Integer> layers = used.values().stream().map(Table.Entry::layer).distinct().toList();
        if (layers.size() > 1 || RowDependence.of(expression)) {
            return table.with(name, made(() -> Evaluation.column(expression, new TableScope(), storage, progress)),
                    meaning);
        }
        int layer = layers.isEmpty() ? 0 : layers.get(0);
        Column column = Evaluation.column(expression, new LayerScope(layer), storage, progress);
        return table.with(name, new Table.Entry(column, layer, meaning));
    }

    /** How a column is computed for the rows that are left. */
    private interface Making {
        Column column() throws IOException, ExpressionException;
    }

    private Column made(Making making) throws IOException, ExpressionException {
        return replays ? memory.nextMade() : memory.add(making.column());
    }

    private Table.Entry numbers(String name) throws IOException, ExpressionException {
        Table.Entry entry = entry(name);
        if (entry.column() instanceof TextColumn) {
            throw new ExpressionException(0, "The column " + name + " holds texts; expected numbers");
        }
        return entry;
    }

    /** A column of the pipeline or, failing that, of the recording. */
    private Table.Entry entry(String name) throws IOException, ExpressionException {
        return find(name).orElseThrow(
                () -> new ExpressionException(0, "There is no column " + name + Suggestions.didYouMean(name, names())));
    }

    private Optional<Table.Entry> find(String name) throws IOException {
        Table.Entry own = table.entries().get(name);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<Column> column = base.column(name, progress);
        if (column.isPresent()) {
            return Optional.of(new Table.Entry(column.get(), 0, base.meaning(name, events)));
        }
        List<String> missing = ComputedColumns.missingEvents(name, base.recording().eventTable());
        missingEvents.addAll(missing);
        return missing.isEmpty() ? Optional.empty() : Optional.of(unknown());
    }

    /** Stands for a column that could not be had, so that what uses it is not reported as well. */
    private Table.Entry unknown() {
        return new Table.Entry(LongColumn.constant(0, base.size()), 0, Meaning.NUMBER);
    }

    private Table.Entry output(String name, FigureSpec spec) throws IOException {
        Optional<Table.Entry> found = find(name);
        if (found.isEmpty()) {
            errors.add(error(place, "\"output\" lists " + name
                    + ", which no step makes and which is no column of the recording"
                    + Suggestions.didYouMean(name, names())));
        } else if (found.get().column() instanceof TextColumn && spec.kind().required().contains(name)) {
            errors.add(error(place, "The column " + name + " holds texts; expected numbers"));
        }
        return found.orElseGet(this::unknown);
    }

    private static Diagnostic error(Place place, String message) {
        return new Diagnostic(Diagnostic.Severity.ERROR, place, message);
    }

    private Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(base.names());
        table.entries().keySet().stream().filter(name -> !Step.Assign.isHidden(name)).forEach(names::add);
        return names;
    }

    /** The rows that are left. */
    private class TableScope implements Scope {

        @Override
        public int size() {
            return table.size();
        }

        @Override
        public Optional<Column> column(String name) throws IOException {
            return find(name).map(table::view);
        }

        @Override
        public Collection<String> names() {
            return PipelineRun.this.names();
        }
    }

    /** All rows of one layer. */
    private final class LayerScope extends TableScope {

        private final int layer;

        LayerScope(int layer) {
            this.layer = layer;
        }

        @Override
        public int size() {
            return table.fullSize(layer);
        }

        @Override
        public Optional<Column> column(String name) throws IOException {
            return find(name).map(Table.Entry::column);
        }
    }
}
