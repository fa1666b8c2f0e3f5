// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

/** Points per pixel, extents and the points at a place, against looking at every point for every question. */
class PointRasterTest {

    private static final String SPEC = """
            { "output": ["x", "y", "c", "cpu"], "c": [
              { "label": "a", "color": "#ff0000", "concatenate": [
                [["query", "event==$TICK"], ["=", "x", "timestamp"], ["=", "y", "load"]],
                [["query", "event==$BLOCK & cpu==1"], ["=", "x", "timestamp"], ["=", "y", ["*", "load", 3.0]]]] },
              { "label": "b", "color": "#0000ff", "concatenate": [
                [["query", "event==$WAKEUP"], ["=", "x", ["+", "timestamp", 0.0]], ["=", "y", "load"]]] },
              { "label": "c", "color": "#00ff00", "concatenate": [
                [["query", "event==$NOPE"], ["=", "x", "timestamp"], ["=", "y", "load"]]] } ] }
            """;

    /** A point that can be drawn. */
    private record Dot(int category, int part, int position, double x, double y) {
    }

    private static PointFrame frame(Recording recording) throws Exception {
        FigureSpec spec = SpecReader.read(SPEC, "points.json", recording.eventTable().ids()).spec();
        return PointFrame.evaluate(spec, recording, Progress.NONE);
    }

