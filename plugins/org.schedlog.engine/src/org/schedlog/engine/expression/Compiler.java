// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.TextColumn;

/** Finds an expression's columns, checks its types and makes {@link Values} of it. For one expression. */
final class Compiler {

    private final Scope scope;
    private final Progress progress;
    private final List<Column> inputs = new ArrayList<>();
    private final Map<String, Values> named = new HashMap<>();
    private int weight;

    Compiler(Scope scope, Progress progress) {
        this.scope = scope;
        this.progress = progress;
    }

    /** The columns that the values know by number. */
    List<Column> inputs() {
        return inputs;
    }

    /** How many operations and stored values a row costs. */
    int weight() {
        return weight;
    }

    /** The values of a condition; anything else is refused. */
    MaskValues condition(Expression expression) throws ExpressionException, IOException {
        Values values = values(expression);
        if (values instanceof MaskValues mask) {
            return mask;
        }
        if (values instanceof TextValues) {
            throw new ExpressionException(expression.position(),
                    "A text is no condition; compare it, e.g. " + named(expression, "comm_name") + " == \"make\"");
        }
        throw new ExpressionException(expression.position(),
                "A number is no condition; compare it, e.g. " + named(expression, "arg0") + " != 0");
    }

    private static String named(Expression expression, String otherwise) {
        return expression instanceof Expression.Name name ? name.name() : otherwise;
    }

    /** The values of a number; anything else is refused. */
    Values number(Expression expression) throws ExpressionException, IOException {
        Values values = values(expression);
        if (values instanceof MaskValues) {
            throw new ExpressionException(expression.position(), "A condition is no number; expected a number here");
        }
        if (values instanceof TextValues) {
            throw new ExpressionException(expression.position(), "A text is no number; expected a number here");
        }
        return values;
    }

