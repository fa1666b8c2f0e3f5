// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphState;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;

/** Turns a row's raster into the states of one of its categories: pixel columns in which it is seen, and gaps. */
final class CategoryRuns {

    private CategoryRuns() {
    }

    /**
     * @param raster
     *            what the row shows
     * @param category
     *            the category's index
     * @param base
     *            Trace Compass' time of the figure's time 0
     * @return disjoint states without gaps between them that cover the raster's range
     */
    static List<ITimeGraphState> of(RowRaster raster, int category, long base) {
        List<ITimeGraphState> states = new ArrayList<>();
        PixelGrid grid = raster.grid();
        long start = grid.from();
        boolean seen = false;
        boolean inRun = false;
        for (int x = 0; x < grid.width(); x++) {
            seen |= raster.present(category, x);
            long time = grid.time(x);
            if (grid.time(x + 1) == time && x < grid.width() - 1) {
                // Shorter than a nanosecond: what is seen here joins the next column that has a length.
                continue;
            }
            if (seen != inRun) {
                add(states, base, start, time, inRun ? category : -1);
                start = time;
                inRun = seen;
            }
            seen = false;
        }
        add(states, base, start, grid.to(), inRun ? category : -1);
        return states;
    }

    private static void add(List<ITimeGraphState> states, long base, long from, long to, int category) {
        if (to > from) {
            states.add(category < 0 ? new TimeGraphState(base + from, to - from, Integer.MIN_VALUE)
                    : new TimeGraphState(base + from, to - from, category, null, CategoryStyles.reference(category)));
        }
    }
}
