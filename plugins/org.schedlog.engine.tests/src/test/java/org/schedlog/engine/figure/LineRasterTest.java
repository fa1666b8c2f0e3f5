// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.figure.RandomLines.Line;

class LineRasterTest {

    /** What parts and places within the row show together. */
    private static float[] expectedAmount(List<Line> lines, int category, int row, PixelGrid grid) {
        float[] sum = new float[grid.width()];
        for (int part = 0; part < 2; part++) {
            Map<Double, List<Line>> places = RandomLines.halfOf(lines, category, part).stream()
                    .collect(Collectors.groupingBy(line -> line.y0() % 1));
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
        List<Line> lines = RandomLines.make(random, 300, RandomLines.ROWS, RandomLines.DURATION, seed % 2 == 0);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        for (int round = 0; round < 12; round++) {
            long from = random.nextLong(RandomLines.DURATION);
            long to = from + 1 + random.nextLong(RandomLines.DURATION);
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
                        assertEquals(expectedPresent(lines, category, number, grid, x), raster.present(category, x),
                                where);
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
        List<Line> lines = RandomLines.make(random, 2000, RandomLines.ROWS, RandomLines.DURATION, true);
        LineIndex used = RandomLines.index(RandomLines.frames(lines));
        for (int round = 0; round < 40; round++) {
            long from = random.nextLong(RandomLines.DURATION);
            PixelGrid grid = new PixelGrid(from, from + 1 + random.nextLong(RandomLines.DURATION),
                    random.nextInt(2) == 0 ? 64 : 100);
            int row = random.nextInt(used.rowCount());
            RowRaster actual = used.raster(row, grid);
            RowRaster expected = RandomLines.index(RandomLines.frames(lines)).raster(row, grid);
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
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
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
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
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
        List<Line> lines = RandomLines.make(random, 2000, RandomLines.ROWS, RandomLines.DURATION, sorted);
        List<Line> longer = lines.stream()
                .map(line -> new Line(line.category(), scale * line.x0(), line.y0(), scale * line.x1(), line.y1()))
                .toList();
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        LineIndex longIndex = RandomLines.index(RandomLines.frames(longer));
        for (int round = 0; round < 10; round++) {
            long from = random.nextLong(RandomLines.DURATION);
            int width = 1 + random.nextInt(50);
            long to = from + width * (1 + random.nextLong(20));
            PixelGrid grid = new PixelGrid(scale * from, scale * to, width);
            for (int row = 0; row < index.rowCount(); row++) {
                RowRaster found = longIndex.raster(row, grid);
                for (int category = 0; category < 6; category++) {
                    SimpleRaster expected =
                            SimpleRaster.of(longer, category, (int) longIndex.rowNumber(row), grid);
                    for (int x = 0; x < width; x++) {
                        assertEquals(expected.present().get(x), found.present(category, x));
                        assertEquals(expected.amount()[x], found.amount(category, x), 1e-5f);
                    }
                }
                assertEquals(index.linesAt(row, from, to, 5000),
                        longIndex.linesAt(row, scale * from, scale * to, 5000));
            }
        }
    }

    @Test
    void slanted_lines_follow_their_height() throws IOException {
        LineIndex index = RandomLines.index(
                RandomLines.frames(List.of(new Line(0, 0, 2.0, 1, 2.0), new Line(0, 0, 2.0, 40, 2.5))));
        RowRaster raster = index.raster(0, new PixelGrid(0, 40, 4));
        Layer slant = raster.layers().stream().filter(layer -> layer.shape == LineShape.SLANT).findFirst()
                .orElseThrow();
        assertArrayEquals(new float[] { 0, 0.125f, 0.25f, 0.375f }, slant.slantLow);
        assertArrayEquals(new float[] { 0.125f, 0.25f, 0.375f, 0.5f }, slant.slantHigh);
    }
}
