// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filter.parser.FilterCu;
import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filter.parser.IFilterStrings;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphState;
import org.schedlog.engine.figure.LineRef;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.LineDrawing;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;

/**
 * Trace Compass' filters on a figure: a state fulfils one if its row, one of its categories, or an output column of a
 * line that is seen in it does. Columns are found by their names, as numbers and as the tooltip writes them. For any
 * number of threads.
 */
final class RowFilter {

    /** Trace Compass' bits for what a filter dims and excludes; their names differ between its versions. */
    private static final int DIMMED = 1;
    private static final int EXCLUDED = 4;
    /** So many lines of a kind are looked at in one state; where there are more, zooming in tells them apart. */
    private static final int MOST_LINES = 16;

    private final LineDrawing drawing;
    private final ValueText text;
    private final Map<Integer, Predicate<Multimap<String, Object>>> filters = new HashMap<>();

    /**
     * @param drawing
     *            the figure
     * @param parameters
     *            a client's; they hold the filters as regular expressions, by the bit that they set
     */
    RowFilter(LineDrawing drawing, Map<String, Object> parameters) {
        this.drawing = drawing;
        this.text = new ValueText(drawing);
        if (parameters.get(DataProviderParameterUtils.REGEX_MAP_FILTERS_KEY) instanceof Map<?, ?> regexes) {
            regexes.forEach((property, texts) -> {
                List<String> all = ((Collection<?>) texts).stream().map(String.class::cast).toList();
                FilterCu filter = FilterCu.compile(IFilterStrings.mergeFilters(all));
                if (filter != null) {
                    filters.put((Integer) property, filter.generate());
                }
            });
        }
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }

    /**
     * Marks a state as the filters want it.
     *
     * @param state
     *            a state of the row
     * @param row
     *            the row
     * @param category
     *            which categories' lines the state shows
     * @return the state; an empty one in its place if it is excluded
     */
    ITimeGraphState apply(ITimeGraphState state, int row, IntPredicate category) {
        Multimap<String, Object> input = data(row, state.getStartTime(),
                state.getStartTime() + state.getDuration() - 1, category);
        input.putAll(state.getMetadata());
        filters.forEach((property, filter) -> {
            boolean holds = filter.test(input);
            boolean isNegative = property == DIMMED || property == EXCLUDED;
            int bits = state.getActiveProperties();
            state.setActiveProperties(holds != isNegative ? bits | property : bits & ~property);
        });
        if ((state.getActiveProperties() & EXCLUDED) == 0) {
            return state;
        }
        TimeGraphState empty = new TimeGraphState(state.getStartTime(), state.getDuration(), Integer.MIN_VALUE);
        empty.setActiveProperties(state.getActiveProperties());
        return empty;
    }

    /**
     * What filters can find at a place of the figure.
     *
     * @param row
     *            the row
     * @param from
     *            the first time, Trace Compass' in ns
     * @param to
     *            the last time
     * @param category
     *            which categories' lines count
     * @return values by name
     */
    Multimap<String, Object> data(int row, long from, long to, IntPredicate category) {
        Multimap<String, Object> data = HashMultimap.create(RowEntryModel.metadata(drawing, row));
        data.put(RowEntryModel.ROW_KEY, drawing.label(row));
        if (drawing.isExact()) {
            for (LineRef line : drawing.index().linesAt(row, from - drawing.base(), to - drawing.base(), MOST_LINES)) {
                if (category.test(line.category())) {
                    add(line, data);
                }
            }
        }
        return data;
    }

    private void add(LineRef line, Multimap<String, Object> data) {
        Part part = drawing.lines(line.category()).parts().get(line.part());
        data.put(RowState.CATEGORY_KEY, drawing.category(line.category()).label());
        part.columns().forEach((name, column) -> {
            data.put(name, text.plainValue(column, line.position()));
            data.put(name, text.value(column, line.position(), part.meaning(name)));
        });
    }
}
