// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;

/** Computed columns read only the rows that are asked for, however they are built upon each other. */
class ComputedColumnsStayLazyTest {

    private static final int SIZE = 3_000_000;

    private static Column column(String text, Scope scope) throws Exception {
        return Evaluation.column(ExpressionParser.parse(text), scope, Storage.temporary(), Progress.NONE);
    }

    /** Row numbers that count how often they are read. */
    private static LongColumn counted(AtomicInteger reads) {
        return new LongColumn(SIZE) {
            @Override
            public long get(int row) {
                reads.incrementAndGet();
                return row;
            }
        };
    }

    @Test
    void a_selection_of_a_computed_column_reads_only_its_rows() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Columns columns = new Columns(SIZE).with("x", counted(reads));
        columns.with("y", column("x * 2 + 1", columns));
        DoubleColumn sum = (DoubleColumn) column("y + x / 2", columns);
        assertEquals(0, reads.get());
        DoubleColumn selected = sum.at(Rows.of(2_999_999, 10));
        assertEquals(26.0, selected.get(1));
        assertEquals(2, reads.get());
        double[] values = new double[2];
        selected.read(0, 2, values);
        assertEquals(7_499_998.5, values[0]);
        assertEquals(6, reads.get());
    }

    @Test
    void columns_built_upon_each_other_forty_times_cost_no_exponential_time() throws Exception {
        Columns columns = new Columns(5000).with("x", LongColumn.constant(1, 5000).plus(0)).with("y",
                LongColumn.constant(2, 5000).plus(0));
        for (int k = 0; k < 40; k++) {
            Column x = column("x + y", columns);
            columns.with("y", column("x - y", columns)).with("x", x);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(1L << 20, ((LongColumn) columns.column("x").orElseThrow()).get(4999));
        });
    }

    @Test
    void many_rows_at_once_are_read_in_blocks() throws Exception {
        Columns columns = new Columns(SIZE).with("x", counted(new AtomicInteger()));
        LongColumn column = (LongColumn) column("x + x * 2", columns);
        long[] values = new long[10_001];
        column.read(7, values.length, values);
        int[] rows = new int[10_001];
        Arrays.setAll(rows, i -> SIZE - 1 - i);
        long[] gathered = new long[rows.length];
        column.gather(rows, rows.length, gathered);
        for (int i = 0; i < values.length; i++) {
            assertEquals(3L * (i + 7), values[i]);
            assertEquals(3L * rows[i], gathered[i]);
        }
    }

    @Test
    void whether_a_value_can_be_missing_is_known_without_reading() throws Exception {
        Columns columns = new Columns(2).with("i", LongColumn.of(1, 0)).with("d", DoubleColumn.of(1, 2));
        for (String never : new String[] { "i", "i + 0.5", "i / 2", "-(i * 0.5) % 3",
                "max(abs(i / 4), i // 0.25) - 1e300" }) {
            assertFalse(Evaluation.canBeNaN(column(never, columns)), never);
        }
        for (String perhaps : new String[] { "d", "d + 1", "i / i", "i // i", "sqrt(i)", "i ** 0.5",
                "i * 1e300 * 1e300 - i * 1e300 * 1e300" }) {
            assertTrue(Evaluation.canBeNaN(column(perhaps, columns)), perhaps);
        }
        assertFalse(Evaluation.canBeNaN(new TextColumn(LongColumn.of(0), Arrays.asList("make"))));
        assertTrue(Evaluation.canBeNaN(new TextColumn(LongColumn.of(0), Arrays.asList("make", null))));
    }

    @Test
    void work_can_be_cancelled_and_says_how_far_it_is() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Columns columns = new Columns(SIZE).with("x", counted(reads));
        Progress impatient = new Progress() {
            private double fraction;

            @Override
            public void task(String what) {
                throw new AssertionError("The caller names the task");
            }

            @Override
            public void done(double part) {
                fraction = part;
            }

            @Override
            public boolean isCancelled() {
                return fraction > 0.4;
            }
        };
        Expression condition = ExpressionParser.parse("x > 5");
        assertThrows(CancellationException.class, () -> Evaluation.select(condition, columns, Storage.temporary(),
                impatient));
        assertTrue(reads.get() > SIZE * 0.4 && reads.get() < SIZE * 0.6, () -> "read " + reads);
    }

    @Test
    void a_block_that_is_decided_is_not_looked_at_further() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Columns columns = new Columns(SIZE).with("x", counted(new AtomicInteger())).with("y", counted(reads));
        Rows rows = Evaluation.select(ExpressionParser.parse("x < 100 & y >= 50"), columns, Storage.temporary(),
                Progress.NONE);
        assertEquals(50, rows.size());
        assertEquals(Column.BLOCK, reads.get());
    }
}
