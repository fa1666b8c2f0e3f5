// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.RandomLines.Line;

/** Pictures in letters: a to e are the categories 0 to 4, a dot is nothing, ? a mixed colour. */
class RowPainterTest {

    private static final Palette LETTERS = palette(-1);

    private static Palette palette(int hidden) {
        return new Palette() {
            @Override
            public int rgb(int category) {
                return 0x300000 * category + 0x204060;
            }

            @Override
            public boolean visible(int category) {
                return category != hidden;
            }
        };
    }

    private static int[] paint(Palette palette, int width, int height, long duration, Line... lines)
            throws IOException {
        LineIndex index = RandomLines.index(RandomLines.frames(List.of(lines)));
        int[] argb = new int[width * height];
        RowPainter.paint(index.raster(0, new PixelGrid(0, duration, width)), palette, height, argb);
        return argb;
    }

    private static String picture(Palette palette, int width, int height, long duration, Line... lines)
            throws IOException {
        int[] argb = paint(palette, width, height, duration, lines);
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < width; x++) {
                row.append(letter(argb[y * width + x]));
            }
            rows.add(row.toString());
        }
        return String.join("\n", rows);
    }

    private static char letter(int argb) {
        if (argb == 0) {
            return '.';
        }
        for (int category = 0; category < 5; category++) {
            if (argb == (0xFF000000 | LETTERS.rgb(category))) {
                return (char) ('a' + category);
            }
        }
        return '?';
    }

    @Test
    void an_interval_is_a_band_with_a_margin() throws IOException {
        assertEquals("""
                ......
                .aaa..
                .aaa..
                .aaa..
                .aaa..
                ......""", picture(LETTERS, 6, 6, 60, new Line(0, 10, 0, 40, 0)));
    }

    @Test
    void a_low_row_has_no_margin() throws IOException {
        assertEquals(".aaa..", picture(LETTERS, 6, 1, 60, new Line(0, 10, 0, 40, 0)));
    }

    @Test
    void intervals_of_several_categories_share_a_column_by_the_time_they_cover() throws IOException {
        assertEquals("""
                ...
                aab
                aab
                aab
                abb
                abb
                abb
                abb
                abb
                ...""", picture(LETTERS, 3, 10, 30, new Line(0, 0, 0, 14, 0), new Line(1, 13, 0, 30, 0)));
    }

    @Test
    void a_sliver_of_a_category_still_gets_a_pixel() throws IOException {
        assertEquals("""
                .
                a
                b
                b
                b
                .""", picture(LETTERS, 1, 6, 1_000_000, new Line(0, 500, 0, 501, 0), new Line(1, 0, 0, 1_000_000, 0)));
    }

    @Test
    void an_interval_of_no_length_is_one_column_wide() throws IOException {
        assertEquals("""
                ......
                ..a...
                ..a...
                ..a...
                ..a...
                ......""", picture(LETTERS, 6, 6, 60, new Line(0, 25, 0, 25, 0)));
    }

    @Test
    void a_tick_of_half_height_stands_before_the_intervals_at_the_bottom() throws IOException {
        assertEquals("""
                ......
                ..aaa.
                ..aaa.
                .baab.
                .baab.
                ......""", picture(LETTERS, 6, 6, 60, new Line(0, 20, 0, 50, 0), new Line(1, 10, 0, 10, 0.5),
                new Line(1, 40, 0, 40, 0.5)));
    }

    @Test
    void ticks_of_several_categories_in_a_column_mix_by_count() throws IOException {
        int[] argb = paint(LETTERS, 1, 1, 10, new Line(0, 1, 0, 1, 0.5), new Line(0, 2, 0, 2, 0.5),
                new Line(0, 3, 0, 3, 0.5), new Line(1, 4, 0, 4, 0.5));
        assertEquals(Integer.toHexString(0xFF204060 + 0x0C0000), Integer.toHexString(argb[0]));
    }

    @Test
    void higher_ticks_do_not_hide_lower_ones() throws IOException {
        assertEquals("""
                ..
                b.
                b.
                a.
                a.
                ..""", picture(LETTERS, 2, 6, 2, new Line(0, 0, 0, 0, 0.5), new Line(1, 0, 0, 0, 0.99)));
    }

    @Test
    void intervals_at_several_places_of_the_row_have_lanes() throws IOException {
        assertEquals("""
                ....
                .bbb
                .bbb
                aa..
                aa..
                ....""", picture(LETTERS, 4, 6, 40, new Line(0, 0, 0, 20, 0), new Line(1, 10, 0.5, 40, 0.5)));
    }

    @Test
    void a_slanted_line_goes_from_corner_to_corner() throws IOException {
        assertEquals("""
                ......
                ...a..
                ..a...
                .a....
                a.....
                ......""", picture(LETTERS, 6, 6, 6, new Line(0, 0, 0, 4, 0.999)));
    }

    @Test
    void hidden_categories_leave_their_place_to_others() throws IOException {
        assertEquals("""
                ..
                bb
                bb
                bb
                bb
                ..""", picture(palette(0), 2, 6, 2, new Line(0, 0, 0, 2, 0), new Line(1, 0, 0, 2, 0)));
    }

    @Test
    void more_categories_than_pixels_stay_within_the_row() throws IOException {
        assertEquals("a\nb", picture(LETTERS, 1, 2, 10, new Line(0, 0, 0, 10, 0), new Line(1, 0, 0, 10, 0),
                new Line(2, 0, 0, 10, 0)));
    }
}