    private static List<Dot> dots(PointFrame frame) {
        List<Dot> dots = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            for (int p = 0; p < category.parts().size(); p++) {
                Part part = category.parts().get(p);
                for (int i = 0; i < part.size(); i++) {
                    double x = RowLoops.doubleAt(part.column("x"), i);
                    double y = RowLoops.doubleAt(part.column("y"), i);
                    if (Double.isFinite(x) && Double.isFinite(y)) {
                        dots.add(new Dot(category.category().index(), p, i, x, y));
                    }
                }
            }
        }
        return dots;
    }

    private static AxisScale axis(Random random, double min, double max, boolean logarithmic) {
        double from = logarithmic ? Math.max(min, 0.001) : min;
        double a = from + random.nextDouble() * (max - from);
        double b = from + random.nextDouble() * (max - from);
        return new AxisScale(Math.min(a, b), Math.max(a, b) + 1e-3, 1 + random.nextInt(90), logarithmic);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 40, 3000, 60000 })
    void every_point_of_the_window_is_counted_once_where_it_lies(int events) throws Exception {
        Random random = new Random(events);
        Recording recording = RandomRecording.make(random, events);
        PointFrame frame = frame(recording);
        List<Dot> dots = dots(frame);
        PointIndex index = PointIndex.build(frame, Progress.NONE);
        for (int round = 0; round < 12; round++) {
            AxisScale x = axis(random, -1, 40.0 * events, round % 3 == 1);
            AxisScale y = axis(random, -16, 16, round % 2 == 1);
            PointRaster raster = PointRasterizer.raster(index, x, y, Progress.NONE, partial -> {
            });
            int[][][] expected = new int[3][x.pixels()][y.pixels()];
            for (Dot dot : dots) {
                if (dot.x >= x.from() && dot.x <= x.to() && dot.y >= y.from() && dot.y <= y.to()) {
                    int column = (int) Math.min(x.pixels() - 1.0, Math.floor(x.position(dot.x)));
                    int row = (int) Math.max(0, y.pixels() - 1 - Math.floor(y.position(dot.y)));
                    expected[dot.category][column][row]++;
                }
            }
            for (int c = 0; c < 3; c++) {
                for (int column = 0; column < x.pixels(); column++) {
                    for (int row = 0; row < y.pixels(); row++) {
                        assertEquals(expected[c][column][row], raster.count(c, column, row));
                    }
                }
            }
        }
    }

    @Test
    void extents_know_where_points_are_and_which_have_no_place() throws Exception {
        Recording recording = RandomRecording.make(new Random(3), 20000);
        PointFrame frame = frame(recording);
        PointIndex index = PointIndex.build(frame, Progress.NONE);
        for (int category = 0; category < 3; category++) {
            int wanted = category;
            List<Dot> dots = dots(frame).stream().filter(dot -> dot.category == wanted).toList();
            PointExtent extent = index.extent(c -> c == wanted);
            assertEquals(dots.size(), extent.drawable());
            assertEquals(frame.categories().get(category).count() - dots.size(), extent.infinite());
            double infinity = Double.POSITIVE_INFINITY;
            assertEquals(dots.stream().mapToDouble(Dot::x).min().orElse(infinity), extent.x().min());
            assertEquals(dots.stream().mapToDouble(Dot::x).max().orElse(-infinity), extent.x().max());
            assertEquals(dots.stream().mapToDouble(Dot::y).max().orElse(-infinity), extent.y().max());
            assertEquals(dots.stream().mapToDouble(Dot::y).filter(y -> y > 0).min().orElse(infinity),
                    extent.y().min(true));
            assertEquals(dots.stream().filter(dot -> dot.y <= 0).count(), extent.y().notPositive());
        }
        assertTrue(index.extent(c -> c == 2).x().isEmpty(false));
        long infinite = frame.count() - dots(frame).size();
        assertEquals(List.of(String.format("%,d points are not drawn, because x or y is infinite or no number there.",
                infinite)), index.notes());
        assertEquals(Meaning.TIME, index.meaning("x"));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void the_points_around_a_place_are_the_nearest_ones(long seed) throws Exception {
        Random random = new Random(seed);
        PointFrame frame = frame(RandomRecording.make(random, 15000));
        List<Dot> dots = dots(frame);
        PointIndex index = PointIndex.build(frame, Progress.NONE);
        for (int round = 0; round < 20; round++) {
            AxisScale x = new AxisScale(1, 600_000, 300, round % 2 == 0);
            AxisScale y = new AxisScale(0.01, 16, 200, round % 4 < 2);
            PointFinder.Place place = new PointFinder.Place(random.nextDouble() * 300, random.nextDouble() * 200, 9);
            PointFinder.Found found = PointFinder.find(index, x, y, place, c -> c != 1, 5, Progress.NONE);
            List<Dot> near = dots.stream().filter(dot -> dot.category != 1 && dot.x > 0 && dot.y > 0
                    && distance(dot, x, y, place) <= 9).sorted(Comparator.comparingDouble((Dot dot) ->
                    distance(dot, x, y, place)).thenComparing(Dot::category).thenComparing(Dot::part)
                    .thenComparing(Dot::position)).toList();
            assertEquals(near.size(), found.count());
            assertEquals(near.stream().limit(5).map(dot -> new PointRef(dot.category, dot.part, dot.position)).toList(),
                    found.nearest());
        }
    }

    private static double distance(Dot dot, AxisScale x, AxisScale y, PointFinder.Place place) {
        return Math.hypot(x.position(dot.x) - place.column(), y.position(dot.y) - (y.pixels() - place.row()));
    }

    @Test
    void a_point_knows_its_row_of_the_recording() throws Exception {
        Recording recording = RandomRecording.make(new Random(8), 5000);
        for (CategoryFrame category : frame(recording).categories()) {
            for (Part part : category.parts()) {
                LongColumn cpus = (LongColumn) part.column("cpu");
                for (int i = 0; i < part.size(); i++) {
                    int row = part.recordingRow(i);
                    assertEquals(RowLoops.doubleAt(part.column("x"), i),
                            recording.timestamp().get(row) - recording.start());
                    assertEquals(recording.cpu().get(row), cpus.get(i));
                }
            }
        }
    }

    @Test
    void it_can_be_cancelled_and_shows_what_is_there_on_the_way() throws Exception {
        Recording recording = RandomRecording.make(new Random(1), 30000);
        PointFrame frame = frame(recording);
        Progress cancelled = new Progress() {
            @Override
            public void task(String what) {
                assertFalse(what.isBlank());
            }

            @Override
            public void done(double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> PointIndex.build(frame, cancelled));
        PointIndex index = PointIndex.build(frame, Progress.NONE);
        AxisScale x = new AxisScale(0, 1e7, 100, false);
        AxisScale y = new AxisScale(-20, 20, 100, false);
        assertThrows(CancellationException.class, () -> PointRasterizer.raster(index, x, y, cancelled, raster -> {
        }));
    }

    @Test
    void pixels_hold_half_open_ranges_and_the_last_one_both_ends() {
        AxisScale linear = new AxisScale(0, 10, 5, false);
        assertEquals(List.of(0, 0, 1, 4, 4), List.of(linear.pixel(0), linear.pixel(1.9), linear.pixel(2),
                linear.pixel(8), linear.pixel(10)));
        AxisScale logarithmic = new AxisScale(1, 1e4, 40, true);
        assertEquals(10, logarithmic.position(10), 1e-9);
        assertEquals(100, logarithmic.value(20), 1e-9);
        assertFalse(linear.contains(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new AxisScale(0, 1, 10, true));
        assertThrows(IllegalArgumentException.class, () -> new AxisScale(1, 1, 10, false));
        assertThrows(IllegalArgumentException.class, () -> new AxisScale(0, Double.POSITIVE_INFINITY, 1, false));
    }
}
