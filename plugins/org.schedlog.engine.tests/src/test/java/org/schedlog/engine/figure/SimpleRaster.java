// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.schedlog.engine.figure.RandomLines.Line;

/** What a row shows of a category, by looking at each line and each pixel column that it meets. */
record SimpleRaster(float[] amount, BitSet present) {

    static SimpleRaster of(List<Line> lines, int category, int row, PixelGrid grid) {
        SimpleRaster all = new SimpleRaster(new float[grid.width()], new BitSet());
        for (int part = 0; part < 2; part++) {
            Map<Double, List<Line>> places = RandomLines.halfOf(lines, category, part).stream()
                    .filter(line -> line.row() == row && line.isWithinRow())
                    .collect(Collectors.groupingBy(line -> line.y0() % 1));
            places.values().forEach(place -> all.add(place, grid));
        }
        return all;
    }

    private void add(List<Line> place, PixelGrid grid) {
        List<Line> sorted = new ArrayList<>(place);
        sorted.sort(Comparator.comparingLong(Line::start));
        long[] covered = new long[grid.width()];
        long latest = Long.MIN_VALUE;
        for (Line line : sorted) {
            long from = Math.max(line.start(), latest);
            latest = Math.max(latest, line.end());
            for (int x = firstColumn(grid, line.start()); x < grid.width() && grid.time(x) <= line.end(); x++) {
                boolean begins = grid.time(x) <= line.start() && line.start() < grid.time(x + 1);
                if (line.isTick()) {
                    amount[x] += begins ? 1 : 0;
                } else {
                    covered[x] += Math.max(0, Math.min(line.end(), grid.time(x + 1)) - Math.max(from, grid.time(x)));
                }
                if (begins || covered[x] > 0) {
                    present.set(x);
                }
            }
        }
        for (int x = 0; x < covered.length; x++) {
            amount[x] += (float) ((double) covered[x] / (grid.time(x + 1) - grid.time(x)));
        }
    }

    /** One from which on the columns may show what begins at a time. */
    private static int firstColumn(PixelGrid grid, long time) {
        int low = 0;
        int high = grid.width() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (grid.time(middle) <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
