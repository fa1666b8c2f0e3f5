// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.RandomLines.Line;
import org.schedlog.engine.spec.FigureSpec;

/** Pictures in letters: a to e are the categories 0 to 4, a dot is white, ? a mixed colour. */
class StillImageTest {

    private static final int WHITE = 0xFFFFFF;
    private static final FigureSpec.Kind LINES = FigureSpec.Kind.LINES;

    /** Colours that no mixture of others is mistaken for. */
    private static Palette palette(int hidden) {
        return new Palette() {
            @Override
            public int rgb(int category) {
                return 0x203040 + 0x1B2519 * category;
            }

            @Override
            public boolean visible(int category) {
                return category != hidden;
            }
        };
    }

    private static final Palette COLORS = palette(-1);

    private static StillImage draw(List<CategoryFrame> frames, ImageArea area) throws IOException {
        return StillImage.draw(frames, LINES, area, COLORS, Progress.NONE);
    }

    private static String picture(double maxX, double maxY, int width, int height, Line... lines) throws IOException {
        StillImage image = draw(RandomLines.frames(List.of(lines)),
                new ImageArea(new FigureRange(0, maxX, 0, maxY), width, height));
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < width; x++) {
                row.append(letter(image.rgb()[y * width + x]));
            }
            rows.add(row.toString());
        }
        return String.join("\n", rows);
    }

    private static char letter(int rgb) {
        return rgb == WHITE ? '.' : (char) IntStream.range(0, 5).filter(c -> COLORS.rgb(c) == rgb).map(c -> 'a' + c)
                .findFirst().orElse('?');
    }

    /** Counts as SchedDisplay does: one line after the other, one pixel after the other, by Bresenham's error term. */
    private static final class Naive {

        private final FigureRange range;
        private final int width;
        private final int height;
        private final long[][] counts;

        Naive(FigureRange range, int width, int height, int categories) {
            this.range = range;
            this.width = width;
            this.height = height;
            this.counts = new long[categories][width * height];
        }

        private static int pixel(double value, double min, double max, int size) {
            double scale = size / (max - min);
            int pixel = (int) (value * scale + -min * scale);
            return pixel == size ? size - 1 : pixel;
        }

        void add(Line line) {
            double x0 = line.x0();
            double y0 = line.y0();
            double x1 = line.x1();
            double y1 = line.y1();
            double first = 0;
            double last = 1;
            double[] directions = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
            double[] distances = {x0 - range.minX(), range.maxX() - x0, y0 - range.minY(), range.maxY() - y0};
            for (int side = 0; side < 4; side++) {
                if (directions[side] == 0 && distances[side] < 0) {
                    return;
                } else if (directions[side] < 0) {
                    first = Math.max(first, distances[side] / directions[side]);
                } else if (directions[side] > 0) {
                    last = Math.min(last, distances[side] / directions[side]);
                }
            }
            if (first <= last) {
                walk(line.category(), column(first == 0 ? x0 : x0 + first * (x1 - x0)),
                        row(first == 0 ? y0 : y0 + first * (y1 - y0)), column(last == 1 ? x1 : x0 + last * (x1 - x0)),
                        row(last == 1 ? y1 : y0 + last * (y1 - y0)));
            }
        }

        private int column(double x) {
            return pixel(x, range.minX(), range.maxX(), width);
        }

        private int row(double y) {
            return pixel(y, range.minY(), range.maxY(), height);
        }

        private void walk(int category, int fromX, int fromY, int toX, int toY) {
            int x = fromX;
            int y = fromY;
            int wide = Math.abs(toX - fromX);
            int high = Math.abs(toY - fromY);
            int right = Integer.signum(toX - fromX);
            int up = Integer.signum(toY - fromY);
            counts[category][y * width + x]++;
            int error = wide >= high ? 2 * high - wide : 2 * wide - high;
            while (x != toX || y != toY) {
                if (wide >= high) {
                    if (error > 0 || error == 0 && right > 0) {
                        error -= 2 * wide;
                        y += up;
                    }
                    error += 2 * high;
                    x += right;
                } else {
                    if (error > 0 || error == 0 && up > 0) {
                        error -= 2 * high;
                        x += right;
                    }
                    error += 2 * wide;
                    y += up;
                }
                counts[category][y * width + x]++;
            }
        }

        int[] rgb() {
            int[] rgb = new int[width * height];
            for (int pixel = 0; pixel < rgb.length; pixel++) {
                int place = (height - 1 - pixel / width) * width + pixel % width;
                long sum = 0;
                long[] color = new long[3];
                for (int category = 0; category < counts.length; category++) {
                    sum += counts[category][place];
                    for (int i = 0; i < 3; i++) {
                        color[i] += counts[category][place] * (COLORS.rgb(category) >> 16 - 8 * i & 0xFF);
                    }
                }
                rgb[pixel] = sum == 0 ? WHITE
                        : (int) (color[0] / sum << 16 | color[1] / sum << 8 | color[2] / sum);
            }
            return rgb;
        }
    }

    private static int[] naive(List<Line> lines, FigureRange range, int width, int height) {
        Naive naive = new Naive(range, width, height, 6);
        lines.forEach(naive::add);
        return naive.rgb();
    }

    /** Any lines: of any slope and length, some swapped, some of no length, all over each other. */
    private static List<Line> wild(Random random, int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long x0 = random.nextInt(1001);
            double y0 = random.nextInt(17) / 4.0;
            boolean point = random.nextInt(8) == 0;
            lines.add(new Line(random.nextInt(6), x0, y0, point ? x0 : random.nextInt(1001),
                    point || random.nextInt(3) == 0 ? y0 : random.nextDouble() * 4));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_figures_have_the_colours_that_counting_line_by_line_gives(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> lines = random.nextBoolean() ? wild(random, 1 + random.nextInt(3000))
                : RandomLines.make(random, 3000, 1 + random.nextInt(9), 1000, true);
        List<CategoryFrame> frames = RandomLines.frames(lines);
        FigureRange whole = FigureRange.of(frames, LINES, Progress.NONE).orElseThrow();
        int width = 1 + random.nextInt(150);
        int height = 1 + random.nextInt(100);
        ImageArea area = new ImageArea(whole, width, height);
        assertArrayEquals(naive(lines, area.range(), width, height), draw(frames, area).rgb());
        FigureRange part = new FigureRange(200.5, 430, whole.minY(), whole.minY() + 0.7);
        assertArrayEquals(naive(lines, part, width, height), draw(frames, new ImageArea(part, width, height)).rgb());
        int low = Math.max(1, (int) (whole.maxY() / 2));
        assertArrayEquals(naive(lines, area.range(), 90, low), draw(frames, new ImageArea(whole, 90, low)).rgb());
    }

    @Test
    void lines_are_drawn_at_their_true_y_with_the_lowest_below() throws IOException {
        assertEquals("""
                ......
                .bbbb.
                ......
                aaa...""", picture(6, 4, 6, 4, new Line(0, 0, 0, 2, 0), new Line(1, 1, 2.5, 4, 2.5)));
    }

    @Test
    void what_ends_on_the_right_or_upper_border_is_in_the_last_pixel() throws IOException {
        assertEquals("""
                ...bbb
                ......
                aaaaaa""", picture(6, 3, 6, 3, new Line(0, 0, 0, 6, 0), new Line(1, 3, 3, 6, 3)));
    }

    @Test
    void an_event_is_as_high_as_its_y_says_and_one_of_no_length_is_a_pixel() throws IOException {
        assertEquals("""
                ..a...
                ..a..b
                ..a...
                ......""", picture(6, 4, 6, 4, new Line(0, 2, 1, 2, 3), new Line(1, 5, 2, 5, 2)));
    }

    @Test
    void slanted_lines_are_the_nearest_pixels() throws IOException {
        assertEquals("""
                ....aa
                ..aa..
                aa....""", picture(6, 3, 6, 3, new Line(0, 0, 0, 5, 2.5)));
        assertEquals("""
                ..b
                ..b
                .b.
                .b.
                b..
                b..""", picture(3, 6, 3, 6, new Line(1, 0, 0, 2, 5)));
    }

    @Test
    void swapped_ends_make_no_difference() throws IOException {
        Random random = new Random(5);
        List<Line> lines = wild(random, 500);
        List<Line> swapped = lines.stream().map(line -> new Line(line.category(), line.x1(), line.y1(), line.x0(),
                line.y0())).toList();
        ImageArea area = new ImageArea(new FigureRange(0, 1000, 0, 4), 61, 37);
        assertArrayEquals(draw(RandomLines.frames(lines), area).rgb(), draw(RandomLines.frames(swapped), area).rgb());
    }

    @Test
    void colours_are_mixed_by_count_and_rounded_down() throws IOException {
        List<Line> lines = new ArrayList<>(Collections.nCopies(3, new Line(0, 0, 0, 9, 0)));
        lines.add(new Line(4, 0, 0, 9, 0));
        int mixed = draw(RandomLines.frames(lines), new ImageArea(new FigureRange(0, 9, 0, 0), 1, 1)).rgb()[0];
        int red = (3 * (COLORS.rgb(0) >> 16) + (COLORS.rgb(4) >> 16)) / 4;
        int green = (3 * (COLORS.rgb(0) >> 8 & 0xFF) + (COLORS.rgb(4) >> 8 & 0xFF)) / 4;
        int blue = (3 * (COLORS.rgb(0) & 0xFF) + (COLORS.rgb(4) & 0xFF)) / 4;
        assertEquals(Integer.toHexString(red << 16 | green << 8 | blue), Integer.toHexString(mixed));
    }

    @Test
    void rows_may_be_less_than_a_pixel_high() throws IOException {
        List<Line> lines = IntStream.range(0, 160).mapToObj(row -> new Line(row % 2, 0, row, 9, row)).toList();
        StillImage image = draw(RandomLines.frames(lines), new ImageArea(new FigureRange(0, 9, 0, 159), 4, 40));
        int half = draw(RandomLines.frames(lines.subList(0, 2)), new ImageArea(new FigureRange(0, 9, 0, 1), 4, 1))
                .rgb()[0];
        assertTrue(Arrays.stream(image.rgb()).allMatch(rgb -> rgb == half));
    }

    @Test
    void long_lines_cost_no_more_than_short_ones() throws IOException {
        int count = 20_000_000;
        Part part = RandomLines.part(LongColumn.constant(0, count), DoubleColumn.constant(0, count),
                LongColumn.constant(1_000_000_000, count), DoubleColumn.constant(0, count));
        Part ticks = RandomLines.part(LongColumn.constant(7, count), DoubleColumn.constant(0, count),
                LongColumn.constant(7, count), DoubleColumn.constant(9, count));
        List<CategoryFrame> frames = List.of(new CategoryFrame(RandomLines.category(0), List.of(part, ticks)));
        ImageArea area = new ImageArea(new FigureRange(0, 1_000_000_000, 0, 9), 8000, 1000);
        // Pixel by pixel it would be 2 * 10^11 steps, minutes.
        StillImage image = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> draw(frames, area));
        assertEquals(8000 + 999, Arrays.stream(image.rgb()).filter(rgb -> rgb == COLORS.rgb(0)).count());
    }

    @Test
    void hidden_categories_are_not_drawn() throws IOException {
        List<CategoryFrame> frames = RandomLines.frames(List.of(new Line(0, 0, 0, 9, 0), new Line(1, 0, 0, 9, 0)));
        ImageArea area = new ImageArea(new FigureRange(0, 9, 0, 1), 3, 1);
        int[] rgb = StillImage.draw(frames, LINES, area, palette(1), Progress.NONE).rgb();
        assertArrayEquals(new int[] {COLORS.rgb(0), COLORS.rgb(0), COLORS.rgb(0)}, rgb);
    }

    @Test
    void what_is_no_finite_number_is_left_out_with_a_note() throws IOException {
        Column endless = DoubleColumn.of(0, Double.POSITIVE_INFINITY, 4, Double.NaN);
        Part part = RandomLines.part(LongColumn.of(0, 1, 2, 3), endless, LongColumn.of(0, 1, 2, 3), endless);
        List<CategoryFrame> frames = List.of(new CategoryFrame(RandomLines.category(0), List.of(part)));
        FigureRange range = FigureRange.of(frames, LINES, Progress.NONE).orElseThrow();
        assertEquals(new FigureRange(0, 2, 0, 4), range);
        StillImage image = draw(frames, new ImageArea(range, 3, 3));
        assertEquals(2, Arrays.stream(image.rgb()).filter(rgb -> rgb != WHITE).count());
        assertEquals(List.of("category 0 \"category 0\": 2 of its 4 have a place or time that is no finite number; "
                + "they are not drawn"), image.notes());
    }

    @Test
    void a_figure_without_lines_is_white_and_has_no_range() throws IOException {
        assertEquals(Optional.empty(), FigureRange.of(List.of(), LINES, Progress.NONE));
        StillImage image = draw(List.of(), new ImageArea(new FigureRange(0, 1, 0, 1), 2, 2));
        assertArrayEquals(new int[] {WHITE, WHITE, WHITE, WHITE}, image.rgb());
        assertEquals(List.of(), image.notes());
    }

    @Test
    void a_range_without_width_or_height_gets_one() {
        ImageArea area = new ImageArea(new FigureRange(7, 7, 2, 2), 100, 50);
        assertEquals(new FigureRange(6.5, 7.5, 1.5, 2.5), area.range());
        assertEquals(50, area.column(7));
        assertEquals(25, area.level(2));
        ImageArea far = new ImageArea(new FigureRange(1e18, 1e18, -1e300, -1e300), 100, 50);
        assertTrue(far.range().minX() < 1e18 && far.range().maxY() > -1e300);
    }

    @Test
    void a_picture_is_not_larger_than_memory_allows() {
        assertTrue(ImageArea.isSize(4096, 4096));
        assertFalse(ImageArea.isSize(4097, 4096));
        assertFalse(ImageArea.isSize(0, 4));
        assertFalse(ImageArea.isSize(5, -1));
        assertFalse(ImageArea.isSize(ImageArea.MOST_SIDE + 1, 1));
        assertFalse(ImageArea.isSize(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new ImageArea(new FigureRange(0, 1, 0, 1), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new FigureRange(1, 0, 0, 1));
    }

    @Test
    void drawing_can_be_cancelled() {
        List<CategoryFrame> frames = RandomLines.frames(RandomLines.make(new Random(1), 20_000, 4, 1000, true));
        Progress cancelled = new Progress() {
            @Override
            public void task(String what) {
                assertFalse(what.isEmpty());
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
        ImageArea area = new ImageArea(new FigureRange(0, 1000, 0, 4), 10, 10);
        assertThrows(CancellationException.class, () -> StillImage.draw(frames, LINES, area, COLORS, cancelled));
        assertThrows(CancellationException.class, () -> FigureRange.of(frames, LINES, cancelled));
    }
}
