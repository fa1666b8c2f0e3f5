// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PixelGridTest {

    @Test
    void columns_begin_where_exact_arithmetic_says() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long from = random.nextLong() >> 2 + random.nextInt(50);
            long to = from + 1 + (random.nextLong() >>> 2 + random.nextInt(50));
            int width = 1 + random.nextInt(4000);
            PixelGrid grid = new PixelGrid(from, to, width);
            int x = random.nextInt(width + 1);
            BigInteger exact = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).multiply(BigInteger.valueOf(x))
                    .divide(BigInteger.valueOf(width)).add(BigInteger.valueOf(from));
            boolean end = x == 0 || x == width;
            BigInteger step = BigInteger.valueOf(grid.step());
            assertEquals(end ? exact : exact.subtract(exact.mod(step)), BigInteger.valueOf(grid.time(x)));
        }
    }

    @Test
    void columns_begin_at_multiples_of_a_power_of_two_unless_they_are_short() {
        assertEquals(1, new PixelGrid(0, 1, 10).step());
        assertEquals(1, new PixelGrid(7, 7 + 1023 * 10 + 9, 10).step());
        assertEquals(512, new PixelGrid(7, 7 + 1024 * 10, 10).step());
        assertEquals(512, new PixelGrid(7, 7 + 2047 * 10, 10).step());
        assertEquals(1024, new PixelGrid(7, 7 + 2048 * 10, 10).step());
        assertEquals(1L << 62, new PixelGrid(Long.MIN_VALUE, Long.MAX_VALUE, 1).step());
        PixelGrid grid = new PixelGrid(-5000, 15_480, 10);
        assertEquals(List.of(-5000L, -3072L, -1024L, 1024L, 3072L),
                IntStream.range(0, 5).mapToObj(grid::time).toList());
        assertEquals(15_480, grid.time(10));
    }

    @Test
    void every_time_lies_in_the_column_that_is_named_for_it() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            long from = random.nextLong(1L << 50);
            PixelGrid grid = new PixelGrid(from, from + 1 + random.nextLong(1L << 1 + random.nextInt(50)),
                    1 + random.nextInt(3000));
            long time = from + random.nextLong(grid.to() - from);
            int x = grid.column(time);
            assertTrue(grid.time(x) <= time && time < grid.time(x + 1), grid + " " + time);
        }
        assertEquals(0, new PixelGrid(10, 20, 5).column(3));
        assertEquals(4, new PixelGrid(10, 20, 5).column(33));
    }

    @Test
    void an_empty_range_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new PixelGrid(5, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> new PixelGrid(5, 6, 0));
    }

    @Test
    void equal_ones_have_equal_ranges_and_widths() {
        PixelGrid grid = new PixelGrid(5, 25, 10);
        assertEquals(grid, new PixelGrid(5, 25, 10));
        assertEquals(grid.hashCode(), new PixelGrid(5, 25, 10).hashCode());
        for (PixelGrid other : List.of(new PixelGrid(6, 25, 10), new PixelGrid(5, 26, 10), new PixelGrid(5, 25, 11))) {
            assertNotEquals(grid, other);
            assertNotEquals(grid.hashCode(), other.hashCode());
        }
        assertNotEquals(grid, "grid");
    }
}
