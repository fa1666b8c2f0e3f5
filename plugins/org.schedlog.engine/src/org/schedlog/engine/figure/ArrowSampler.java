// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Keeps of many arrows those that can be told apart on the screen: one for each pair of pixel columns and rows and
 * category, and of these at most a fair share for each pixel column, so that a crowded beginning does not hide the
 * rest.
 */
final class ArrowSampler {

    private final PixelGrid grid;
    private final int mostPerColumn;
    private final int[] perColumn;
    private final IntPredicate rows;
    private final Set<Drawn> drawn = new HashSet<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private long hidden;

    private record Drawn(int category, int fromColumn, int fromRow, int toColumn, int toRow) {
    }

    /**
     * @param grid
     *            the window
     * @param limit
     *            how many arrows to keep at the most
     * @param rows
     *            the rows on show
     */
    ArrowSampler(PixelGrid grid, int limit, IntPredicate rows) {
        this.grid = grid;
        this.rows = rows;
        this.mostPerColumn = Math.max(1, limit / grid.width());
        this.perColumn = new int[grid.width()];
    }

    /** @return whether an arrow may be drawn; else it is counted at the most, and {@link #add} is not called */
    boolean takes(long from, int fromRow, int toRow) {
        if (!rows.test(fromRow) && !rows.test(toRow)) {
            return false;
        }
        if (perColumn[grid.column(from)] == mostPerColumn) {
            hidden++;
            return false;
        }
        return true;
    }

    void add(LineRef line, long from, int fromRow, long to, int toRow) {
        int column = grid.column(from);
        if (drawn.add(new Drawn(line.category(), column, fromRow, grid.column(to), toRow))) {
            perColumn[column]++;
            arrows.add(new Arrow(line, from, fromRow, to, toRow));
        } else {
            hidden++;
        }
    }

    ArrowSample sample() {
        return new ArrowSample(arrows, hidden);
    }
}
