// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.figure.RandomLines.Line;

class ArrowsTest {

    @ParameterizedTest
    @ValueSource(longs = { 21, 22, 23, 24 })
    void arrows_are_the_lines_between_rows_once_for_each_place_on_the_screen(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = RandomLines.make(random, 400, RandomLines.ROWS, RandomLines.DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = RandomLines.index(frames);
        for (int round = 0; round < 10; round++) {
            long from = random.nextLong(RandomLines.DURATION);
            PixelGrid grid =
                    new PixelGrid(from, from + 1 + random.nextLong(RandomLines.DURATION), 1 + random.nextInt(40));
            Set<List<Object>> expected = new HashSet<>();
            for (Line line : lines) {
                if (!line.isWithinRow() && line.start() < grid.to() && line.end() >= grid.from()) {
                    expected.add(List.of(grid.column(line.x0()), (int) line.y0(), grid.column(line.x1()),
                            (int) line.y1()));
                }
            }
            List<Arrow> arrows = index.arrows(grid, 1_000_000, all -> true, all -> true).arrows();
            Set<List<Object>> found = new HashSet<>();
            for (Arrow arrow : arrows) {
                Part part = frames.get(arrow.line().category()).parts().get(arrow.line().part());
                int position = arrow.line().position();
                assertEquals(List.of(arrow.from(), arrow.to()), List.of(LineIndex.time(part.column("x0"), position),
                        LineIndex.time(part.column("x1"), position)));
                found.add(List.of(grid.column(arrow.from()), (int) index.rowNumber(arrow.fromRow()),
                        grid.column(arrow.to()), (int) index.rowNumber(arrow.toRow())));
            }
            assertEquals(expected, found);
            assertEquals(found.size(), arrows.size());
            ArrowSample few = index.arrows(grid, 1, all -> true, all -> true);
            assertTrue(few.arrows().size() <= grid.width());
            long seen = lines.stream().filter(line -> !line.isWithinRow() && line.start() < grid.to()
                    && line.end() >= grid.from()).count();
            assertEquals(seen, few.arrows().size() + few.hidden());
        }
    }

    @Test
    void arrows_of_hidden_categories_and_rows_beyond_the_screen_take_no_room() throws IOException {
        List<Line> lines = RandomLines.make(new Random(31), 600, RandomLines.ROWS, RandomLines.DURATION, true);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        PixelGrid grid = new PixelGrid(0, 2 * RandomLines.DURATION, 40);
        assertEquals(new ArrowSample(List.of(), 0), index.arrows(grid, 100, category -> category != 5, all -> true));
        ArrowSample ofRow = index.arrows(grid, 1_000_000, all -> true, row -> row == 2);
        assertTrue(ofRow.arrows().size() > 10);
        assertTrue(ofRow.arrows().stream().allMatch(arrow -> arrow.fromRow() == 2 || arrow.toRow() == 2));
        long expected = lines.stream().filter(line -> !line.isWithinRow())
                .filter(line -> (int) line.y0() == index.rowNumber(2) || (int) line.y1() == index.rowNumber(2)).count();
        assertEquals(expected, ofRow.arrows().size() + ofRow.hidden());
    }
}
