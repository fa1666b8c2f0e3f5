// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/** Turns a row's raster into runs: neighbouring pixel columns with the same categories become one state. */
final class RowRuns {

    private final LineDrawing drawing;
    private final RowRaster raster;
    private final PixelGrid grid;
    private final List<RowState> states = new ArrayList<>();

    private RowRuns(LineDrawing drawing, RowRaster raster) {
        this.drawing = drawing;
        this.raster = raster;
        this.grid = raster.grid();
    }

    /**
     * The runs of a row.
     *
     * @param drawing
     *            the figure
     * @param raster
     *            what the row shows
     * @return disjoint states that together cover the raster's whole range, at least one
     */
    static List<RowState> of(LineDrawing drawing, RowRaster raster) {
        RowRuns runs = new RowRuns(drawing, raster);
        runs.collect();
        return runs.states;
    }

    private void collect() {
        long length = grid.to() - grid.from();
        if (length >= 0 && length < grid.width()) {
            collectByTime();
            return;
        }
        BitSet changes = raster.changes();
        for (int x = 0; x < grid.width();) {
            int change = changes.nextSetBit(x + 1);
            int end = change < 0 ? grid.width() : change;
            BitSet run = new BitSet();
            raster.addPresent(x, run);
            end(run, grid.time(x), grid.time(end));
            x = end;
        }
    }

    /** Where pixels are shorter than a nanosecond: what is seen there joins the next column that has a length. */
    private void collectByTime() {
        BitSet run = null;
        BitSet column = new BitSet();
        long runStart = grid.from();
        for (int x = 0; x < grid.width(); x++) {
            raster.addPresent(x, column);
            long start = grid.time(x);
            if (grid.time(x + 1) == start && x < grid.width() - 1) {
                continue;
            }
            if (!column.equals(run)) {
                end(run, runStart, start);
                run = (BitSet) column.clone();
                runStart = start;
            }
            column.clear();
        }
        end(run, runStart, grid.to());
    }

    private void end(BitSet run, long from, long to) {
        if (run != null && to > from) {
            states.add(RowState.of(drawing.base() + from, to - from, drawing, raster, run));
        }
    }
}
