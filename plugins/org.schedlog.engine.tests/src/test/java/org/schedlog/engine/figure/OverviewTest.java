// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.figure.RandomLines.Line;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.testing.CancelAt;

class OverviewTest {

    private static final int ROWS = 2;
    private static final long DURATION = 60_000_000;

    /** Categories 0: intervals with gaps, overlaps and none of a length; 1: two lanes of them; 2: ticks; 3: few ticks. */
    private static List<Line> lines(Random random, boolean sorted) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 80_000; i++) {
            // a part of the time has nothing, and a burst
            long time = -7 + switch (random.nextInt(9)) {
            case 0 -> DURATION / 5 + random.nextInt(100);
            case 1, 2, 3, 4 -> random.nextLong(DURATION / 2);
            default -> random.nextLong(DURATION / 3 * 2, DURATION);
            };
            int row = random.nextInt(ROWS);
            long length = random.nextInt(4) == 0 ? 0
                    : random.nextLong(random.nextInt(800) == 0 ? DURATION / 50 : DURATION / 20_000);
            switch (random.nextInt(6)) {
            case 0, 1 -> lines.add(new Line(0, time, row, time + length, row));
            case 2 -> {
                double y = row + (random.nextInt(3) > 0 ? 0.5 : 0.75);
                lines.add(new Line(1, time, y, time + length, y));
            }
            case 3 -> lines.add(new Line(random.nextInt(30) == 0 ? 3 : 2, time, row, time, row + 0.5));
            default -> lines.add(new Line(2, time, row, time, row + 0.5));
            }
        }
        if (sorted) {
            lines.sort((a, b) -> Long.compare(a.x0(), b.x0()));
        }
        return lines;
    }

    private static List<PixelGrid> grids(Random random, LineIndex index) {
        List<PixelGrid> grids = new ArrayList<>(List.of(new PixelGrid(index.start(), index.end(), 1000),
                new PixelGrid(index.start(), index.end(), 1), new PixelGrid(index.start(), index.end() + 1, 777),
                new PixelGrid(index.start() - DURATION, index.end() + DURATION, 2000),
                new PixelGrid(index.end() + 1, index.end() + DURATION, 50),
                new PixelGrid(index.start() - DURATION, index.start(), 50)));
        for (int i = 0; i < 8; i++) {
            long from = random.nextLong(DURATION) - DURATION / 4;
            grids.add(new PixelGrid(from, from + DURATION / 8 + random.nextLong(DURATION), 1 + random.nextInt(2000)));
        }
        return grids;
    }

    private static boolean answers(Overview overview, PixelGrid grid) {
        PixelTimes pixels = new PixelTimes(grid);
        return IntStream.range(0, overview.table().groups().count()).anyMatch(group -> overview.answers(group, pixels));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void wide_ranges_show_what_looking_at_each_line_shows(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = lines(random, seed % 2 == 0);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        index.makeOverview(Progress.NONE);
        for (PixelGrid grid : grids(random, index)) {
            for (int row = 0; row < ROWS; row++) {
                RowRaster raster = index.raster(row, grid);
                for (int category = 0; category < 4; category++) {
                    SimpleRaster expected = SimpleRaster.of(lines, category, row, grid);
                    for (int x = 0; x < grid.width(); x++) {
                        String where = "category " + category + " row " + row + " column " + x + " of " + grid;
                        assertEquals(expected.present().get(x), raster.present(category, x), where);
                        assertEquals(expected.amount()[x], raster.amount(category, x), 1e-5f, where);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 5, 6 })
    void nothing_changes_when_it_is_made(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = lines(random, true);
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        LineIndex other = RandomLines.index(RandomLines.frames(lines));
        index.makeOverview(Progress.NONE);
        index.makeOverview(Progress.NONE);
        PixelGrid whole = new PixelGrid(index.start(), index.end(), 1000);
        assertTrue(answers(index.tickOverview(), whole));
        assertTrue(answers(index.spanOverview(), whole));
        assertFalse(answers(index.tickOverview(), new PixelGrid(0, DURATION / 10, 2000)));
        assertFalse(answers(other.tickOverview(), whole));
        for (PixelGrid grid : grids(random, index)) {
            for (int row = 0; row < ROWS; row++) {
                assertSame(other.raster(row, grid), index.raster(row, grid));
            }
        }
    }

    private static void assertSame(RowRaster expected, RowRaster actual) {
        for (int category = 0; category < 4; category++) {
            for (int x = 0; x < expected.grid().width(); x++) {
                assertEquals(expected.present(category, x), actual.present(category, x));
                assertEquals(expected.amount(category, x), actual.amount(category, x));
            }
        }
    }

    /** Times that no machine has, but a file can: a range of them is longer than 2^63 ns. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2 })
    void any_times_can_be_summed_up(int shift) throws IOException {
        Random random = new Random(shift);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long time = random.nextLong() >> shift;
            lines.add(new Line(0, time, 0, time, 0.5));
        }
        LineIndex index = RandomLines.index(RandomLines.frames(lines));
        index.makeOverview(Progress.NONE);
        assertTrue(answers(index.tickOverview(), new PixelGrid(index.start(), index.end(), 500)));
        long[] times = lines.stream().mapToLong(Line::x0).sorted().toArray();
        for (int round = 0; round < 60; round++) {
            long a = random.nextLong() >> random.nextInt(3);
            long b = random.nextLong() >> random.nextInt(3);
            PixelGrid grid = new PixelGrid(Math.min(a, b), Math.max(a, b) + 1, 1 + random.nextInt(1000));
            RowRaster raster = index.raster(0, grid);
            for (int x = 0; x < grid.width(); x++) {
                assertEquals(place(times, grid.time(x + 1)) - place(times, grid.time(x)), raster.amount(0, x));
            }
        }
    }

    private static int place(long[] times, long time) {
        int place = Arrays.binarySearch(times, time);
        return place < 0 ? ~place : place;
    }

    @Test
    void it_is_kept_with_its_figure(@TempDir Path folder) throws Exception {
        String spec = """
                {"input": [], "output": ["x0", "y0", "x1", "y1", "c"], "c": [
                  {"label": "runs", "color": "#ff0000", "concatenate": [[["=", "x0", "timestamp"],
                     ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"], ["=", "y0", "cpu"], ["=", "y1", "cpu"]]]},
                  {"label": "ticks", "color": "#00ff00", "concatenate": [[["=", "x0", "timestamp"],
                     ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", ["+", "cpu", 0.5]]]]}]}""";
        FigureSpec figure = SpecReader.read(spec, "kept.json", RandomRecording.EVENTS).spec();
        Recording recording = RandomRecording.make(new Random(1), 200_000, ColumnCache.in(folder));
        LineIndex computed =
                LineIndex.build(LineFrame.evaluate(figure, recording, Progress.NONE), Progress.NONE);
        PixelGrid grid = new PixelGrid(computed.start(), computed.end(), 700);
        List<RowRaster> expected = IntStream.range(0, 4).mapToObj(row -> computed.raster(row, grid)).toList();
        KeptFigures.keep(computed, Progress.NONE);
        LineIndex kept = KeptFigures.find(figure, recording, Progress.NONE).orElseThrow();
        assertTrue(answers(kept.tickOverview(), grid));
        assertTrue(answers(kept.spanOverview(), grid));
        for (int row = 0; row < 4; row++) {
            assertSame(expected.get(row), kept.raster(row, grid));
        }
    }

    @Test
    void cancelled_it_leaves_nothing_and_can_be_made_later(@TempDir Path folder) throws IOException {
        LineIndex index = LineIndex.build(null, RandomLines.frames(lines(new Random(8), true)), new Storage(folder),
                Progress.NONE);
        PixelGrid whole = new PixelGrid(index.start(), index.end(), 1000);
        assertThrows(CancellationException.class, () -> index.makeOverview(new CancelAt(2)));
        assertFalse(answers(index.tickOverview(), whole));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
        index.makeOverview(Progress.NONE);
        assertTrue(answers(index.tickOverview(), whole));
    }
}
