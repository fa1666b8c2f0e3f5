// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.figure.RandomLines.Line;

class LineIndexTest {

    private static final long DURATION = 3000;
    private static final int ROWS = 4;

    private static LineIndex index(List<CategoryFrame> frames) throws IOException {
        return LineIndex.build(null, frames, Storage.temporary(), Progress.NONE);
    }

    /** What parts and places within the row show together. */
    private static float[] expectedAmount(List<Line> lines, int category, int row, PixelGrid grid) {
        float[] sum = new float[grid.width()];
        for (int part = 0; part < 2; part++) {
            Map<Double, List<Line>> places = part(lines, category, part).stream().collect(Collectors.groupingBy(line -> line.y0() % 1));
            for (List<Line> place : places.values()) {
                float[] amount = expectedAmount(place, row, grid);
                for (int x = 0; x < sum.length; x++) {
                    sum[x] += amount[x];
                }
            }
        }
        return sum;
    }

    /** Marks every single ns, which needs no cleverness. */
    private static float[] expectedAmount(List<Line> lines, int row, PixelGrid grid) {
        float[] amount = new float[grid.width()];
        BitSet covered = new BitSet();
        for (Line line : lines) {
            if (line.row() != row || !line.isWithinRow()) {
                continue;
            }
            if (line.isTick()) {
                for (int x = 0; x < grid.width(); x++) {
                    if (grid.time(x) <= line.x0() && line.x0() < grid.time(x + 1)) {
                        amount[x]++;
                    }
                }
            } else if (line.end() > 0) {
                covered.set((int) line.start(), (int) line.end());
            }
        }
        for (int x = 0; x < grid.width(); x++) {
            long from = grid.time(x);
            long to = Math.max(from + 1, grid.time(x + 1));
            amount[x] += (float) ((double) covered.get((int) from, (int) to).cardinality() / (to - from));
        }
        return amount;
    }

    private static List<Line> part(List<Line> lines, int category, int part) {
        List<Line> own = lines.stream().filter(line -> line.category() == category).toList();
        return part == 0 ? own.subList(0, own.size() / 2) : own.subList(own.size() / 2, own.size());
    }

