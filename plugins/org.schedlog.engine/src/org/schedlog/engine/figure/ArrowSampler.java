// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps of many arrows those that can be told apart on the screen: one for each pair of pixel columns and rows and category, and of these at
 * most a fair share for each pixel column, so that a crowded beginning does not hide the rest.
 */
final class ArrowSampler {

    private final PixelGrid grid;
    private final int mostPerColumn;
    private final int[] perColumn;
    private final Set<Drawn> drawn = new HashSet<>();
    private final List<Arrow> arrows = new ArrayList<>();

    private record Drawn(int category, int fromColumn, int fromRow, int toColumn, int toRow) {
    }

    /**
     * @param grid
     *            the window
     * @param limit
     *            how many arrows to keep at the most
     */
    ArrowSampler(PixelGrid grid, int limit) {
        this.grid = grid;
        this.mostPerColumn = Math.max(1, limit / grid.width());
        this.perColumn = new int[grid.width()];
    }

    void add(int category, long from, int fromRow, long to, int toRow) {
        int column = grid.column(from);
        if (perColumn[column] == mostPerColumn) {
            return;
        }
        if (drawn.add(new Drawn(category, column, fromRow, grid.column(to), toRow))) {
            perColumn[column]++;
            arrows.add(new Arrow(category, from, fromRow, to, toRow));
        }
    }

    List<Arrow> arrows() {
        return arrows;
    }
}
