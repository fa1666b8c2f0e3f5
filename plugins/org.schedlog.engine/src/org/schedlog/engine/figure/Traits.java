// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;
import java.util.function.Function;

import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.PrefixOperator;

/**
 * What is known of a column without reading it.
 *
 * @param meaning
 *            what its numbers are
 * @param finite
 *            whether it certainly holds neither NaN nor infinities, so that no row must be dropped for its sake
 */
record Traits(Meaning meaning, boolean finite) {

    /** Beyond it sums of a thousand terms could become infinite. */
    private static final double LARGE = 1e300;

    /** A number that stands in a spec. */
    private static final Traits NUMBER = new Traits(Meaning.NUMBER, true);

    /**
     * @param names
     *            the traits of the columns that the expression names
     */
    static Traits of(Expression expression, Function<String, Traits> names) {
        if (expression instanceof Expression.Name name) {
            return names.apply(name.name());
        }
        if (expression instanceof Expression.DoubleLiteral number) {
            return new Traits(Meaning.NUMBER, Math.abs(number.value()) < LARGE);
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return sum(arithmetic.operator(), of(arithmetic.left(), names), of(arithmetic.right(), names));
        }
        List<Traits> parts = expression.parts().stream().map(part -> of(part, names)).toList();
        if (expression instanceof Expression.Call call) {
            return call(call, parts);
        }
        if (expression instanceof Expression.Prefix prefix) {
            boolean keeps = prefix.operator() == PrefixOperator.PLUS
                    || prefix.operator() == PrefixOperator.MINUS && parts.get(0).meaning == Meaning.DURATION;
            return new Traits(keeps ? parts.get(0).meaning : Meaning.NUMBER, parts.get(0).finite);
        }
        return NUMBER;
    }

    private static Traits sum(ArithmeticOperator operator, Traits left, Traits right) {
        if (operator != ArithmeticOperator.ADD && operator != ArithmeticOperator.SUBTRACT) {
            return new Traits(Meaning.NUMBER, false);
        }
        boolean finite = left.finite && right.finite;
        if (operator == ArithmeticOperator.SUBTRACT) {
            return new Traits(difference(left.meaning, right.meaning), finite);
        }
        Meaning sum = isDistance(right.meaning) && keeps(left.meaning, right.meaning) ? left.meaning
                : isDistance(left.meaning) && keeps(right.meaning, left.meaning) ? right.meaning : Meaning.NUMBER;
        return new Traits(sum, finite);
    }

    private static Meaning difference(Meaning left, Meaning right) {
        if (left == Meaning.TIME && right == Meaning.TIME) {
            return Meaning.DURATION;
        }
        return isDistance(right) && keeps(left, right) ? left : Meaning.NUMBER;
    }

    /** Whether something can be moved by it. */
    private static boolean isDistance(Meaning meaning) {
        return meaning == Meaning.NUMBER || meaning == Meaning.DURATION;
    }

    /** Whether a meaning stays when something is moved by a distance: a CPU's number is not moved by nanoseconds. */
    private static boolean keeps(Meaning moved, Meaning distance) {
        return distance == Meaning.NUMBER || moved == Meaning.TIME || moved == Meaning.DURATION;
    }

    private static Traits call(Expression.Call call, List<Traits> arguments) {
        boolean finite = arguments.stream().allMatch(Traits::finite);
        Meaning first = arguments.stream().map(Traits::meaning).filter(meaning -> meaning != Meaning.NUMBER).findFirst()
                .orElse(Meaning.NUMBER);
        boolean same = arguments.stream().allMatch(argument -> argument.meaning == first || argument.meaning == Meaning.NUMBER);
        return switch (call.function()) {
        case SQRT -> new Traits(Meaning.NUMBER, false);
        case ABS, MIN, MAX -> new Traits(same ? first : Meaning.NUMBER, finite);
        };
    }
}
