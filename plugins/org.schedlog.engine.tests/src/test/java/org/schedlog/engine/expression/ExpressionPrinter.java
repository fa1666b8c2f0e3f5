// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes expressions with as few parentheses as the language allows, or with superfluous ones and varying spaces if it
 * is given chance.
 */
final class ExpressionPrinter {

    private static final int PREFIX = 7;
    private static final int OPERAND = 9;

    private final Random chance;

    /**
     * @param chance
     *            decides on superfluous parentheses, spaces and spellings; null for none
     */
    ExpressionPrinter(Random chance) {
        this.chance = chance;
    }

    String text(Expression node) {
        return text(node, 0);
    }

    private boolean maybe() {
        return chance != null && chance.nextInt(4) == 0;
    }

    private String text(Expression node, int level) {
        String text = bare(node);
        return level(node) < level || maybe() && !(node instanceof Expression.Items) ? "(" + text + (maybe() ? "\t)"
                : ")") : text;
    }

    private static int level(Expression node) {
        if (node instanceof Expression.Logical logical) {
            return logical.operator() == LogicalOperator.OR ? 1 : 2;
        }
        if (node instanceof Expression.Comparison) {
            return 4;
        }
        if (node instanceof Expression.Prefix prefix) {
            return prefix.operator() == PrefixOperator.NOT ? 3 : PREFIX;
        }
        if (node instanceof Expression.Arithmetic arithmetic) {
            return switch (arithmetic.operator()) {
            case ADD, SUBTRACT -> 5;
            case POWER -> 8;
            default -> 6;
            };
        }
        boolean negative = node instanceof Expression.LongLiteral integer && integer.value() < 0
                || node instanceof Expression.DoubleLiteral number && Math.copySign(1, number.value()) < 0;
        return negative ? PREFIX : OPERAND;
    }

    private String bare(Expression node) {
        if (node instanceof Expression.Logical logical) {
            String symbol = logical.operator().symbol();
            String word = !maybe() ? symbol : symbol.equals("&") ? "and" : "or";
            return logical.parts().stream().map(part -> text(part, level(logical) + 1)).collect(Collectors.joining(" "
                    + word + " "));
        }
        if (node instanceof Expression.Comparison comparison) {
            StringBuilder text = new StringBuilder(text(comparison.parts().get(0), 5));
            for (int i = 0; i < comparison.operators().size(); i++) {
                text.append(' ').append(comparison.operators().get(i).symbol()).append(maybe() ? "  " : " ")
                        .append(text(comparison.parts().get(i + 1), 5));
            }
            return text.toString();
        }
        if (node instanceof Expression.Prefix prefix) {
            boolean literal = prefix.operator() == PrefixOperator.MINUS
                    && (prefix.operand() instanceof Expression.LongLiteral
                            || prefix.operand() instanceof Expression.DoubleLiteral);
            int level = literal ? OPERAND + 1 : prefix.operator() == PrefixOperator.NOT ? 3 : PREFIX;
            return prefix.operator().symbol() + (prefix.operator() == PrefixOperator.NOT ? " " : "")
                    + text(prefix.operand(), level);
        }
        if (node instanceof Expression.Arithmetic arithmetic) {
            int level = level(arithmetic);
            boolean power = arithmetic.operator() == ArithmeticOperator.POWER;
            String space = maybe() ? "" : " ";
            return text(arithmetic.left(), power ? OPERAND : level) + space + arithmetic.operator().symbol() + space
                    + text(arithmetic.right(), power ? PREFIX : level + 1);
        }
        if (node instanceof Expression.Items items) {
            return items.parts().stream().map(part -> text(part, 0)).collect(Collectors.joining(", ", "[", maybe()
                    && !items.parts().isEmpty() ? ",]" : "]"));
        }
        if (node instanceof Expression.Call call) {
            return call.parts().stream().map(part -> text(part, 0)).collect(Collectors.joining(",",
                    call.function().symbol() + "(", ")"));
        }
        return leaf(node);
    }

    private String leaf(Expression node) {
        if (node instanceof Expression.LongLiteral literal) {
            return literal.value() >= 0 && maybe() ? "0x" + Long.toHexString(literal.value())
                    : Long.toString(literal.value());
        }
        if (node instanceof Expression.DoubleLiteral literal) {
            return Double.toString(literal.value());
        }
        if (node instanceof Expression.BooleanLiteral literal) {
            return literal.value() ? "True" : "False";
        }
        if (node instanceof Expression.TextLiteral literal) {
            String quote = maybe() ? "'" : "\"";
            return quote + literal.value().replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
        }
        String name = ((Expression.Name) node).name();
        return name.matches("[A-Za-z_][A-Za-z_0-9]*") && !maybe() ? name : "`" + name + "`";
    }
}
