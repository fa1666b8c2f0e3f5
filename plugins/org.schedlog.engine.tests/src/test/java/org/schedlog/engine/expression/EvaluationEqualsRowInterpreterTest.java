// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;

/** Random expressions over random columns give what a plain interpreter of one row at a time gives. */
class EvaluationEqualsRowInterpreterTest {

    private static final Storage STORAGE = Storage.temporary();
    private static final ExpressionPrinter PRINTER = new ExpressionPrinter(null);

    @ParameterizedTest
    @CsvSource({ "1, 4, 400", "30, 4, 1500", "30, 2, 1500", "4096, 2, 20", "9000, 2, 30" })
    void conditions_select_the_rows_where_they_hold(int size, int depth, int number) throws Exception {
        Random random = new Random(20 + size + depth);
        int compared = 0;
        for (int k = 0; k < number; k++) {
            RandomTable table = new RandomTable(random, size);
            Expression condition = new RandomExpressions(random).condition(depth);
            RowInterpreter interpreter = new RowInterpreter(table);
            int[] wanted;
            try {
                wanted = IntStream.range(0, size).filter(row -> interpreter.holds(condition, row)).toArray();
            } catch (RowInterpreter.NotExact notExact) {
                continue;
            }
            Rows rows = Evaluation.select(condition, table.columns(), STORAGE, Progress.NONE);
            int[] selected = new int[rows.size()];
            rows.read(0, selected.length, selected);
            assertArrayEquals(wanted, selected, () -> PRINTER.text(condition));
            compared++;
        }
        assertTrue(compared > number * 3 / 4, "only " + compared + " of " + number + " were exact");
    }

    @ParameterizedTest
    @CsvSource({ "1, 4, 400", "30, 4, 1500", "9000, 2, 30" })
    void values_are_those_of_each_row_however_they_are_read(int size, int depth, int number) throws Exception {
        Random random = new Random(40 + size);
        int compared = 0;
        for (int k = 0; k < number; k++) {
            RandomTable table = new RandomTable(random, size);
            Expression value = new RandomExpressions(random).number(depth);
            RowInterpreter interpreter = new RowInterpreter(table);
            Object[] wanted;
            try {
                wanted = IntStream.range(0, size).mapToObj(row -> interpreter.value(value, row)).toArray();
            } catch (RowInterpreter.NotExact notExact) {
                continue;
            }
            Column column = Evaluation.column(value, table.columns(), STORAGE, Progress.NONE);
            assertEquals(size, column.size());
            int[] rows = random.ints(1 + size / 2, 0, size).toArray();
            check(PRINTER.text(value), wanted, column, rows);
            Object[] there = IntStream.of(rows).mapToObj(row -> wanted[row]).toArray();
            int[] reversed = IntStream.range(0, rows.length).map(i -> rows.length - 1 - i).toArray();
            check("selected: " + PRINTER.text(value), there, column.at(Rows.of(rows)), reversed);
            compared++;
        }
        assertTrue(compared > number * 3 / 4, "only " + compared + " of " + number + " were exact");
    }

    private static void check(String text, Object[] wanted, Column column, int[] rows) {
        if (column instanceof LongColumn integers) {
            long[] all = new long[wanted.length];
            long[] some = new long[rows.length];
            integers.read(0, all.length, all);
            integers.gather(rows, rows.length, some);
            for (int row = 0; row < all.length; row++) {
                assertEquals(wanted[row], all[row], text);
            }
            for (int i = 0; i < rows.length; i++) {
                assertEquals(wanted[rows[i]], some[i], text);
            }
            assertEquals(wanted[rows[0]], integers.get(rows[0]), text);
        } else {
            DoubleColumn decimals = (DoubleColumn) column;
            double[] all = new double[wanted.length];
            double[] some = new double[rows.length];
            decimals.read(0, all.length, all);
            decimals.gather(rows, rows.length, some);
            boolean canBeNaN = Evaluation.canBeNaN(column);
            for (int row = 0; row < all.length; row++) {
                same(text, wanted[row], all[row]);
                assertTrue(canBeNaN || !Double.isNaN(all[row]), text + " was said to be never NaN");
            }
            for (int i = 0; i < rows.length; i++) {
                same(text, wanted[rows[i]], some[i]);
            }
            same(text, wanted[rows[0]], decimals.get(rows[0]));
        }
    }

    /** The same number, where 0.0 and -0.0 are one; NaN is NaN. */
    private static void same(String text, Object wanted, double found) {
        assertTrue(wanted instanceof Double, () -> text + " is no double: " + wanted);
        assertEquals((Double) wanted + 0.0, found + 0.0, text);
    }
}
