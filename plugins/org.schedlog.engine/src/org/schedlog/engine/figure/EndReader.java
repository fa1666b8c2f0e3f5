// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;
import java.util.stream.Stream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.spec.FigureSpec;

/** Reads where lines begin and end, or where points are, block by block, as doubles. For one thread. */
final class EndReader {

    /** The columns x0, y0, x1 and y1; of the same length, the last two perhaps the very same arrays as the first. */
    final double[][] ends = new double[4][];

    private final List<String> names;
    private final double[][] buffers = new double[4][Column.BLOCK];

    private EndReader(List<String> names) {
        this.names = names;
    }

    /**
     * @param kind
     *            what is read; a point is a line that ends where it begins
     * @return as many readers as there are threads
     */
    static List<EndReader> of(FigureSpec.Kind kind, int threads) {
        return Stream.generate(() -> new EndReader(kind.required())).limit(threads).toList();
    }

    /** Reads lines of a part, at most {@link Column#BLOCK}; a column with two names once. */
    void read(Part part, int from, int count) {
        for (int end = 0; end < ends.length; end++) {
            Column column = column(part, end);
            if (end >= 2 && column == column(part, end - 2)) {
                ends[end] = ends[end - 2];
            } else {
                ends[end] = buffers[end];
                column.readDoubles(from, count, ends[end]);
            }
        }
    }

    /** Whether all lines that were read end where they begin: at the same x (0) or y (1). */
    boolean isSame(int end) {
        return ends[end] == ends[end + 2];
    }

    /** Leaves only the lines that can be drawn, and returns how many they are. */
    int keepDrawable(int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (isDrawable(i)) {
                for (double[] end : ends) {
                    end[kept] = end[i];
                }
                kept++;
            }
        }
        return kept;
    }

    private Column column(Part part, int end) {
        return part.column(names.get(end % names.size()));
    }

    /** Whether a line that was read can be drawn: whether its ends are finite numbers. */
    boolean isDrawable(int i) {
        // The difference of a finite number from itself is 0, that of any other NaN.
        double sum = ends[0][i] - ends[0][i] + (ends[1][i] - ends[1][i]) + (ends[2][i] - ends[2][i])
                + (ends[3][i] - ends[3][i]);
        return sum == 0;
    }
}
