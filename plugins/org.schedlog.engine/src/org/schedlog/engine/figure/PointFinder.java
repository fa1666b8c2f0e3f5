// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Progress;

/** Finds the points around a place of a window. */
public final class PointFinder {

    private static final Comparator<Hit> NEAREST_FIRST = Comparator.comparingDouble(Hit::distance)
            .thenComparing(Comparator.comparingInt((Hit hit) -> hit.point.category())
                    .thenComparingInt(hit -> hit.point.part()).thenComparingInt(hit -> hit.point.position()));

    private final AxisScale x;
    private final AxisScale y;
    private final double atX;
    private final double atY;
    private final double radius;
    private final int most;
    /** The farthest of those kept first. */
    private final PriorityQueue<Hit> kept = new PriorityQueue<>(NEAREST_FIRST.reversed());
    private long count;

    private PointFinder(AxisScale x, AxisScale y, Place place, int most) {
        this.x = x;
        this.y = y;
        this.atX = place.column;
        this.atY = y.pixels() - place.row;
        this.radius = place.radius;
        this.most = most;
    }

    /**
     * Where to look, in pixels.
     *
     * @param column
     *            the distance from the window's left edge
     * @param row
     *            the distance from its upper edge
     * @param radius
     *            how far around it points are found
     */
    public record Place(double column, double row, double radius) {
    }

    /**
     * What was found.
     *
     * @param nearest
     *            the nearest points, the nearest one first
     * @param count
     *            how many there are within the radius
     */
    public record Found(List<PointRef> nearest, long count) {
    }

    private record Hit(double distance, PointRef point) {
    }

    /**
     * Finds points.
     *
     * @param index
     *            the points
     * @param x
     *            the window's horizontal axis
     * @param y
     *            its vertical axis
     * @param place
     *            where to look
     * @param categories
     *            says of a category's index whether its points are looked for
     * @param most
     *            how many of them are wanted at the most
     * @param progress
     *            may cancel
     * @return the nearest ones
     */
    public static Found find(PointIndex index, AxisScale x, AxisScale y, Place place, IntPredicate categories, int most,
            Progress progress) {
        PointFinder finder = new PointFinder(x, y, place, most);
        for (PointBlocks part : index.parts()) {
            if (categories.test(part.category)) {
                finder.find(part, progress);
            }
        }
        List<Hit> hits = new ArrayList<>(finder.kept);
        hits.sort(NEAREST_FIRST);
        return new Found(hits.stream().map(Hit::point).toList(), finder.count);
    }

    private void find(PointBlocks part, Progress progress) {
        PointBlocks.Buffer buffer = new PointBlocks.Buffer();
        double fromX = x.value(atX - radius - 1);
        double toX = x.value(atX + radius + 1);
        double fromY = y.value(atY - radius - 1);
        double toY = y.value(atY + radius + 1);
        for (int block = 0; block < part.blocks(); block++) {
            if (part.touches(block, fromX, toX, fromY, toY)) {
                progress.check();
                int points = part.read(block, buffer);
                for (int i = 0; i < points; i++) {
                    if (buffer.x[i] >= fromX && buffer.x[i] <= toX && buffer.y[i] >= fromY && buffer.y[i] <= toY) {
                        offer(part, block * Column.BLOCK + i, buffer.x[i], buffer.y[i]);
                    }
                }
            }
        }
    }

    private void offer(PointBlocks part, int position, double pointX, double pointY) {
        double distance = Math.hypot(x.position(pointX) - atX, y.position(pointY) - atY);
        if (distance > radius) {
            return;
        }
        count++;
        if (kept.size() < most || distance <= kept.peek().distance) {
            kept.add(new Hit(distance, new PointRef(part.category, part.part, position)));
            if (kept.size() > most) {
                kept.remove();
            }
        }
    }
}