    private static boolean expectedPresent(List<Line> lines, int category, int row, PixelGrid grid, int x) {
        long from = grid.time(x);
        long to = grid.time(x + 1);
        return lines.stream().filter(line -> line.category() == category && line.row() == row && line.isWithinRow())
                .anyMatch(line -> from <= line.start() && line.start() < to
                        || !line.isTick() && line.start() < Math.max(to, from + 1) && line.end() > from);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void every_pixel_shows_exactly_the_categories_that_touch_it(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = RandomLines.make(random, 300, ROWS, DURATION, seed % 2 == 0);
        LineIndex index = index(RandomLines.frames(lines));
        for (int round = 0; round < 12; round++) {
            long from = random.nextLong(DURATION);
            long to = from + 1 + random.nextLong(DURATION);
            PixelGrid grid = new PixelGrid(from, to, 1 + random.nextInt(200));
            for (int row = 0; row < index.rowCount(); row++) {
                RowRaster raster = index.raster(row, grid);
                assertEquals(expectedChanges(raster), raster.changes());
                int number = (int) index.rowNumber(row);
                for (int category = 0; category < 6; category++) {
                    float[] amount = expectedAmount(lines, category, number, grid);
                    for (int x = 0; x < grid.width(); x++) {
                        BitSet all = new BitSet();
                        raster.addPresent(x, all);
                        assertEquals(raster.present(category, x), all.get(category));
                        String where = "category " + category + " row " + number + " column " + x + " of " + grid;
                        assertEquals(expectedPresent(lines, category, number, grid, x), raster.present(category, x), where);
                        assertEquals(amount[x], raster.amount(category, x), 1e-5f, where);
                    }
                }
            }
        }
    }

    private static BitSet expectedChanges(RowRaster raster) {
        BitSet changes = new BitSet();
        for (int x = 1; x < raster.grid().width(); x++) {
            BitSet here = new BitSet();
            BitSet before = new BitSet();
            raster.addPresent(x, here);
            raster.addPresent(x - 1, before);
            changes.set(x, !here.equals(before));
        }
        return changes;
    }

    /** What one row leaves behind must not show in the next, also where another width needs other room. */
    @Test
    void rows_of_changing_grids_do_not_see_each_other() throws IOException {
        Random random = new Random(7);
        List<Line> lines = RandomLines.make(random, 2000, ROWS, DURATION, true);
        LineIndex used = index(RandomLines.frames(lines));
        for (int round = 0; round < 40; round++) {
            long from = random.nextLong(DURATION);
            PixelGrid grid = new PixelGrid(from, from + 1 + random.nextLong(DURATION), random.nextInt(2) == 0 ? 64 : 100);
            int row = random.nextInt(used.rowCount());
            RowRaster actual = used.raster(row, grid);
            RowRaster expected = index(RandomLines.frames(lines)).raster(row, grid);
            assertArrayEquals(expected.categories(), actual.categories());
            for (int category : expected.categories()) {
                for (int x = 0; x < grid.width(); x++) {
                    assertEquals(expected.present(category, x), actual.present(category, x));
                    assertEquals(expected.amount(category, x), actual.amount(category, x));
                }
            }
        }
    }

    @Test
    void many_lines_in_mapped_tables_answer_as_few_do() throws IOException {
        Random random = new Random(99);
        List<Line> lines = RandomLines.make(random, 200_000, 3, 2_000_000, false);
        LineIndex index = index(RandomLines.frames(lines));
        PixelGrid grid = new PixelGrid(1_000_000, 1_004_000, 10);
        for (int row = 0; row < index.rowCount(); row++) {
            RowRaster raster = index.raster(row, grid);
            for (int category = 0; category < 6; category++) {
                for (int x = 0; x < grid.width(); x++) {
                    assertEquals(expectedPresent(lines, category, row, grid, x), raster.present(category, x));
                }
            }
        }
    }

    /** Times that no machine has, but a file can: a range of them is longer than 2^63 ns. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5 })
    void any_times_can_be_drawn_in_any_range(int seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            long time = random.nextLong() >> random.nextInt(3);
            lines.add(new Line(random.nextInt(6), time, 0, time, 0.5));
        }
        LineIndex index = index(RandomLines.frames(lines));
        for (int round = 0; round < 200; round++) {
            long a = random.nextLong() >> random.nextInt(3);
            long b = random.nextLong() >> random.nextInt(3);
            PixelGrid grid = new PixelGrid(Math.min(a, b), Math.max(a, b) + 1, 1 + random.nextInt(300));
            RowRaster raster = index.raster(0, grid);
            for (int x = 0; x < grid.width(); x++) {
                long begin = grid.time(x);
                long end = grid.time(x + 1);
                long ticks = lines.stream().filter(line -> line.x0() >= begin && line.x0() < end).count();
                double found = 0;
                for (int category = 0; category < 6; category++) {
                    found += raster.amount(category, x);
                }
                assertEquals(ticks, found, "column " + x + " of " + grid);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void times_and_lengths_beyond_an_int_are_kept_exactly(boolean sorted) throws IOException {
        long scale = 3_000_000_019L;
        Random random = new Random(7);
        List<Line> lines = RandomLines.make(random, 2000, ROWS, DURATION, sorted);
        List<Line> longer = lines.stream()
                .map(line -> new Line(line.category(), scale * line.x0(), line.y0(), scale * line.x1(), line.y1())).toList();
        LineIndex index = index(RandomLines.frames(lines));
        LineIndex longIndex = index(RandomLines.frames(longer));
        for (int round = 0; round < 10; round++) {
            long from = random.nextLong(DURATION);
            int width = 1 + random.nextInt(50);
            long to = from + width * (1 + random.nextLong(20));
            for (int row = 0; row < index.rowCount(); row++) {
                RowRaster expected = index.raster(row, new PixelGrid(from, to, width));
                RowRaster found = longIndex.raster(row, new PixelGrid(scale * from, scale * to, width));
                for (int category = 0; category < 6; category++) {
                    for (int x = 0; x < width; x++) {
                        assertEquals(expected.present(category, x), found.present(category, x));
                        assertEquals(expected.amount(category, x), found.amount(category, x), 1e-5f);
                    }
                }
                assertEquals(index.linesAt(row, from, to, 5000), longIndex.linesAt(row, scale * from, scale * to, 5000));
            }
        }
    }

    @Test
    void rows_are_the_integer_parts_of_y_in_ascending_order() throws IOException {
        LineIndex index = index(RandomLines.frames(List.of(new Line(0, 0, 7.25, 5, 7.25), new Line(0, 1, -2, 3, -2), new Line(1, 2, 3, 9, 5))));
        assertEquals(4, index.rowCount());
        assertArrayEquals(new long[] { -2, 3, 5, 7 }, new long[] { index.rowNumber(0), index.rowNumber(1), index.rowNumber(2), index.rowNumber(3) });
        assertArrayEquals(new int[] { 0 }, index.categories(0));
        assertArrayEquals(new int[0], index.categories(1));
        assertEquals(0, index.start());
        assertEquals(9, index.end());
    }

    @ParameterizedTest
    @ValueSource(longs = { 11, 12, 13 })
    void lines_at_a_time_are_all_that_touch_it(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = RandomLines.make(random, 200, ROWS, DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = index(frames);
        for (int round = 0; round < 50; round++) {
            long from = random.nextLong(DURATION);
            long to = from + random.nextLong(40);
            for (int row = 0; row < index.rowCount(); row++) {
                Set<LineRef> found = new HashSet<>(index.linesAt(row, from, to, 1000));
                Set<LineRef> expected = new HashSet<>();
                for (int category = 0; category < 6; category++) {
                    for (int part = 0; part < 2; part++) {
                        List<Line> own = part(lines, category, part);
                        for (int i = 0; i < own.size(); i++) {
                            Line line = own.get(i);
                            if (line.isWithinRow() && line.row() == index.rowNumber(row) && line.start() <= to && line.end() >= from) {
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
        LineIndex index = index(RandomLines.frames(List.of(new Line(0, 1, 0, 50, 0), new Line(0, 2, 0, 60, 0), new Line(0, 3, 0, 70, 0),
                new Line(0, 4, 0, 80, 0), new Line(0, 5, 0, 6, 0), new Line(0, 7, 0, 90, 0))));
        // The first three stand in part 0, the last three in part 1.
        assertEquals(List.of(new LineRef(0, 0, 1), new LineRef(0, 0, 2), new LineRef(0, 1, 0), new LineRef(0, 1, 2)), index.linesAt(0, 40, 41, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = { 21, 22, 23, 24 })
    void arrows_are_the_lines_between_rows_once_for_each_place_on_the_screen(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = RandomLines.make(random, 400, ROWS, DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = index(frames);
        for (int round = 0; round < 10; round++) {
            long from = random.nextLong(DURATION);
            PixelGrid grid = new PixelGrid(from, from + 1 + random.nextLong(DURATION), 1 + random.nextInt(40));
            Set<List<Object>> expected = new HashSet<>();
            for (Line line : lines) {
                if (!line.isWithinRow() && line.start() < grid.to() && line.end() >= grid.from()) {
                    expected.add(List.of(grid.column(line.x0()), (int) line.y0(), grid.column(line.x1()), (int) line.y1()));
                }
            }
            List<Arrow> arrows = index.arrows(grid, 1_000_000, all -> true, all -> true).arrows();
            Set<List<Object>> found = new HashSet<>();
            for (Arrow arrow : arrows) {
                Part part = frames.get(arrow.line().category()).parts().get(arrow.line().part());
                int position = arrow.line().position();
                assertEquals(List.of(arrow.from(), arrow.to()), List.of(LineIndex.time(part.column("x0"), position),
                        LineIndex.time(part.column("x1"), position)));
                found.add(List.of(grid.column(arrow.from()), (int) index.rowNumber(arrow.fromRow()), grid.column(arrow.to()),
                        (int) index.rowNumber(arrow.toRow())));
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
        List<Line> lines = RandomLines.make(new Random(31), 600, ROWS, DURATION, true);
        LineIndex index = index(RandomLines.frames(lines));
        PixelGrid grid = new PixelGrid(0, 2 * DURATION, 40);
        assertEquals(new ArrowSample(List.of(), 0), index.arrows(grid, 100, category -> category != 5, all -> true));
        ArrowSample ofRow = index.arrows(grid, 1_000_000, all -> true, row -> row == 2);
        assertTrue(ofRow.arrows().size() > 10);
        assertTrue(ofRow.arrows().stream().allMatch(arrow -> arrow.fromRow() == 2 || arrow.toRow() == 2));
        long expected = lines.stream().filter(line -> !line.isWithinRow())
                .filter(line -> (int) line.y0() == index.rowNumber(2) || (int) line.y1() == index.rowNumber(2)).count();
        assertEquals(expected, ofRow.arrows().size() + ofRow.hidden());
    }

    @ParameterizedTest
    @ValueSource(longs = { 41, 42, 43, 44, 45 })
    void the_next_and_previous_edges_are_the_nearest_begins_and_ends_of_visible_lines(long seed) throws IOException {
        Random random = new Random(seed);
        // Few with room between them, and so many that they fill several blocks.
        List<Line> lines = RandomLines.make(random, seed < 43 ? 60 : 8000, ROWS, DURATION, seed % 2 == 0);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        LineIndex index = index(frames);
        for (int round = 0; round < 400; round++) {
            int row = random.nextInt(index.rowCount());
            long time = random.nextInt(10) == 0 ? lines.get(random.nextInt(lines.size())).end()
                    : random.nextLong(DURATION + 400) - 100;
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

    private static void checkEdge(List<CategoryFrame> frames, Long expected, Set<Long> starts, Optional<LineEdge> found) {
        assertEquals(Optional.ofNullable(expected), found.map(LineEdge::time));
        if (expected != null) {
            LineRef line = found.get().line();
            Part part = frames.get(line.category()).parts().get(line.part());
            assertEquals(starts.contains(expected), found.get().isStart());
            assertEquals(expected, LineIndex.time(part.column(found.get().isStart() ? "x0" : "x1"), line.position()));
        }
    }

    @Test
    void a_row_counts_the_lines_within_it() throws IOException {
        List<Line> lines = RandomLines.make(new Random(51), 200, ROWS, DURATION, false);
        LineIndex index = index(RandomLines.frames(lines));
        for (int row = 0; row < index.rowCount(); row++) {
            long number = index.rowNumber(row);
            assertEquals(lines.stream().filter(line -> line.isWithinRow() && line.row() == number).count(),
                    index.lineCount(row));
            assertEquals(index.lineCount(row) > 0, index.hasLines(row));
        }
        assertTrue(index.hasArrows());
    }

    @Test
    void a_line_that_ends_before_it_begins_is_drawn_and_noted() throws IOException {
        LineIndex index = index(RandomLines.frames(List.of(new Line(0, 0, 0, 1, 0), new Line(0, 30, 1, 10, 1))));
        RowRaster raster = index.raster(1, new PixelGrid(0, 40, 4));
        assertEquals(List.of(false, true, true, false), List.of(raster.anyPresent(0), raster.anyPresent(1), raster.anyPresent(2), raster.anyPresent(3)));
        assertEquals(List.of("Category 0 (category 0): 1 lines end before they begin; they are drawn with their ends exchanged."), index.notes());
    }

    @Test
    void lines_at_no_finite_place_are_left_out_and_noted() throws IOException {
        Part part = RandomLines.part(DoubleColumn.of(1, Double.POSITIVE_INFINITY, 3), DoubleColumn.of(0, 0, Double.NEGATIVE_INFINITY),
                DoubleColumn.of(2, 9, 4), DoubleColumn.of(0, 0, 0));
        LineIndex index = index(List.of(new CategoryFrame(RandomLines.category(0), List.of(part))));
        assertEquals(1, index.rowCount());
        assertEquals(2, index.end());
        assertEquals(List.of("Category 0 (category 0): 2 lines have a place or time that is no finite number; they are not drawn."), index.notes());
    }

    @Test
    void more_rows_than_a_figure_can_have_are_noted() throws IOException {
        int count = LineIndexBuilder.MOST_ROWS + 5;
        LongColumn time = LongColumn.constant(4, count);
        long[] rows = new long[count];
        Arrays.setAll(rows, i -> 3L * i);
        Part part = RandomLines.part(time, LongColumn.of(rows), time, LongColumn.of(rows));
        LineIndex index = index(List.of(new CategoryFrame(RandomLines.category(0), List.of(part))));
        assertEquals(LineIndexBuilder.MOST_ROWS, index.rowCount());
        assertEquals(List.of("Category 0 (category 0): 5 lines lie beyond the 1048576 rows that a figure can have; they are not drawn."), index.notes());
    }

    @Test
    void a_figure_without_lines_has_no_rows() throws IOException {
        LineIndex index = index(List.of(new CategoryFrame(RandomLines.category(0), List.of(RandomLines.part(List.of())))));
        assertEquals(0, index.rowCount());
        assertEquals(0, index.end());
        assertEquals(new ArrowSample(List.of(), 0),
                index.arrows(new PixelGrid(0, 10, 5), 10, all -> true, all -> true));
        assertFalse(index.hasArrows());
    }

    @Test
    void cancelling_ends_the_building() {
        Progress cancelled = new Progress() {
            @Override
            public void task(String what) {
                assertEquals("Indexing the lines", what);
            }

            @Override
            public void done(double fraction) {
                throw new AssertionError("went on after cancelling");
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        List<CategoryFrame> frames = RandomLines.frames(List.of(new Line(0, 1, 0, 2, 0)));
        assertThrows(CancellationException.class, () -> LineIndex.build(null, frames, Storage.temporary(), cancelled));
    }

    @Test
    void slanted_lines_follow_their_height() throws IOException {
        LineIndex index = index(RandomLines.frames(List.of(new Line(0, 0, 2.0, 1, 2.0), new Line(0, 0, 2.0, 40, 2.5))));
        RowRaster raster = index.raster(0, new PixelGrid(0, 40, 4));
        Layer slant = raster.layers().stream().filter(layer -> layer.shape == LineShape.SLANT).findFirst().orElseThrow();
        assertArrayEquals(new float[] { 0, 0.125f, 0.25f, 0.375f }, slant.slantLow);
        assertArrayEquals(new float[] { 0.125f, 0.25f, 0.375f, 0.5f }, slant.slantHigh);
    }

    @Test
    void row_categories_are_ascending_and_complete() throws IOException {
        List<Line> lines = RandomLines.make(new Random(5), 100, 2, DURATION, true);
        LineIndex index = index(RandomLines.frames(lines));
        for (int row = 0; row < index.rowCount(); row++) {
            TreeSet<Integer> expected = new TreeSet<>();
            for (Line line : lines) {
                if (line.isWithinRow() && line.row() == index.rowNumber(row)) {
                    expected.add(line.category());
                }
            }
            assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), index.categories(row));
        }
    }
}
