// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ColumnWindowTest {

    private static final int CAPACITY = 256;

    private final Random random = new Random(3);
    private final LongColumn column = LongColumn.of(random.longs(3000).toArray());

    private void assertReadsTheSame(Rows rows, ColumnWindow window) {
        LongColumn selection = column.at(rows);
        long[] found = new long[rows.size()];
        selection.read(0, rows.size(), found, window);
        for (int i = 0; i < found.length; i++) {
            assertEquals(column.get(rows.get(i)), found[i]);
        }
    }

    @Test
    void a_selection_reads_the_same_by_way_of_a_window() {
        ColumnWindow window = new ColumnWindow(CAPACITY);
        for (int first = 0; first < column.size(); first += CAPACITY) {
            window.moveTo(first);
            int from = first;
            int size = Math.min(CAPACITY, column.size() - first);
            for (int wanted : new int[] { 1, 3, 100 }) {
                int[] rows = random.ints(wanted, 0, size).map(row -> from + row).sorted().toArray();
                assertReadsTheSame(Rows.of(rows), window);
            }
        }
    }

    @Test
    void rows_outside_of_the_window_and_out_of_order_are_read_all_the_same() {
        ColumnWindow window = new ColumnWindow(CAPACITY);
        window.moveTo(2 * CAPACITY);
        int[] rows = random.ints(500, 0, column.size()).toArray();
        assertReadsTheSame(Rows.of(rows), window);
        Arrays.fill(rows, 2 * CAPACITY + 7);
        rows[499] = 3 * CAPACITY;
        assertReadsTheSame(Rows.of(rows), window);
        rows[499] = 2 * CAPACITY - 1;
        assertReadsTheSame(Rows.of(rows), window);
    }
}
