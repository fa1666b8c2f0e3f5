// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TickTest {

    private static List<String> labels(Tick.Axis axis, double min, double max, int most) {
        return axis.ticks(min, max, most).stream().map(Tick::label).toList();
    }

    @Test
    void times_stand_in_the_unit_of_the_longest() {
        assertEquals(List.of("0.0 s", "0.5 s", "1.0 s", "1.5 s"), labels(Tick.times(), 0, 1.9e9, 5));
        assertEquals(List.of("20 ms", "40 ms", "60 ms"), labels(Tick.times(), 5e6, 7e7, 4));
        assertEquals(List.of("12.3456 s", "12.3458 s"), labels(Tick.times(), 12_345_600_000.0, 12_345_800_000.0, 1));
        assertEquals(List.of("-1 us", "0 us", "1 us"), labels(Tick.times(), -1000, 1000, 2));
        assertEquals(List.of("7 ns"), labels(Tick.times(), 6.5, 7.5, 10));
    }

    @Test
    void rows_are_whole_numbers_and_named_one_by_one_where_there_is_room() {
        Tick.Axis rows = Tick.rows(row -> "CPU " + row, row -> "about " + row);
        assertEquals(List.of("CPU 0", "CPU 1"), labels(rows, 0, 1.5, 30));
        assertEquals(List.of("about 0", "about 50", "about 100", "about 150"), labels(rows, 0, 159.5, 4));
        assertEquals(List.of(), labels(rows, 3.2, 3.9, 5));
    }

    @Test
    void numbers_are_short_whatever_their_size() {
        assertEquals(List.of("0", "2000", "4000"), labels(Tick.numbers(""), 0, 5000, 4));
        assertEquals(List.of("0.1 GHz", "0.2 GHz", "0.3 GHz"), labels(Tick.numbers("GHz"), 0.05, 0.35, 3));
        assertEquals(List.of("-1E+300", "0", "1E+300"), labels(Tick.numbers(""), -1e300, 1e300, 2));
    }

    @Test
    void there_are_about_as_many_as_there_is_room_for_at_equal_distances() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double min = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12));
            double max = min + random.nextDouble() * Math.pow(10, random.nextInt(12)) + 1e-3;
            int most = 1 + random.nextInt(30);
            List<Tick> ticks = Tick.numbers("").ticks(min, max, most);
            assertTrue(ticks.size() <= most + 1 && ticks.size() >= most / 3, min + " to " + max + ": " + ticks);
            for (Tick tick : ticks) {
                assertTrue(tick.value() >= min - 1e-9 && tick.value() <= max + 1e-9);
            }
        }
    }
}
