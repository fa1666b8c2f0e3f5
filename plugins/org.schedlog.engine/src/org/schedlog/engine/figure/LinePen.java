// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

import org.schedlog.engine.column.ColumnWindow;

/**
 * Draws lines pixel by pixel, as SchedDisplay does: a line is cut off at the borders of what is shown, its ends are
 * moved to the pixels that they lie in, and it covers these two and, for each step along its longer direction, the
 * nearest pixel between them; where two are equally near, the one nearer to its right end (if it is wider than high)
 * or upper end (otherwise). Which end comes first makes no difference. Each line covers a pixel once. For one thread.
 */
final class LinePen implements Lockstep.Visitor {

    private final List<Part> parts;
    private final int[] colors;
    private final EndReader reader;
    private final ImageArea area;
    private final FigureRange range;
    private final PixelSums sums;
    private final long[] undrawable;
    private double fromX;
    private double fromY;
    private double toX;
    private double toY;
    /** The share of the line at which what is left of it begins and ends. */
    private double begin;
    private double end;

    /**
     * @param colors
     *            for each part its colour, or a negative number where it is not shown
     */
    LinePen(List<Part> parts, int[] colors, EndReader reader, ImageArea area) {
        this.parts = parts;
        this.colors = colors;
        this.reader = reader;
        this.area = area;
        this.range = area.range();
        this.sums = new PixelSums(area.width(), area.height());
        this.undrawable = new long[parts.size()];
    }

    PixelSums sums() {
        return sums;
    }

    /** How many lines of a part had ends that are no finite numbers. */
    long undrawable(int part) {
        return undrawable[part];
    }

    @Override
    public void lines(int part, int from, int count, ColumnWindow window) {
        if (colors[part] < 0) {
            return;
        }
        sums.color(colors[part]);
        reader.read(parts.get(part), from, count);
        for (int i = 0; i < count; i++) {
            fromX = reader.ends[0][i];
            fromY = reader.ends[1][i];
            toX = reader.ends[2][i];
            toY = reader.ends[3][i];
            boolean inside = isInside(fromX, fromY) && isInside(toX, toY);
            if (!inside && !reader.isDrawable(i)) {
                undrawable[part]++;
            } else if (inside || cut()) {
                draw(sums, area.column(fromX), area.level(fromY), area.column(toX), area.level(toY));
            }
        }
    }

    private boolean isInside(double x, double y) {
        return x >= range.minX() && x <= range.maxX() && y >= range.minY() && y <= range.maxY();
    }

    /** Cuts the line off at the borders; false if nothing is left. */
    private boolean cut() {
        double wide = toX - fromX;
        double high = toY - fromY;
        begin = 0;
        end = 1;
        boolean left = cut(-wide, fromX - range.minX()) && cut(wide, range.maxX() - fromX)
                && cut(-high, fromY - range.minY()) && cut(high, range.maxY() - fromY);
        if (left && end < 1) {
            toX = fromX + end * wide;
            toY = fromY + end * high;
        }
        if (left && begin > 0) {
            fromX += begin * wide;
            fromY += begin * high;
        }
        return left;
    }

    /**
     * Cuts the line off at one border.
     *
     * @param outwards
     *            how far the line goes towards the border and beyond
     * @param distance
     *            how far the border is from its beginning; negative if that is outside
     */
    private boolean cut(double outwards, double distance) {
        if (outwards == 0) {
            return distance >= 0;
        }
        double share = distance / outwards;
        if (outwards < 0) {
            begin = Math.max(begin, share);
        } else {
            end = Math.min(end, share);
        }
        return begin <= end;
    }

    /** Draws a line from pixel to pixel, in as few rectangles as it has runs. */
    static void draw(PixelSums sums, int x0, int y0, int x1, int y1) {
        int wide = Math.abs(x1 - x0);
        int high = Math.abs(y1 - y0);
        if (wide == 0 || high == 0) {
            sums.addBox(Math.min(x0, x1), Math.max(x0, x1), Math.min(y0, y1), Math.max(y0, y1));
        } else if (wide >= high) {
            int left = Math.min(x0, x1);
            int y = x0 < x1 ? y0 : y1;
            int up = (x0 < x1) == (y0 < y1) ? 1 : -1;
            for (int step = 0; step <= high; step++) {
                int row = y + up * step;
                sums.addBox(left + first(step, wide, high), left + first(step + 1, wide, high) - 1, row, row);
            }
        } else {
            int bottom = Math.min(y0, y1);
            int x = y0 < y1 ? x0 : x1;
            int right = (x0 < x1) == (y0 < y1) ? 1 : -1;
            for (int step = 0; step <= wide; step++) {
                int column = x + right * step;
                sums.addBox(column, column, bottom + first(step, high, wide), bottom + first(step + 1, high, wide) - 1);
            }
        }
    }

    /** The first place along the longer direction at which a line has made so many steps along the shorter one. */
    private static int first(int steps, int longer, int shorter) {
        if (steps == 0) {
            return 0;
        }
        if (steps > shorter) {
            return longer + 1;
        }
        // Rounds up (steps - 1/2) * longer / shorter.
        return (int) ((longer * (2L * steps - 1) + 2L * shorter - 1) / (2L * shorter));
    }
}
