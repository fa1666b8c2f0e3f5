// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;
import java.util.function.Function;

import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.PrefixOperator;

/** What the numbers are that an expression makes of columns whose meanings are known. */
final class Meanings {

    private Meanings() {
    }

    /**
     * @param names
     *            the meanings of the columns that the expression names
     */
    static Meaning of(Expression expression, Function<String, Meaning> names) {
        if (expression instanceof Expression.Name name) {
            return names.apply(name.name());
        }
        List<Meaning> parts = expression.parts().stream().map(part -> of(part, names)).toList();
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic.operator(), parts.get(0), parts.get(1));
        }
        if (expression instanceof Expression.Prefix prefix) {
            return prefix(prefix.operator(), parts.get(0));
        }
        if (expression instanceof Expression.Call call) {
            return switch (call.function()) {
            case SQRT -> Meaning.NUMBER;
            case ABS, MIN, MAX -> common(parts);
            };
        }
        return Meaning.NUMBER;
    }

    private static Meaning arithmetic(ArithmeticOperator operator, Meaning left, Meaning right) {
        switch (operator) {
        case ADD:
            return moves(right, left) ? left : moves(left, right) ? right : Meaning.NUMBER;
        case SUBTRACT:
            boolean times = left == Meaning.TIME && right == Meaning.TIME;
            return times ? Meaning.DURATION : moves(right, left) ? left : Meaning.NUMBER;
        default:
            return Meaning.NUMBER;
        }
    }

    /** Whether adding a distance leaves what a thing is: a CPU's number is not moved by nanoseconds. */
    private static boolean moves(Meaning distance, Meaning moved) {
        return distance == Meaning.NUMBER
                || distance == Meaning.DURATION && (moved == Meaning.TIME || moved == Meaning.DURATION);
    }

    private static Meaning prefix(PrefixOperator operator, Meaning operand) {
        boolean keeps = operator == PrefixOperator.PLUS || operator == PrefixOperator.MINUS
                && operand == Meaning.DURATION;
        return keeps ? operand : Meaning.NUMBER;
    }

    /** What the rows of a figure stand for: CPUs or threads if a category's y came from them, the first that did. */
    static Meaning ofRows(List<CategoryFrame> categories) {
        return categories.stream().flatMap(category -> category.parts().stream()).map(part -> part.meaning("y0"))
                .filter(meaning -> meaning == Meaning.CPU || meaning == Meaning.THREAD)
                .findFirst().orElse(Meaning.NUMBER);
    }

    /** The one meaning of all that are no plain numbers. */
    private static Meaning common(List<Meaning> meanings) {
        List<Meaning> different = meanings.stream().filter(meaning -> meaning != Meaning.NUMBER).distinct().toList();
        return different.size() == 1 ? different.get(0) : Meaning.NUMBER;
    }
}
