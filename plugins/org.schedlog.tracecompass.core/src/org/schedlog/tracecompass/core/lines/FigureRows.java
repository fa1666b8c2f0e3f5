// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/**
 * The ids of a drawing's entries: the trace's comes first, then the rows', then for each row those of its categories.
 * They follow from the first one, so that nothing is kept for each row. Immutable.
 *
 * @param drawing
 *            the figure
 * @param first
 *            the trace's id
 */
record FigureRows(LineDrawing drawing, long first) {

    /** The ids of entries, unique among all figures. */
    private static final AtomicLong NEXT_ID = new AtomicLong(1);

    /** New ids for a drawing. */
    static FigureRows of(LineDrawing drawing) {
        long rows = drawing.index().rowCount();
        return new FigureRows(drawing, NEXT_ID.getAndAdd(1 + rows * (1 + drawing.frame().categories().size())));
    }

    private int rowCount() {
        return drawing.index().rowCount();
    }

    private int categoryCount() {
        return drawing.frame().categories().size();
    }

    long id(int row) {
        return first + 1 + row;
    }

    long id(int row, int category) {
        return first + 1 + rowCount() + (long) row * categoryCount() + category;
    }

    /** The row with an id, or whose category has it; -1 if it is none of this drawing's. */
    int row(long id) {
        long entry = id - first - 1;
        if (entry < 0) {
            return -1;
        }
        if (entry < rowCount()) {
            return (int) entry;
        }
        long child = entry - rowCount();
        return child < (long) rowCount() * categoryCount() ? (int) (child / categoryCount()) : -1;
    }

    /** The category with an id, or -1 if that is a row's or none of this drawing's. */
    int category(long id) {
        long child = id - first - 1 - rowCount();
        return child >= 0 && row(id) >= 0 ? (int) (child % categoryCount()) : -1;
    }

    /** The entries of a row's categories, in the order of the specification. */
    List<TimeGraphEntryModel> categoriesOf(RowEntryModel row) {
        return Arrays.stream(drawing.index().categories(row.row()))
                .<TimeGraphEntryModel> mapToObj(category ->
                        new CategoryEntryModel(id(row.row(), category), row, category)).toList();
    }
}
