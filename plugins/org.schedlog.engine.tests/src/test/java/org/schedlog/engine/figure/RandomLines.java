// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.spec.Category;

/** Lines as plain values, and the same lines as a figure's categories. */
final class RandomLines {

    /** How long the usual lines go on, ns, and in how many rows. */
    static final long DURATION = 3000;
    static final int ROWS = 4;

    /** A line, times in ns. */
    record Line(int category, long x0, double y0, long x1, double y1) {

        int row() {
            return (int) Math.floor(y0);
        }

        boolean isWithinRow() {
            return Math.floor(y0) == Math.floor(y1);
        }

        boolean isTick() {
            return x0 == x1 && y0 != y1;
        }

        long start() {
            return Math.min(x0, x1);
        }

        long end() {
            return Math.max(x0, x1);
        }
    }

    private RandomLines() {
    }

    static LineIndex index(List<CategoryFrame> frames) throws IOException {
        return LineIndex.build(null, frames, Storage.temporary(), Progress.NONE);
    }

    /**
     * Categories 0 and 1: intervals that overlap at will, 2: intervals in upper lanes, 3 and 4: ticks, 5: lines between
     * rows.
     */
    static List<Line> make(Random random, int count, int rows, long duration, boolean sorted) {
        List<Line> lines = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < count; i++) {
            time = sorted ? Math.min(duration, time + random.nextInt((int) (2 * duration / count + 1)))
                    : random.nextLong(duration + 1);
            int category = random.nextInt(6);
            int row = random.nextInt(rows);
            long length = random.nextInt(4) == 0 ? 0 : random.nextLong(duration / 10 + 1);
            switch (category) {
            case 0, 1 -> lines.add(new Line(category, time, row, time + length, row));
            case 2 -> {
                double y = row + (random.nextBoolean() ? 0.5 : 0.75);
                lines.add(new Line(category, time, y, time + length, y));
            }
            case 3, 4 -> lines.add(new Line(category, time, row, time, row + 0.5));
            default -> lines.add(new Line(category, time, row, time + length, random.nextInt(rows)));
            }
        }
        return lines;
    }

    /** One category for each number up to the highest, each with its lines in two parts. */
    static List<CategoryFrame> frames(List<Line> lines) {
        int last = lines.stream().mapToInt(Line::category).max().orElse(-1);
        List<CategoryFrame> frames = new ArrayList<>();
        for (int category = 0; category <= last; category++) {
            frames.add(new CategoryFrame(category(category),
                    List.of(part(halfOf(lines, category, 0)), part(halfOf(lines, category, 1)))));
        }
        return frames;
    }

    /** The lines of a category that stand in one of its two parts. */
    static List<Line> halfOf(List<Line> lines, int category, int part) {
        List<Line> own = lines.stream().filter(line -> line.category() == category).toList();
        return part == 0 ? own.subList(0, own.size() / 2) : own.subList(own.size() / 2, own.size());
    }

    static Category category(int index) {
        return new Category(index, "category " + index, 0x111111 * (index + 1), false, null, List.of());
    }

    static Part part(List<Line> lines) {
        return part(LongColumn.of(lines.stream().mapToLong(Line::x0).toArray()),
                DoubleColumn.of(lines.stream().mapToDouble(Line::y0).toArray()),
                LongColumn.of(lines.stream().mapToLong(Line::x1).toArray()),
                DoubleColumn.of(lines.stream().mapToDouble(Line::y1).toArray()));
    }

    static Part part(Column x0, Column y0, Column x1, Column y1) {
        Table table = Table.of(x0.size());
        table = table.with("x0", new Table.Entry(x0, 0, Meaning.TIME));
        table = table.with("y0", new Table.Entry(y0, 0, Meaning.NUMBER));
        table = table.with("x1", new Table.Entry(x1, 0, Meaning.TIME));
        return new Part(table.with("y1", new Table.Entry(y1, 0, Meaning.NUMBER)));
    }
}
