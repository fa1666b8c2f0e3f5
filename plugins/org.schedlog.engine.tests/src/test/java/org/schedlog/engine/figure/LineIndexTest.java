// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.figure.RandomLines.Line;

class LineIndexTest {

    @Test
    void rows_are_the_integer_parts_of_y_in_ascending_order() throws IOException {
        LineIndex index = RandomLines.index(RandomLines.frames(List.of(new Line(0, 0, 7.25, 5, 7.25),
                new Line(0, 1, -2, 3, -2), new Line(1, 2, 3, 9, 5))));
        assertEquals(4, index.rowCount());
        assertArrayEquals(new long[] { -2, 3, 5, 7 },
                new long[] { index.rowNumber(0), index.rowNumber(1), index.rowNumber(2), index.rowNumber(3) });
        assertArrayEquals(new int[] { 0 }, index.categories(0));
        assertArrayEquals(new int[0], index.categories(1));
        assertEquals(0, index.start());
        assertEquals(9, index.end());
    }

    @Test
    void a_row_counts_the_lines_within_it() throws IOException {
        List<Line> lines = RandomLines.make(new Random(51), 200, RandomLines.ROWS, RandomLines.DURATION, false);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
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
        LineIndex index =
                RandomLines.index(RandomLines.frames(List.of(new Line(0, 0, 0, 1, 0), new Line(0, 30, 1, 10, 1))));
        RowRaster raster = index.raster(1, new PixelGrid(0, 40, 4));
        assertEquals(List.of(false, true, true, false),
                List.of(raster.anyPresent(0), raster.anyPresent(1), raster.anyPresent(2), raster.anyPresent(3)));
        assertEquals(List.of("Category 0 (category 0): 1 lines end before they begin; they are drawn with their ends "
                + "exchanged."), index.notes());
    }

    @Test
    void lines_at_no_finite_place_are_left_out_and_noted() throws IOException {
        Part part = RandomLines.part(DoubleColumn.of(1, Double.POSITIVE_INFINITY, 3),
                DoubleColumn.of(0, 0, Double.NEGATIVE_INFINITY), DoubleColumn.of(2, 9, 4), DoubleColumn.of(0, 0, 0));
        LineIndex index = RandomLines.index(List.of(new CategoryFrame(RandomLines.category(0), List.of(part))));
        assertEquals(1, index.rowCount());
        assertEquals(2, index.end());
        assertEquals(List.of("Category 0 (category 0): 2 lines have a place or time that is no finite number; "
                + "they are not drawn."), index.notes());
    }

    @Test
    void more_rows_than_a_figure_can_have_are_noted() throws IOException {
        int count = LineIndexBuilder.MOST_ROWS + 5;
        LongColumn time = LongColumn.constant(4, count);
        long[] rows = new long[count];
        Arrays.setAll(rows, i -> 3L * i);
        Part part = RandomLines.part(time, LongColumn.of(rows), time, LongColumn.of(rows));
        LineIndex index = RandomLines.index(List.of(new CategoryFrame(RandomLines.category(0), List.of(part))));
        assertEquals(LineIndexBuilder.MOST_ROWS, index.rowCount());
        assertEquals(List.of("Category 0 (category 0): 5 lines lie beyond the 1048576 rows that a figure can have; "
                + "they are not drawn."), index.notes());
    }

    @Test
    void a_figure_without_lines_has_no_rows() throws IOException {
        LineIndex index = RandomLines.index(
                List.of(new CategoryFrame(RandomLines.category(0), List.of(RandomLines.part(List.of())))));
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
    void row_categories_are_ascending_and_complete() throws IOException {
        List<Line> lines = RandomLines.make(new Random(5), 100, 2, RandomLines.DURATION, true);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
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
