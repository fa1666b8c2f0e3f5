// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.schedlog.engine.figure.RowRaster;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/** Turns a row's raster into runs: neighbouring pixel columns with the same categories become one state. */
final class RowRuns {

    private final LineDrawing drawing;
    private final RowRaster raster;
    private final List<RowState> states = new ArrayList<>();

    private RowRuns(LineDrawing drawing, RowRaster raster) {
        this.drawing = drawing;
        this.raster = raster;
    }

    /**
     * The runs of a row.
     *
     * @param drawing
     *            the figure
     * @param raster
     *            what the row shows
     * @param times
     *            the times of the raster's columns, the same for all rows
     * @return disjoint states that together cover the raster's whole range, at least one
     */
    static List<RowState> of(LineDrawing drawing, RowRaster raster, long[] times) {
        RowRuns runs = new RowRuns(drawing, raster);
        long length = times[times.length - 1] - times[0];
        if (length >= 0 && length < times.length - 1) {
            runs.collectByTime(times);
        } else {
            runs.collect(times);
        }
        return runs.states;
    }

    private void collect(long[] times) {
        BitSet changes = raster.changes();
        int[] first = raster.firstCategories();
        for (int x = 0; x < first.length;) {
            int change = changes.nextSetBit(x + 1);
            int end = change < 0 ? first.length : change;
            if (times[end] > times[x]) {
                states.add(RowState.of(drawing.base() + times[x], times[end] - times[x], drawing, raster, x, x + 1,
                        first[x]));
            }
            x = end;
        }
    }

    /** Where pixels are shorter than a nanosecond: what is seen there joins the next column that has a length. */
    private void collectByTime(long[] times) {
        BitSet run = new BitSet();
        int runFrom = 0;
        int runTo = 0;
        long runStart = times[0];
        int from = 0;
        for (int x = 0; x < times.length - 1; x++) {
            if (times[x + 1] == times[x] && x < times.length - 2) {
                continue;
            }
            BitSet column = new BitSet();
            for (int of = from; of <= x; of++) {
                raster.addPresent(of, column);
            }
            if (!column.equals(run) || runTo == 0) {
                end(run, runStart, times[x], runFrom, runTo);
                run = column;
                runFrom = from;
                runTo = x + 1;
                runStart = times[x];
            }
            from = x + 1;
        }
        end(run, runStart, times[times.length - 1], runFrom, runTo);
    }

    private void end(BitSet run, long start, long end, int fromColumn, int toColumn) {
        if (end > start) {
            states.add(RowState.of(drawing.base() + start, end - start, drawing, raster, fromColumn, toColumn,
                    run.nextSetBit(0)));
        }
    }
}
