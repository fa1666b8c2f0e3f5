// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.Function;
import org.schedlog.engine.expression.Suggestions;

/**
 * Reads the value of one "=" step. Functions over several rows that stand within arithmetic become steps of their own
 * before it. For one thread.
 */
final class ValueReader {

    /** More parts in one value than anybody writes; the expression made of them must not exhaust the stack. */
    private static final int MOST_PARTS = 900;

    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final String ROLLING = "rolling";
    private static final String ARGSORT = "argsort";
    private static final List<String> OPERATORS =
            List.of("+", "-", "/", "*", "//", "%", "min", "max", "abs", ROLLING, ARGSORT);
    private static final List<String> WORDS = OPERATORS.stream().filter(operator -> operator.length() > 2).toList();
    private static final Map<String, ArithmeticOperator> ARITHMETIC =
            Map.of("+", ArithmeticOperator.ADD, "-", ArithmeticOperator.SUBTRACT,
            "/", ArithmeticOperator.DIVIDE, "*", ArithmeticOperator.MULTIPLY, "//", ArithmeticOperator.FLOOR_DIVIDE,
            "%",
            ArithmeticOperator.REMAINDER);

    private final PipelineReader reader;
    private final int index;
    private final Place place;
    private final List<Step> before = new ArrayList<>();
    private int parts;

    ValueReader(PipelineReader reader, int index, Place place) {
        this.reader = reader;
        this.index = index;
        this.place = place;
    }

    /** Steps that must run before the value can be computed. */
    List<Step> before() {
        return before;
    }

    /** @return the value, or null when there was an error, which has been reported */
    Value read(Json json) {
        if (json instanceof Json.Arr list && !list.items().isEmpty() && list.items().get(0) instanceof Json.Str name) {
            String operator = reader.text(name);
            if (operator.equals(ROLLING)) {
                return rolling(list.items());
            }
            if (operator.equals(ARGSORT)) {
                return argsort(list.items());
            }
        }
        Expression expression = expression(json);
        return expression == null ? null : new Value.Elementwise(expression);
    }

    private Expression expression(Json json) {
        if (++parts == MOST_PARTS) {
            return error("The value has more than " + MOST_PARTS + " parts; split it into several steps");
        }
        if (json instanceof Json.Str name) {
            return new Expression.Name(0, reader.text(name));
        }
        if (json instanceof Json.Num number) {
            return number(number.text());
        }
        if (json instanceof Json.Arr list) {
            return operation(list.items());
        }
        return error("Expected a column's name, a number or an operation such as [\"+\", \"cpu\", 0.5]; found "
                + json.kind());
    }

    private Expression number(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return new Expression.DoubleLiteral(0, Double.parseDouble(text));
        }
        try {
            return new Expression.LongLiteral(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return error("The integer " + text + " does not fit into 64 bits; write it with a point");
        }
    }

    private Expression operation(List<Json> list) {
        if (list.isEmpty() || !(list.get(0) instanceof Json.Str name)) {
            return error("An operation begins with its operator, one of " + String.join(" ", OPERATORS));
        }
        String operator = reader.text(name);
        if (operator.equals(ROLLING) || operator.equals(ARGSORT)) {
            return intermediate(list);
        }
        if (!OPERATORS.contains(operator)) {
            return error("Unknown operator \"" + operator + "\"" + alternatives(operator));
        }
        List<Expression> operands = new ArrayList<>();
        for (Json item : list.subList(1, list.size())) {
            operands.add(expression(item));
        }
        if (operands.contains(null)) {
            return null;
        }
        return operands.isEmpty() ? error("The operator \"" + operator + "\" has no operands")
                : combined(operator, operands);
    }

    private static String alternatives(String operator) {
        String meant = Suggestions.didYouMean(operator, WORDS);
        return meant.isEmpty() ? ", expected one of " + String.join(" ", OPERATORS) : meant;
    }

    private Expression combined(String operator, List<Expression> operands) {
        if (operator.equals("abs")) {
            return operands.size() == 1 ? new Expression.Call(0, Function.ABS, operands)
                    : error("The operator \"abs\" has one operand, not " + operands.size());
        }
        if (operands.size() == 1) {
            if (operator.equals("-") || operator.equals("/")) {
                reader.note(place, "The operator \"" + operator + "\" with one operand leaves it as it is");
            }
            return operands.get(0);
        }
        ArithmeticOperator arithmetic = ARITHMETIC.get(operator);
        if (arithmetic == null) {
            return new Expression.Call(0, operator.equals("min") ? Function.MIN : Function.MAX, operands);
        }
        Expression result = operands.get(0);
        for (Expression operand : operands.subList(1, operands.size())) {
            result = new Expression.Arithmetic(0, arithmetic, result, operand);
        }
        return result;
    }

    private Expression intermediate(List<Json> list) {
        Value value = read(new Json.Arr(list));
        if (value == null) {
            return null;
        }
        String name = Step.Assign.hiddenName(before.size());
        before.add(new Step.Assign(index, name, value));
        return new Expression.Name(0, name);
    }

    private Value rolling(List<Json> list) {
        if (list.size() != 4 || !(list.get(1) instanceof Json.Num window) || !(list.get(2) instanceof Json.Str function)
                || !(list.get(3) instanceof Json.Str column)) {
            reader.error(place, "Expected [\"rolling\", N, \"mean\", \"COLUMN\"] with a number of rows, mean, sum or "
                    + "median, and a column");
            return null;
        }
        int rows = rows(window.text());
        if (rows < 1) {
            reader.error(place, "A rolling window has 1 to " + Integer.MAX_VALUE + " rows, an integer; not "
                    + window.text());
        }
        String word = reader.text(function);
        for (Value.Function candidate : Value.Function.values()) {
            if (candidate.word().equals(word)) {
                return rows < 1 ? null : new Value.Rolling(rows, candidate, reader.text(column));
            }
        }
        reader.error(place, "Unknown function \"" + word + "\", expected mean, sum or median"
                + Suggestions.didYouMean(word, List.of("mean", "sum", "median")));
        return null;
    }

    /** @return the number, or 0 when it is no number of rows */
    private static int rows(String text) {
        return text.matches("\\d{1,10}") ? (int) (Long.parseLong(text) > Integer.MAX_VALUE ? 0 : Long.parseLong(text))
                : 0;
    }

    private Value argsort(List<Json> list) {
        if (list.size() != 2 || !(list.get(1) instanceof Json.Str column)) {
            reader.error(place, "Expected [\"argsort\", \"COLUMN\"]");
            return null;
        }
        return new Value.Argsort(reader.text(column));
    }

    private Expression error(String message) {
        reader.error(place, message);
        return null;
    }
}
