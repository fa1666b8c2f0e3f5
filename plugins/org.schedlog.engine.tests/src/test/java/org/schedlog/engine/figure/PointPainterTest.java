// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PointPainterTest {

    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;
    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;
    private static final int OPAQUE = 0xFF000000;

    private final PointRaster raster = new PointRaster(new AxisScale(0, 1, WIDTH, false),
            new AxisScale(0, 1, HEIGHT, false), 2);
    private final int[] argb = new int[WIDTH * HEIGHT];
    private boolean hideBlue;

    private void put(int category, int x, int y, int count) {
        for (int i = 0; i < count; i++) {
            raster.density(category).add(x, y);
        }
    }

    private long paint() {
        return PointPainter.paint(raster, new Palette() {
            @Override
            public int rgb(int category) {
                return category == 0 ? RED : BLUE;
            }

            @Override
            public boolean visible(int category) {
                return category == 0 || !hideBlue;
            }
        }, argb);
    }

    private int at(int x, int y) {
        return argb[y * WIDTH + x];
    }

    private int painted() {
        int painted = 0;
        for (int pixel : argb) {
            painted += pixel != 0 ? 1 : 0;
        }
        return painted;
    }

    @Test
    void a_lone_point_is_an_opaque_disc_of_five_pixels() {
        put(0, 40, 20, 1);
        assertEquals(1, paint());
        for (int step = -2; step <= 2; step++) {
            assertEquals(OPAQUE | RED, at(40 + step, 20));
            assertEquals(OPAQUE | RED, at(40, 20 + step));
        }
        assertEquals(0, at(42, 22));
        assertEquals(21, painted());
    }

    @Test
    void points_at_the_edges_are_painted() {
        put(0, 0, 0, 1);
        put(1, WIDTH - 1, HEIGHT - 1, 1);
        paint();
        assertEquals(OPAQUE | RED, at(0, 0));
        assertEquals(OPAQUE | BLUE, at(WIDTH - 1, HEIGHT - 1));
        assertEquals(OPAQUE | BLUE, at(WIDTH - 2, HEIGHT - 1));
    }

    @Test
    void colours_are_mixed_by_count_and_hidden_categories_are_not_there() {
        put(0, 10, 10, 3);
        put(1, 10, 10, 1);
        assertEquals(4, paint());
        assertEquals(OPAQUE | 191 << 16 | 64, at(10, 10));
        hideBlue = true;
        assertEquals(3, paint());
        assertEquals(OPAQUE | RED, at(10, 10));
    }

    @Test
    void fuller_pixels_are_more_opaque_by_the_logarithm_of_their_points() {
        put(0, 10, 10, 1);
        put(0, 30, 10, 100);
        put(0, 50, 10, 10000);
        paint();
        assertEquals(Math.round(255 * PointPainter.FAINTEST), at(10, 10) >>> 24);
        assertEquals(Math.round(255 * (PointPainter.FAINTEST + (1 - PointPainter.FAINTEST) / 2)), at(30, 10) >>> 24);
        assertEquals(255, at(50, 10) >>> 24);
        // more than a few: smaller discs
        assertEquals(0, at(12, 10));
        assertTrue(at(11, 11) != 0);
    }

    @Test
    void between_two_points_the_disc_shows_both_colours() {
        put(0, 10, 10, 1);
        put(1, 12, 10, 1);
        paint();
        assertEquals(OPAQUE | 128 << 16 | 128, at(11, 10));
    }
}
