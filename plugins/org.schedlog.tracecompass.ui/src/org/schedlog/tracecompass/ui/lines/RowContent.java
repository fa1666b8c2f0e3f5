// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.BitSet;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.lines.RowState;

/**
 * What one answer of the data provider says of a row, as the painter needs it. Immutable; all events of the answer
 * share it.
 */
final class RowContent {

    /** Trace Compass' filters mark states by these bits. */
    private static final int DIMMED = 1;
    private static final int EXCLUDED = 4;

    private final LineDrawing drawing;
    private final RowRaster raster;
    private final BitSet dimmed = new BitSet();
    private final BitSet excluded = new BitSet();

    private RowContent(RowState first) {
        this.drawing = first.drawing();
        this.raster = first.raster();
    }

    /**
     * The content of an answer.
     *
     * @param states
     *            the states of a row
     * @return what they show, or null if a filter has excluded all of them
     */
    static RowContent of(List<? extends ITimeGraphState> states) {
        RowContent content = null;
        for (ITimeGraphState state : states) {
            if (state instanceof RowState run) {
                content = new RowContent(run);
                break;
            }
        }
        if (content != null) {
            states.forEach(content::mark);
        }
        return content;
    }

    private void mark(ITimeGraphState state) {
        int properties = state.getActiveProperties();
        if ((properties & (DIMMED | EXCLUDED)) == 0 || state.getDuration() <= 0) {
            return;
        }
        PixelGrid grid = raster.grid();
        long start = state.getStartTime() - drawing.base();
        int first = grid.column(start);
        int last = grid.column(start + state.getDuration() - 1);
        ((properties & EXCLUDED) != 0 ? excluded : dimmed).set(first, last + 1);
    }

    /** @return the figure that the row belongs to */
    LineDrawing drawing() {
        return drawing;
    }

    /** @return the row's pixels */
    RowRaster raster() {
        return raster;
    }

    /** @return whether a filter dims the pixel column */
    boolean isDimmed(int x) {
        return dimmed.get(x);
    }

    /** @return whether a filter hides the pixel column */
    boolean isExcluded(int x) {
        return excluded.get(x);
    }
}
