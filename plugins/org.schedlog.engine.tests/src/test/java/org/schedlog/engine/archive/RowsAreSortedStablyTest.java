// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.testing.Columns;

class RowsAreSortedStablyTest {

    @Test
    void as_a_stable_sort_of_the_whole_does() throws IOException {
        Random random = new Random(1);
        for (int size : new int[] { 1, 2, 3, 100, 5000, 20_000 }) {
            for (int run : new int[] { 1, 7, 1000, 4096, 1 << 18 }) {
                if (size / run <= 5000) {
                    int distinct = 1 + random.nextInt(size);
                    long[] times = random.longs(size, 0, distinct).toArray();
                    long[] expected = IntStream.range(0, size).boxed().sorted(Comparator.comparingLong(i -> times[i]))
                            .mapToLong(i -> i).toArray();
                    assertArrayEquals(expected, sorted(times, run));
                }
            }
        }
    }

    @Test
    void nearly_sorted_times_with_extremes() throws IOException {
        long[] times = IntStream.range(0, 10_000).mapToLong(i -> i + i * 7919L % 13).toArray();
        times[3] = Long.MIN_VALUE;
        times[5000] = Long.MAX_VALUE;
        long[] expected = IntStream.range(0, times.length).boxed().sorted(Comparator.comparingLong(i -> times[i]))
                .mapToLong(i -> i)
                .toArray();
        assertArrayEquals(expected, sorted(times, 300));
    }

    private static long[] sorted(long[] times, int run) throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(Storage.temporary(), Progress.NONE)) {
            TimeOrder order = new TimeOrder(LongColumn.of(times), Storage.temporary(), new Work(Progress.NONE, 1), run);
            return Columns.longs(order.into(writer));
        }
    }

    @Test
    void the_first_row_out_of_order_is_found_across_blocks() {
        OrderCheck check = new OrderCheck();
        check.accept(new long[] { 1, 1, 2 }, 3);
        check.accept(new long[] { 2, 3, 0 }, 2);
        assertEquals(-1, check.firstWrong());
        check.accept(new long[] { 2, 9, 1 }, 3);
        assertEquals(5, check.firstWrong());
    }
}
