// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Work;

/**
 * The points of a figure by place: where all of them lie, and for each block of rows the rectangle that holds it, so
 * that a window over points in the order of time, or of anything else, reads only what it shows. It costs 32 bytes of
 * heap for every {@link org.schedlog.engine.column.Column#BLOCK} points. Immutable; any number of threads may ask.
 */
public final class PointIndex {

    /** So many blocks are measured by one task. */
    private static final int TASK = 64;

    private final PointFrame frame;
    private final List<PointBlocks> parts;
    private final List<PointExtent> extents;

    private PointIndex(PointFrame frame, List<PointBlocks> parts, List<PointExtent> extents) {
        this.frame = frame;
        this.parts = List.copyOf(parts);
        this.extents = List.copyOf(extents);
    }

    /**
     * Looks at every point once.
     *
     * @param frame
     *            the points
     * @param progress
     *            listens and may cancel
     * @return their index
     * @throws IOException
     *             when a column cannot be read
     */
    public static PointIndex build(PointFrame frame, Progress progress) throws IOException {
        progress.task("Measuring the points");
        List<PointBlocks> parts = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            for (int part = 0; part < category.parts().size(); part++) {
                parts.add(new PointBlocks(category.category().index(), part, category.parts().get(part)));
            }
        }
        Work work = new Work(progress, parts.stream().mapToLong(PointBlocks::blocks).sum());
        List<Callable<PointExtent>> tasks = new ArrayList<>();
        List<Integer> categories = new ArrayList<>();
        for (PointBlocks part : parts) {
            for (int from = 0; from < part.blocks(); from += TASK) {
                int first = from;
                int end = Math.min(part.blocks(), from + TASK);
                tasks.add(() -> part.scan(first, end, work));
                categories.add(part.category);
            }
        }
        List<PointExtent> extents =
                new ArrayList<>(Collections.nCopies(frame.categories().size(), PointExtent.NONE));
        List<PointExtent> measured = work.run(tasks);
        for (int i = 0; i < measured.size(); i++) {
            int category = categories.get(i);
            extents.set(category, extents.get(category).plus(measured.get(i)));
        }
        return new PointIndex(frame, parts, extents);
    }

    /** @return the points */
    public PointFrame frame() {
        return frame;
    }

    List<PointBlocks> parts() {
        return parts;
    }

    /**
     * Where points lie.
     *
     * @param categories
     *            says of a category's index whether its points count
     * @return the extent of these categories' points
     */
    public PointExtent extent(IntPredicate categories) {
        PointExtent sum = PointExtent.NONE;
        for (int i = 0; i < extents.size(); i++) {
            sum = categories.test(i) ? sum.plus(extents.get(i)) : sum;
        }
        return sum;
    }

    /**
     * What an axis shows: what all categories with points have in common.
     *
     * @param column
     *            x or y
     * @return its numbers' meaning; {@link Meaning#NUMBER} where categories differ
     */
    public Meaning meaning(String column) {
        List<Meaning> meanings = frame.categories().stream().flatMap(category -> category.parts().stream())
                .filter(part -> part.size() > 0).map(part -> part.meaning(column)).distinct().toList();
        return meanings.size() == 1 ? meanings.get(0) : Meaning.NUMBER;
    }

    /** @return what the user should know of the points, one sentence each */
    public List<String> notes() {
        long infinite = extent(category -> true).infinite();
        if (infinite == 0) {
            return List.of();
        }
        String count = infinite == 1 ? "1 point is" : String.format("%,d points are", infinite);
        return List.of(count + " not drawn, because x or y is infinite or no number there.");
    }
}