    /** The values of any expression. */
    Values values(Expression expression) throws ExpressionException, IOException {
        weight++;
        if (expression instanceof Expression.Name name) {
            return column(name);
        }
        if (expression instanceof Expression.LongLiteral literal) {
            return LongValues.constant(literal.value());
        }
        if (expression instanceof Expression.DoubleLiteral literal) {
            return DoubleValues.constant(literal.value());
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic.operator(), number(arithmetic.left()), number(arithmetic.right()));
        }
        if (expression instanceof Expression.Comparison comparison) {
            return comparison(comparison);
        }
        if (expression instanceof Expression.Logical logical) {
            List<MaskValues> parts = new ArrayList<>();
            for (Expression part : logical.parts()) {
                parts.add(condition(part));
            }
            return MaskValues.joined(logical.operator(), parts);
        }
        if (expression instanceof Expression.Prefix prefix) {
            return prefix(prefix);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.TextLiteral literal) {
            return TextValues.constant(literal.value());
        }
        if (expression instanceof Expression.BooleanLiteral literal) {
            return MaskValues.constant(literal.value());
        }
        throw new ExpressionException(expression.position(), "A list can stand only beside in, not in, == and !=");
    }

    private Values column(Expression.Name name) throws ExpressionException, IOException {
        Values known = named.get(name.name());
        if (known == null) {
            Optional<Column> column = scope.column(name.name());
            if (column.isEmpty()) {
                throw new ExpressionException(name.position(),
                        "There is no column " + name.name() + Suggestions.didYouMean(name.name(), scope.names()));
            }
            known = input(column.get());
            named.put(name.name(), known);
        }
        if (known instanceof LongValues.Input input) {
            weight += LazyColumns.weight(inputs.get(input.number()));
        } else if (known instanceof DoubleValues.Input input) {
            weight += LazyColumns.weight(inputs.get(input.number()));
        }
        return known;
    }

    private Values input(Column column) {
        int number = inputs.size();
        if (column instanceof TextColumn text) {
            inputs.add(text.codes());
            return new TextValues(LongValues.input(number), text.dictionary());
        }
        inputs.add(column);
        return column instanceof DoubleColumn decimals ? DoubleValues.input(number, LazyColumns.bound(decimals))
                : LongValues.input(number);
    }

    private Values prefix(Expression.Prefix prefix) throws ExpressionException, IOException {
        switch (prefix.operator()) {
        case NOT:
            return MaskValues.not(condition(prefix.operand()));
        case PLUS:
            return number(prefix.operand());
        case MINUS:
            Values number = number(prefix.operand());
            return number instanceof LongValues integers ? LongValues.changed(integers, LongOperations::negate)
                    : changed((DoubleValues) number, DoubleOperations::negate);
        default:
            Values values = values(prefix.operand());
            if (values instanceof MaskValues mask) {
                return MaskValues.not(mask);
            }
            if (values instanceof LongValues integers) {
                return LongValues.changed(integers, LongOperations::complement);
            }
            throw new ExpressionException(prefix.operand().position(), "Expected a condition or an integer after ~");
        }
    }

    private static DoubleValues changed(DoubleValues base, DoubleValues.Change change) {
        return DoubleValues.changed(base, change, base.bound());
    }

    private Values call(Expression.Call call) throws ExpressionException, IOException {
        Values values = number(call.parts().get(0));
        for (int i = 1; i < call.parts().size(); i++) {
            values = extreme(call.function() == Function.MIN, values, number(call.parts().get(i)));
        }
        return switch (call.function()) {
        case ABS -> values instanceof LongValues integers ? LongValues.changed(integers, LongOperations::absolute)
                : changed((DoubleValues) values, DoubleOperations::absolute);
        case SQRT -> DoubleValues.changed(decimal(values), DoubleOperations::squareRoot, Double.NaN);
        case MIN, MAX -> values;
        };
    }

    private static Values extreme(boolean minimum, Values left, Values right) {
        if (left instanceof LongValues a && right instanceof LongValues b) {
            return LongValues.combined(a, b, minimum ? LongOperations::minimum : LongOperations::maximum);
        }
        DoubleValues a = decimal(left);
        DoubleValues b = decimal(right);
        return DoubleValues.combined(a, b, minimum ? DoubleOperations::minimum : DoubleOperations::maximum,
                Math.max(a.bound(), b.bound()));
    }

    private static DoubleValues decimal(Values values) {
        return values instanceof LongValues integers ? DoubleValues.of(integers) : (DoubleValues) values;
    }

    private Values arithmetic(ArithmeticOperator operator, Values left, Values right) throws IOException {
        if (operator != ArithmeticOperator.DIVIDE && left instanceof LongValues a && right instanceof LongValues b) {
            return integers(operator, a, b);
        }
        DoubleValues a = decimal(left);
        DoubleValues b = decimal(right);
        return DoubleValues.combined(a, b, DoubleOperations.of(operator), DoubleOperations.bound(operator, a, b));
    }

    /** Whether the result is an integer may depend on all values on the right, as it does in numpy and pandas. */
    private Values integers(ArithmeticOperator operator, LongValues left, LongValues right) throws IOException {
        return switch (operator) {
        case FLOOR_DIVIDE, REMAINDER -> any(LongTests.compare(ComparisonOperator.EQUAL, right, 0))
                ? DoubleValues.combined(left, right,
                        operator == ArithmeticOperator.REMAINDER ? LongOperations::remainderToDouble
                                : LongOperations::floorDivideToDouble)
                : LongValues.combined(left, right, LongOperations.of(operator));
        case POWER -> any(LongTests.compare(ComparisonOperator.LESS, right, 0))
                ? DoubleValues.combined(DoubleValues.of(left), DoubleValues.of(right), DoubleOperations.of(operator),
                        Double.NaN)
                : LongValues.combined(left, right, LongOperations.of(operator));
        default -> LongValues.combined(left, right, LongOperations.of(operator));
        };
    }

    /** Whether a condition holds in any row. */
    private boolean any(MaskValues condition) {
        if (condition.isConstant()) {
            return condition.value();
        }
        Block block = new Block(inputs, Column.BLOCK);
        long[] mask = new long[Column.BLOCK];
        for (int row = 0; row < scope.size(); row += Column.BLOCK) {
            progress.check();
            int count = Math.min(Column.BLOCK, scope.size() - row);
            condition.test(block.range(row, count), mask);
            for (int i = 0; i < count; i++) {
                if (mask[i] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private MaskValues comparison(Expression.Comparison comparison) throws ExpressionException, IOException {
        List<Expression> parts = comparison.parts();
        boolean chained = parts.size() > 2;
        List<MaskValues> pairs = new ArrayList<>();
        Values left = side(parts.get(0), false);
        for (int i = 0; i < comparison.operators().size(); i++) {
            Values right = side(parts.get(i + 1), chained);
            pairs.add(pair(comparison.operators().get(i), parts.get(i), left, parts.get(i + 1), right));
            left = right;
        }
        return MaskValues.joined(LogicalOperator.AND, pairs);
    }

    /** A comparison's operand, or null for a list. Those within a chain are compared twice but computed once. */
    private Values side(Expression part, boolean chained) throws ExpressionException, IOException {
        if (part instanceof Expression.Items) {
            return null;
        }
        Values values = values(part);
        return chained ? Comparisons.shared(values) : values;
    }

    private MaskValues pair(ComparisonOperator operator, Expression leftPart, Values left, Expression rightPart,
            Values right)
            throws ExpressionException, IOException {
        boolean membership = operator == ComparisonOperator.IN || operator == ComparisonOperator.NOT_IN;
        if (membership && right != null) {
            throw new ExpressionException(rightPart.position(), "Expected a list in brackets after '"
                    + operator.symbol() + "', e.g. [1, 2]");
        }
        if (left != null && right != null) {
            return Comparisons.compare(operator, left, right);
        }
        Expression list = right == null ? rightPart : leftPart;
        boolean contrary = operator == ComparisonOperator.NOT_EQUAL || operator == ComparisonOperator.NOT_IN;
        if (left == null && right == null || !contrary && !membership && operator != ComparisonOperator.EQUAL) {
            throw new ExpressionException(list.position(),
                    "A list can stand only beside in, not in, == and !=, and only on one side");
        }
        List<Values> items = new ArrayList<>();
        for (Expression item : list.parts()) {
            items.add(values(item));
        }
        MaskValues among = Comparisons.among(right == null ? left : right, items);
        return contrary ? MaskValues.not(among) : among;
    }
}
