// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/** One category of a row, as a row below it. */
public final class CategoryEntryModel extends TimeGraphEntryModel implements FigureEntry {

    private final LineDrawing drawing;
    private final int row;
    private final int category;

    CategoryEntryModel(long id, RowEntryModel parent, int category) {
        super(id, parent.getId(), parent.drawing().category(category).label(), parent.getStartTime(),
                parent.getEndTime());
        this.drawing = parent.drawing();
        this.row = parent.row();
        this.category = category;
    }

    /** @return the category's index */
    public int category() {
        return category;
    }

    @Override
    public LineDrawing drawing() {
        return drawing;
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public boolean shows(int other) {
        return other == category;
    }
}
