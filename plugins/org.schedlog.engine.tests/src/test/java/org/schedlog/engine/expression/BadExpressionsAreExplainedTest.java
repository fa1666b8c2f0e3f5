// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.TextColumn;

/** Whatever is wrong with an expression, its position and what was expected are said; no text does any other harm. */
class BadExpressionsAreExplainedTest {

    private static final Columns TABLE = new Columns(2).with("event", LongColumn.of(1, 2)).with("arg0",
            LongColumn.of(3, 4)).with("timestamp",
            LongColumn.of(5, 6)).with("comm_name", new TextColumn(LongColumn.of(0, 0), List.of("make")));

    private static void select(String text) throws Exception {
        Evaluation.select(ExpressionParser.parse(text), TABLE, Storage.temporary(), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', value = {
            "event = 5 => 6 => '=' is not understood; write == to compare",
            "event == 5 && arg0 > 1 => 11 => '&&' is not understood; write & (or 'and')",
            "!(event == 5) => 0 => '!' is not understood; write ~ (or 'not') for the contrary",
            "event == $TICK => 9 => '$' is not understood; an event is written $NAME, letters, digits and _ only",
            "event == => 8 => Expected a column, a number or a parenthesis, found the end",
            "(event == 5 => 11 => Expected ')' for the '(' at character 1, found the end",
            "event == 5) => 10 => Expected an operator or the end, found ')'",
            "event 5 => 6 => Expected an operator or the end, found '5'",
            "event in [1 2] => 12 => Expected ',' or ']', found '2'",
            "evnt == 5 => 0 => There is no column evnt; did you mean event?",
            "event == 5 & timestmap > 3 => 13 => There is no column timestmap; did you mean timestamp?",
            "quux == 5 => 0 => There is no column quux",
            "event == 5 & arg0 => 13 => A number is no condition; compare it, e.g. arg0 != 0",
            "event + 1 => 0 => A number is no condition; compare it, e.g. arg0 != 0",
            "not comm_name => 4 => A text is no condition; compare it, e.g. comm_name == \"make\"",
            "comm_name + 1 == 2 => 0 => A text is no number; expected a number here",
            "(event == 5) + 1 == 2 => 1 => A condition is no number; expected a number here",
            "event in 5 => 9 => Expected a list in brackets after 'in', e.g. [1, 2]",
            "event < [5] => 8 => A list can stand only beside in, not in, == and !=, and only on one side",
            "[5] + 1 == 2 => 0 => A list can stand only beside in, not in, == and !=",
            "event == not True => 9 => 'not' binds weaker than what is before it; put it and its condition in "
                    + "parentheses",
            "sqr(event) > 1 => 0 => There is no function sqr; there are abs, sqrt, min, max; did you mean sqrt?",
            "abs(event, 2) > 1 => 0 => abs takes one argument, here it has 2",
            "min(event) > 1 => 0 => min takes two or more arguments, here it has 1",
            "event == 9223372036854775808 => 9 => The integer '9223372036854775808' does not fit 64 bits; "
                    + "with a point behind it, it is a rounded number",
            "event == 0x1ffffffffffffffff => 9 => The integer '0x1ffffffffffffffff' does not fit 64 bits; "
                    + "with a point behind it, it is a rounded number",
            "event == 007 => 9 => The integer '007' begins with a zero; leave it away",
            "event == 0b12 => 9 => '0b12' is no integer",
            "event == 5x => 10 => Expected an operator after the number '5'",
            "comm_name == \"make => 13 => The text that begins here does not end; expected another \"",
            "`event == 5 => 0 => The back-quoted name that begins here does not end; expected another `",
            "event == 5; => 10 => ';' is not understood",
            "~(event / 2) == 1 => 2 => Expected a condition or an integer after ~",
    })
    void the_place_and_what_was_expected(String text, int position, String message) {
        ExpressionException wrong = assertThrows(ExpressionException.class, () -> select(text));
        assertEquals(message, wrong.getMessage());
        assertEquals(position, wrong.position());
    }

