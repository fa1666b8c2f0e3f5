// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;

/**
 * What single expressions select and are worth, over a small table; the answers are those of pandas unless a test's
 * name says otherwise.
 */
class ExpressionsMeanWhatPandasMeansTest {

    private static final Columns TABLE = new Columns(6)
            .with("event", LongColumn.of(5, 5, 7, 5, 0, 11))
            .with("arg0", LongColumn.of(0, 1, 2, -3, 4, -5))
            .with("zero", LongColumn.of(1, 0, 1, 0, 2, 2))
            .with("ratio", DoubleColumn.of(0.5, Double.NaN, -1.5, 2.0, Double.POSITIVE_INFINITY, -0.0))
            .with("large", LongColumn.of((1L << 53) + 1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE, -1, 0))
            .with("nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid", LongColumn.of(1, 2, 3, 4, 5, 6))
            .with("comm_name", new TextColumn(LongColumn.of(0, 1, 2, 3, 0, 1), Arrays.asList("make", "cc1", null,
                    "it's")));

    private static String selected(String text) throws Exception {
        Rows rows = Evaluation.select(ExpressionParser.parse(text), TABLE, Storage.temporary(), Progress.NONE);
        return IntStream.range(0, rows.size()).mapToObj(i ->
                Integer.toString(rows.get(i))).collect(Collectors.joining(" "));
    }

    private static Column column(String text) throws Exception {
        return Evaluation.column(ExpressionParser.parse(text), TABLE, Storage.temporary(), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", emptyValue = "", nullValues = "nothing", value = {
            "event == 5 => 0 1 3",
            "event==5 & arg0>=0 => 0 1",
            "event == 5 and arg0 >= 0 => 0 1",
            "event == 7 | event == 5 & arg0 < 0 => 2 3",
            "(event == 7 | event == 5) & arg0 < 0 => 3",
            "~event == 5 => nothing",
            "~event == -6 => 0 1 3",
            "~(event == 5) => 2 4 5",
            "not event == 5 => 2 4 5",
            "not event == 5 & arg0 > 0 => 2 4",
            "-3 <= arg0 < 2 => 0 1 3",
            "1 < arg0 + 1 == 2 => 1",
            "event in [7, 11] => 2 5",
            "event not in [7, 11] => 0 1 3 4",
            "event == [7, 11, 7.5] => 2 5",
            "[5, 7] == event => 0 1 2 3",
            "event != [7, 11] => 0 1 3 4",
            "event in [] => nothing",
            "event not in [] => 0 1 2 3 4 5",
            "event in [arg0 + 5, 11] => 0 2 5",
            "ratio in [0.5, 2, 0] => 0 3 5",
            "arg0 % 3 == 0 => 0 3",
            "arg0 % -3 == -2 => 1 4 5",
            "arg0 // 2 == -2 => 3",
            "2 ** -1 == 0.5 => 0 1 2 3 4 5",
            "-2 ** 2 == -4 => 0 1 2 3 4 5",
            "2 ** 3 ** 2 == 512 => 0 1 2 3 4 5",
            "10 - 3 - 2 == 5 => 0 1 2 3 4 5",
            "abs(arg0) > 3 => 4 5",
            "sqrt(arg0) == 2 => 4",
            "min(arg0, 1) == 1 => 1 2 4",
            "max(arg0, event, 6) == 6 => 0 1 3 4",
            "arg0 == 0x4 => 4",
            "ratio > -10 => 0 2 3 4 5",
            "ratio == ratio => 0 2 3 4 5",
            "ratio != ratio => 1",
            "not ratio > -10 => 1",
            "ratio >= 0 => 0 3 4 5",
            "comm_name == \"make\" => 0 4",
            "comm_name != 'make' => 1 2 3 5",
            "comm_name in ['cc1', 'it\\'s'] => 1 3 5",
            "comm_name > 'cc1' => 0 3 4",
            "event == 'make' => nothing",
            "event != 'make' => 0 1 2 3 4 5",
            "event in ['make', 7] => 2",
            "`nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid` > 5 => 5",
            "True => 0 1 2 3 4 5",
            "False | event == 7 => 2",
            "(event == 5) == (arg0 < 0) => 2 3 4",
            "large == 9007199254740993 => 0",
            "large > 9223372036854775806 => 2",
            "large <= -9223372036854775808 => 3",
    })
    void conditions_select(String text, String rows) throws Exception {
        assertEquals(rows == null ? "" : rows, selected(text));
    }

