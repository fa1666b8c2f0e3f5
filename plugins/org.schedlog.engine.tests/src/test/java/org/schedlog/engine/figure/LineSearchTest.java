// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.figure.RandomLines.Line;

class LineSearchTest {

    @ParameterizedTest
    @ValueSource(longs = { 11, 12, 13 })
    void lines_at_a_time_are_all_that_touch_it(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = RandomLines.make(random, 200, RandomLines.ROWS, RandomLines.DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = RandomLines.index(frames);
        for (int round = 0; round < 50; round++) {
            long from = random.nextLong(RandomLines.DURATION);
            long to = from + random.nextLong(40);
            for (int row = 0; row < index.rowCount(); row++) {
                Set<LineRef> found = new HashSet<>(index.linesAt(row, from, to, 1000));
                Set<LineRef> expected = new HashSet<>();
                for (int category = 0; category < 6; category++) {
                    for (int part = 0; part < 2; part++) {
                        List<Line> own = RandomLines.halfOf(lines, category, part);
                        for (int i = 0; i < own.size(); i++) {
                            Line line = own.get(i);
                            if (line.isWithinRow() && line.row() == index.rowNumber(row) && line.start() <= to
                                    && line.end() >= from) {
                                expected.add(new LineRef(category, part, i));
                            }
                        }
                    }
                }
                assertEquals(expected, found);
            }
        }
    }

    @Test
    void a_limit_keeps_the_latest_lines_in_order() throws IOException {
        LineIndex index = RandomLines.index(
                RandomLines.frames(List.of(new Line(0, 1, 0, 50, 0), new Line(0, 2, 0, 60, 0), new Line(0, 3, 0, 70, 0),
                new Line(0, 4, 0, 80, 0), new Line(0, 5, 0, 6, 0), new Line(0, 7, 0, 90, 0))));
        // The first three stand in part 0, the last three in part 1.
        assertEquals(List.of(new LineRef(0, 0, 1), new LineRef(0, 0, 2), new LineRef(0, 1, 0), new LineRef(0, 1, 2)),
                index.linesAt(0, 40, 41, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = { 41, 42, 43, 44, 45 })
    void the_next_and_previous_edges_are_the_nearest_begins_and_ends_of_visible_lines(long seed) throws IOException {
        Random random = new Random(seed);
        // Few with room between them, and so many that they fill several blocks.
        List<Line> lines =
                RandomLines.make(random, seed < 43 ? 60 : 8000, RandomLines.ROWS, RandomLines.DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = RandomLines.index(frames);
        for (int round = 0; round < 400; round++) {
            int row = random.nextInt(index.rowCount());
            long time = random.nextInt(10) == 0 ? lines.get(random.nextInt(lines.size())).end()
                    : random.nextLong(RandomLines.DURATION + 400) - 100;
            int hidden = random.nextInt(7);
            TreeSet<Long> times = new TreeSet<>();
            Set<Long> starts = new HashSet<>();
            for (Line line : lines) {
                if (line.isWithinRow() && line.row() == index.rowNumber(row) && line.category() != hidden) {
                    times.add(line.start());
                    times.add(line.end());
                    starts.add(line.start());
                }
            }
            checkEdge(frames, times.higher(time), starts, index.next(row, time, category -> category != hidden));
            checkEdge(frames, times.lower(time), starts, index.previous(row, time, category -> category != hidden));
        }
    }

    private static void checkEdge(List<CategoryFrame> frames, Long expected, Set<Long> starts,
            Optional<LineEdge> found) {
        assertEquals(Optional.ofNullable(expected), found.map(LineEdge::time));
        if (expected != null) {
            LineRef line = found.get().line();
            Part part = frames.get(line.category()).parts().get(line.part());
            assertEquals(starts.contains(expected), found.get().isStart());
            assertEquals(expected, LineIndex.time(part.column(found.get().isStart() ? "x0" : "x1"), line.position()));
        }
    }
}
