// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random well-typed expressions over the columns that {@link RandomTable} has. */
final class RandomExpressions {

    private static final long[] INTEGERS = { 0, 1, 2, 3, 5, -1, -2, -7, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE,
            Long.MIN_VALUE };
    private static final double[] DECIMALS = { 0.0, 0.5, 1.0, 2.0, -1.5, 3.0, -2.0, 0x1p53, 0x1p63, -0x1p63, 1e300 };

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expression condition(int depth) {
        if (depth <= 0 || random.nextInt(12) == 0) {
            return random.nextInt(6) == 0 ? new Expression.BooleanLiteral(0, random.nextBoolean()) : comparison(0);
        }
        return switch (random.nextInt(8)) {
        case 0, 1 -> new Expression.Logical(0, LogicalOperator.AND, conditions(depth - 1));
        case 2 -> new Expression.Logical(0, LogicalOperator.OR, conditions(depth - 1));
        case 3 -> new Expression.Prefix(0, PrefixOperator.NOT, condition(depth - 1));
        case 4 -> new Expression.Prefix(0, PrefixOperator.COMPLEMENT, condition(depth - 1));
        default -> comparison(depth - 1);
        };
    }

    private List<Expression> conditions(int depth) {
        List<Expression> parts = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parts.add(condition(depth));
        }
        return parts;
    }

    private Expression comparison(int depth) {
        if (random.nextInt(5) == 0) {
            return membership(depth);
        }
        List<Expression> parts = new ArrayList<>();
        List<ComparisonOperator> operators = new ArrayList<>();
        parts.add(side(depth));
        int count = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            operators.add(ComparisonOperator.values()[random.nextInt(6)]);
            parts.add(side(depth));
        }
        return new Expression.Comparison(0, operators, parts);
    }

    private Expression membership(int depth) {
        List<Expression> items = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            items.add(side(0));
        }
        ComparisonOperator operator = List.of(ComparisonOperator.IN, ComparisonOperator.NOT_IN,
                ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL)
                .get(random.nextInt(4));
        return new Expression.Comparison(0, List.of(operator), List.of(side(depth), new Expression.Items(0, items)));
    }

    private Expression side(int depth) {
        return switch (random.nextInt(12)) {
        case 0 -> text();
        case 1 -> depth > 0 ? condition(depth - 1) : new Expression.BooleanLiteral(0, random.nextBoolean());
        default -> number(depth);
        };
    }

    private Expression text() {
        return random.nextBoolean() ? new Expression.Name(0,
                RandomTable.TEXTS.get(random.nextInt(RandomTable.TEXTS.size())))
                : new Expression.TextLiteral(0, List.of("make", "cc1", "", "it's \"\\",
                        "\ud83d\ude00").get(random.nextInt(5)));
    }

    Expression number(int depth) {
        if (depth <= 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(5)) {
            case 0 -> new Expression.LongLiteral(0, INTEGERS[random.nextInt(INTEGERS.length)]);
            case 1 -> new Expression.DoubleLiteral(0, DECIMALS[random.nextInt(DECIMALS.length)]);
            default -> new Expression.Name(0, RandomTable.NUMBERS.get(random.nextInt(RandomTable.NUMBERS.size())));
            };
        }
        return switch (random.nextInt(10)) {
        case 0 -> new Expression.Prefix(0, random.nextBoolean() ? PrefixOperator.MINUS : PrefixOperator.PLUS,
                number(depth - 1));
        case 1 -> new Expression.Prefix(0, PrefixOperator.COMPLEMENT, new Expression.Name(0,
                RandomTable.NUMBERS.get(0)));
        case 2 -> call(depth - 1);
        default -> new Expression.Arithmetic(0, ArithmeticOperator.values()[random.nextInt(7)], number(depth - 1),
                number(depth - 1));
        };
    }

    private Expression call(int depth) {
        Function function = Function.values()[random.nextInt(4)];
        List<Expression> arguments = new ArrayList<>();
        int count = function.takes(1) ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            arguments.add(number(depth));
        }
        return new Expression.Call(0, function, arguments);
    }
}