    @Test
    void a_condition_is_no_column_and_nothing_is_no_expression() {
        ExpressionException wrong = assertThrows(ExpressionException.class,
                () -> Evaluation.column(ExpressionParser.parse("event == 5"), TABLE, Storage.temporary(),
                        Progress.NONE));
        assertEquals("A condition is no value; expected a number or a column", wrong.getMessage());
        assertEquals("Expected an expression, but there is none", assertThrows(ExpressionException.class, () ->
                ExpressionParser.parse(" ")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "[", "-", "~", "not ", "1**", "abs(", "1+", "event<(", "1 == 2 & (", "[1 in " })
    void deep_nesting_is_refused_on_a_small_stack(String piece) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(null, () -> {
            try {
                select(piece.repeat(100_000) + "1" + (piece.startsWith("1+") ? " == 1" : ""));
            } catch (Throwable wrong) {
                thrown.set(wrong);
            }
        }, "small stack", 512 << 10);
        small.start();
        small.join();
        assertTrue(thrown.get() instanceof ExpressionException, () -> "thrown: " + thrown.get());
        assertTrue(thrown.get().getMessage().contains("nested more than"), thrown.get().getMessage());
    }

    @Test
    void what_is_just_allowed_needs_only_a_small_stack() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(null, () -> {
            try {
                select("(".repeat(90) + "event" + "+1)".repeat(90) + "+1".repeat(900) + " == 991"
                        + " & event == 1".repeat(20_000));
                // calls need the most of it; compiled code more than interpreted, so they are repeated
                for (int i = 0; i < 2000; i++) {
                    select("abs(".repeat(95) + "event" + ")".repeat(95) + " == 1");
                }
            } catch (Throwable wrong) {
                thrown.set(wrong);
            }
        }, "small stack", 512 << 10);
        small.start();
        small.join();
        assertNull(thrown.get(), () -> "thrown: " + thrown.get());
    }

    @Test
    void chained_comparisons_within_each_other_cost_no_exponential_time() throws Exception {
        select("event < (".repeat(60) + "event" + ") < arg0".repeat(60));
    }

    @Test
    void random_texts_throw_nothing_else() {
        String[] pieces = { "event", "arg0", "comm_name", "(", ")", "[", "]", ",", " and ", " or ", " not ", " in ",
                "==", "!=", "<", ">=", "+", "-", "**",
                "//", "%", "~", "&", "|", "1", "0x", "1.5", "e", ".", "_", "\"", "'", "`", "\\", "abs(", "min(", " ",
                        "\n", "True", "$", "\ud83d", "\u00e9",
                "999999999999999999999999", "1e999", "0b", "a b", "\0", "=" };
        Random random = new Random(11);
        int good = 0;
        for (int k = 0; k < 60_000; k++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                text.append(random.nextInt(20) == 0 ? Character.toString(random.nextInt(0x3000))
                        : pieces[random.nextInt(pieces.length)]);
            }
            try {
                select(text.toString());
                good++;
            } catch (ExpressionException wrong) {
                assertTrue(wrong.position() >= 0 && wrong.position() <= text.length(), () -> text + ": "
                        + wrong.position());
            } catch (Exception other) {
                throw new AssertionError("For: " + text, other);
            }
        }
        assertTrue(good > 20, "only " + good + " texts were expressions");
    }

    @Test
    void a_misspelt_word_is_recognised() {
        List<String> names = List.of("timestamp", "cpu", "event", "arg0", "arg1");
        assertEquals("timestamp", Suggestions.closest("timestanp", names).orElseThrow());
        assertEquals("timestamp", Suggestions.closest("TimeStamp", names).orElseThrow());
        assertEquals("cpu", Suggestions.closest("cup", names).orElseThrow());
        assertEquals("arg0", Suggestions.closest("arg2", names).orElseThrow());
        assertTrue(Suggestions.closest("frequency", names).isEmpty());
        assertTrue(Suggestions.closest("", names).isEmpty());
    }
}
