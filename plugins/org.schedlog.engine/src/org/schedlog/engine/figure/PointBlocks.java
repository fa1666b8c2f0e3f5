// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.figure.PointExtent.Reach;

/**
 * The points of a part in blocks of {@link Column#BLOCK}, each with the rectangle in which it lies: blocks outside a
 * window need not be read. Immutable after {@link #scan}.
 */
final class PointBlocks {

    final int category;
    final int part;
    private final Column xs;
    private final Column ys;
    private final double[] minX;
    private final double[] maxX;
    private final double[] minY;
    private final double[] maxY;

    PointBlocks(int category, int part, Part points) {
        this.category = category;
        this.part = part;
        this.xs = points.column("x");
        this.ys = points.column("y");
        int blocks = (points.size() + Column.BLOCK - 1) / Column.BLOCK;
        minX = new double[blocks];
        maxX = new double[blocks];
        minY = new double[blocks];
        maxY = new double[blocks];
    }

    int blocks() {
        return minX.length;
    }

    private int countOf(int block) {
        return Math.min(Column.BLOCK, xs.size() - block * Column.BLOCK);
    }

    /** The coordinates of one block's points, and the pixels that hold them. For one thread. */
    static final class Buffer {
        final double[] x = new double[Column.BLOCK];
        final double[] y = new double[Column.BLOCK];
        final int[] column = new int[Column.BLOCK];
        final int[] level = new int[Column.BLOCK];
    }

    /** Reads a block and tells how many points it has. */
    int read(int block, Buffer buffer) {
        int count = countOf(block);
        xs.readDoubles(block * Column.BLOCK, count, buffer.x);
        ys.readDoubles(block * Column.BLOCK, count, buffer.y);
        return count;
    }

    /** Whether a block may have points in a rectangle. */
    boolean touches(int block, double fromX, double toX, double fromY, double toY) {
        return maxX[block] >= fromX && minX[block] <= toX && maxY[block] >= fromY && minY[block] <= toY;
    }

    /** Measures blocks; each is measured by one thread, before anybody asks for it. */
    PointExtent scan(int firstBlock, int endBlock, Work work) {
        Buffer buffer = new Buffer();
        Measure x = new Measure();
        Measure y = new Measure();
        long drawable = 0;
        long infinite = 0;
        for (int block = firstBlock; block < endBlock; block++) {
            int count = read(block, buffer);
            x.beginBlock();
            y.beginBlock();
            for (int i = 0; i < count; i++) {
                if (Double.isFinite(buffer.x[i]) && Double.isFinite(buffer.y[i])) {
                    x.add(buffer.x[i]);
                    y.add(buffer.y[i]);
                    drawable++;
                } else {
                    infinite++;
                }
            }
            x.endBlock(block, minX, maxX);
            y.endBlock(block, minY, maxY);
            work.advance(1);
        }
        return new PointExtent(drawable, infinite, x.reach(), y.reach());
    }

    /** The values of a block along one axis, and those of all blocks so far. */
    private static final class Measure {

        private double min;
        private double max;
        private double allMin = Double.POSITIVE_INFINITY;
        private double allMax = Double.NEGATIVE_INFINITY;
        private double minPositive = Double.POSITIVE_INFINITY;
        private long notPositive;

        void beginBlock() {
            min = Double.POSITIVE_INFINITY;
            max = Double.NEGATIVE_INFINITY;
        }

        void add(double value) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            if (value > 0) {
                minPositive = Math.min(minPositive, value);
            } else {
                notPositive++;
            }
        }

        void endBlock(int block, double[] mins, double[] maxs) {
            mins[block] = min;
            maxs[block] = max;
            allMin = Math.min(allMin, min);
            allMax = Math.max(allMax, max);
        }

        Reach reach() {
            return new Reach(allMin, minPositive, allMax, notPositive);
        }
    }
}