    /** numpy makes doubles of integers beside doubles, so that 2^53 + 1 would be 2^53. */
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", emptyValue = "", nullValues = "nothing", value = {
            "large == 9007199254740992.0 => 1",
            "large > 9007199254740992.0 => 0 2",
            "large >= 9223372036854775808.0 => nothing",
            "large < 9223372036854775808.0 => 0 1 2 3 4 5",
            "large in [9007199254740992.0] => 1",
            "large == 9007199254740992 + 0 * ratio => nothing",
            "large > 9007199254740992 + 0 * event / 1 => 0 2",
    })
    void integers_are_compared_with_doubles_exactly_unlike_in_numpy(String text, String rows) throws Exception {
        assertEquals(rows == null ? "" : rows, selected(text));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "arg0 + 1 => 1 2 3 -2 5 -4",
            "large - 1 => 9007199254740992 9007199254740991 9223372036854775806 9223372036854775807 -2 -1",
            "arg0 // 2 => 0 0 1 -2 2 -3",
            "arg0 % 3 => 0 1 2 0 1 1",
            "arg0 % -3 => 0 -2 -1 0 -2 -2",
            "arg0 ** 3 => 0 1 8 -27 64 -125",
            "-arg0 => 0 -1 -2 3 -4 5",
            "abs(arg0) * 2 => 0 2 4 6 8 10",
            "0xffffffffffffffff + 0 * arg0 => -1 -1 -1 -1 -1 -1",
            "1_000 * 0b11 => 3000 3000 3000 3000 3000 3000",
    })
    void integers_stay_integers(String text, String values) throws Exception {
        LongColumn column = assertInstanceOf(LongColumn.class, column(text));
        assertEquals(values, IntStream.range(0, 6).mapToObj(row ->
                Long.toString(column.get(row))).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "arg0 + 0.5 => 0.5 1.5 2.5 -2.5 4.5 -4.5",
            "arg0 / 2 => 0.0 0.5 1.0 -1.5 2.0 -2.5",
            "arg0 / zero => 0.0 Infinity 2.0 -Infinity 2.0 -2.5",
            "arg0 // zero => 0.0 Infinity 2.0 -Infinity 2.0 -3.0",
            "arg0 % zero => 0.0 NaN 0.0 NaN 0.0 1.0",
            "arg0 // 0 => NaN Infinity Infinity -Infinity Infinity -Infinity",
            "arg0 % 0 => NaN NaN NaN NaN NaN NaN",
            "2 ** arg0 => 1.0 2.0 4.0 0.125 16.0 0.03125",
            "ratio // 1 => 0.0 NaN -2.0 2.0 NaN -0.0",
            "ratio % 1 => 0.5 NaN 0.5 0.0 NaN 0.0",
            "1.0 // 0.1 + 0 * arg0 => 9.0 9.0 9.0 9.0 9.0 9.0",
            "sqrt(zero * 4) => 2.0 0.0 2.0 0.0 2.8284271247461903 2.8284271247461903",
            "max(ratio, 0) => 0.5 NaN 0.0 2.0 Infinity 0.0",
    })
    void doubles_are_made_where_pandas_makes_them(String text, String values) throws Exception {
        DoubleColumn column = assertInstanceOf(DoubleColumn.class, column(text));
        assertEquals(values, IntStream.range(0, 6).mapToObj(row ->
                Double.toString(column.get(row))).collect(Collectors.joining(" ")));
    }

    @Test
    void a_name_is_its_column_itself() throws Exception {
        assertSame(TABLE.column("event").orElseThrow(), column("event"));
        assertSame(TABLE.column("ratio").orElseThrow(), column("+(ratio)"));
        assertEquals("it's", assertInstanceOf(TextColumn.class, column("comm_name")).get(3));
    }

    @Test
    void names_are_found_in_the_order_of_their_use() throws Exception {
        Expression expression = ExpressionParser.parse("b + a > sqrt(c) & `x y` in [a, d] | not e");
        assertEquals("[b, a, c, x y, d, e]", Expressions.names(expression).toString());
    }
}
