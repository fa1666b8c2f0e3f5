// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.Expression;

class SpecReaderTest {

    private static final EventTable TABLE = new EventTable(Map.of("RQ_SIZE", 13, "TICK", 10));

    private static FigureSpec spec(String json) {
        SpecResult result = SpecReader.read(json.replace('\'', '"'), "a.json", TABLE.ids());
        assertEquals(List.of(), result.diagnostics());
        return result.spec();
    }

    private static List<Step> steps(String steps) {
        return spec("{'output': ['x','y'], 'c': [{'label': 'L', 'color': 'red', 'concatenate': [[" + steps + "]]}]}")
                .categories().get(0)
                .pipelines().get(0).steps();
    }

    private static Expression value(String value) {
        Step.Assign step = (Step.Assign) steps("['=', 'a', " + value + "]").get(0);
        return ((Value.Elementwise) step.value()).expression();
    }

    @Test
    void a_line_spec_is_read_with_ids_in_every_string() {
        FigureSpec spec = spec("{'input': ['cpu'], 'output': ['x0','y0','x1','y1','c','n$TICK'], 'unknown': {},"
                + "'x': {'label': 'id $TICK', 'unit': 'ns'},"
                + "'c': [{'label': '$RQ_SIZE > 1', 'color': '#ff0080', 'hide_hovertool': true, 'concatenate': "
                + "[[['=','n${TICK}','cpu']], []]}]}");
        assertEquals(FigureSpec.Kind.LINES, spec.kind());
        assertEquals(List.of("x0", "y0", "x1", "y1", "c", "n10"), spec.output());
        assertEquals(List.of("x0", "y0", "x1", "y1", "n10"), spec.valueColumns());
        assertEquals(new Axis("id 10", "ns"), spec.x());
        assertEquals(Axis.UNSPECIFIED, spec.y());
        Category category = spec.categories().get(0);
        assertEquals("13 > 1", category.label());
        assertEquals("#ff0080", category.colorText());
        assertTrue(category.hideHovertool());
        assertNull(category.unavailable());
        assertEquals("n10", ((Step.Assign) category.pipelines().get(0).steps().get(0)).name());
        assertEquals(0, category.pipelines().get(1).steps().size());
    }

    @Test
    void an_unknown_name_disables_its_category_only() {
        FigureSpec spec = spec("{'output': ['x','y'], 'c': ["
                + "{'label': 'A', 'color': 'red', 'concatenate': [[['query', 'event in [$ZZ, $NOPE, $ZZ]']]]},"
                + "{'label': 'B $NOPE', 'color': 'red', 'concatenate': []},"
                + "{'label': 'C', 'color': 'red', 'concatenate': [[['query', 'event == $TICK']]]}]}");
        assertEquals("unavailable in this trace: no event NOPE, no event ZZ", spec.categories().get(0).unavailable());
        assertEquals("unavailable in this trace: no event NOPE", spec.categories().get(1).unavailable());
        assertEquals("B $NOPE", spec.categories().get(1).label());
        assertNull(spec.categories().get(2).unavailable());
    }

    @Test
    void an_integer_stays_one_and_a_point_or_exponent_makes_a_double() {
        assertEquals(new Expression.LongLiteral(0, 9007199254740993L), value("9007199254740993"));
        assertEquals(new Expression.LongLiteral(0, -3), value("-3"));
        assertEquals(new Expression.DoubleLiteral(0, 1), value("1.0"));
        assertEquals(new Expression.DoubleLiteral(0, 1000), value("1e3"));
    }

    @Test
    void operators_combine_from_left_to_right() {
        Expression a = new Expression.Name(0, "a");
        Expression first = new Expression.Arithmetic(0, ArithmeticOperator.SUBTRACT, a,
                new Expression.LongLiteral(0, 1));
        assertEquals(new Expression.Arithmetic(0, ArithmeticOperator.SUBTRACT, first,
                new Expression.DoubleLiteral(0, 2.5)),
                value("['-', 'a', 1, 2.5]"));
        assertEquals(a, value("['+', 'a']"));
    }

    @Test
    void functions_over_rows_within_arithmetic_become_steps_before_it() {
        List<Step> steps = steps(
                "['query', 'cpu == 0'], ['=', 'a', ['+', ['rolling', 3, 'median', 'b'], ['argsort', 'd'], 1]]");
        assertEquals(4, steps.size());
        assertEquals(List.of(0, 1, 1, 1), steps.stream().map(Step::index).toList());
        Step.Assign rolling = (Step.Assign) steps.get(1);
        assertEquals(new Value.Rolling(3, Value.Function.MEDIAN, "b"), rolling.value());
        assertTrue(Step.Assign.isHidden(rolling.name()));
        assertEquals(new Value.Argsort("d"), ((Step.Assign) steps.get(2)).value());
        assertInstanceOf(Value.Elementwise.class, ((Step.Assign) steps.get(3)).value());
    }

    @Test
    void colours_are_read_in_every_form() {
        assertEquals(OptionalInt.of(0xe41a1c), Colors.parse("#E41a1c"));
        assertEquals(OptionalInt.of(0xff8800), Colors.parse("#f80"));
        assertEquals(OptionalInt.of(0x008080), Colors.parse(" Teal "));
        assertEquals(OptionalInt.of(0xf0f8ff), Colors.parse("aliceblue"));
        assertEquals(OptionalInt.of(0x9acd32), Colors.parse("yellowgreen"));
        for (String wrong : List.of("", "#12345", "#gggggg", "12", "green=", "reddish")) {
            assertEquals(OptionalInt.empty(), Colors.parse(wrong), wrong);
        }
    }
}
