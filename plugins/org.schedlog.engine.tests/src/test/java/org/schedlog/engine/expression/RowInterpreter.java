// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What an expression means, row by row on boxed values, as plainly as it can be said: integers are computed without
 * limits and cut to 64 bits, comparisons are those of exact decimal numbers.
 */
final class RowInterpreter {

    /** Thrown where the exact result is no help, because the language promises a rounded one. */
    static final class NotExact extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final RandomTable table;
    private final Map<Expression, Boolean> anywhere = new IdentityHashMap<>();

    RowInterpreter(RandomTable table) {
        this.table = table;
    }

    boolean holds(Expression condition, int row) {
        return (Boolean) value(condition, row);
    }

    Object value(Expression node, int row) {
        if (node instanceof Expression.Name name) {
            return table.value(name.name(), row);
        }
        if (node instanceof Expression.LongLiteral literal) {
            return literal.value();
        }
        if (node instanceof Expression.DoubleLiteral literal) {
            return literal.value();
        }
        if (node instanceof Expression.BooleanLiteral literal) {
            return literal.value();
        }
        if (node instanceof Expression.TextLiteral literal) {
            return literal.value();
        }
        if (node instanceof Expression.Logical logical) {
            return logical.operator() == LogicalOperator.AND ? logical.parts().stream().allMatch(part -> holds(part,
                    row))
                    : logical.parts().stream().anyMatch(part -> holds(part, row));
        }
        if (node instanceof Expression.Comparison comparison) {
            for (int i = 0; i < comparison.operators().size(); i++) {
                if (!holds(comparison.operators().get(i), comparison.parts().get(i), comparison.parts().get(i + 1),
                        row)) {
                    return false;
                }
            }
            return true;
        }
        if (node instanceof Expression.Prefix prefix) {
            Object operand = value(prefix.operand(), row);
            return switch (prefix.operator()) {
            case PLUS -> operand;
            case MINUS -> operand instanceof Double number ? (Object) (-number)
                    : (Object) cut(integer(operand).negate());
            case NOT, COMPLEMENT -> operand instanceof Boolean condition ? (Object) !condition
                    : (Object) cut(integer(operand).not());
            };
        }
        if (node instanceof Expression.Call call) {
            return call(call, row);
        }
        return arithmetic((Expression.Arithmetic) node, row);
    }

    private static BigInteger integer(Object value) {
        return BigInteger.valueOf((Long) value);
    }

    private static long cut(BigInteger value) {
        return value.longValue();
    }

    private Object call(Expression.Call call, int row) {
        Object result = value(call.parts().get(0), row);
        if (call.function() == Function.ABS) {
            return result instanceof Double number ? (Object) Math.abs(number) : (Object) cut(integer(result).abs());
        }
        if (call.function() == Function.SQRT) {
            return Math.sqrt(((Number) result).doubleValue());
        }
        for (Expression part : call.parts().subList(1, call.parts().size())) {
            Object other = value(part, row);
            boolean least = call.function() == Function.MIN;
            if (result instanceof Long a && other instanceof Long b) {
                result = least == a < b ? a : b;
            } else {
                double a = ((Number) result).doubleValue();
                double b = ((Number) other).doubleValue();
                result = least ? Math.min(a, b) : Math.max(a, b);
            }
        }
        return result;
    }

    /** Whether something is true of a node's value in any row: that decides the type of a whole column. */
    private boolean anywhere(Expression node, Predicate<Object> truth) {
        return anywhere.computeIfAbsent(node, key -> {
            for (int row = 0; row < table.size(); row++) {
                if (truth.test(value(key, row))) {
                    return true;
                }
            }
            return false;
        });
    }

    private Object arithmetic(Expression.Arithmetic node, int row) {
        Object left = value(node.left(), row);
        Object right = value(node.right(), row);
        if (left instanceof Long && right instanceof Long) {
            BigInteger a = integer(left);
            BigInteger b = integer(right);
            switch (node.operator()) {
            case ADD:
                return cut(a.add(b));
            case SUBTRACT:
                return cut(a.subtract(b));
            case MULTIPLY:
                return cut(a.multiply(b));
            case FLOOR_DIVIDE, REMAINDER:
                return divided(node, a, b);
            case POWER:
                return anywhere(node.right(), exponent -> (Long) exponent < 0) ? power(a.doubleValue(),
                        b.doubleValue()) : (Object) cut(a.modPow(b, WORD));
            default:
                break;
            }
        }
        double a = ((Number) left).doubleValue();
        double b = ((Number) right).doubleValue();
        return switch (node.operator()) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        case FLOOR_DIVIDE -> floor(a, b);
        case REMAINDER -> remainder(a, b);
        case POWER -> power(a, b);
        };
    }

    private Object divided(Expression.Arithmetic node, BigInteger a, BigInteger b) {
        boolean quotient = node.operator() == ArithmeticOperator.FLOOR_DIVIDE;
        boolean decimal = anywhere(node.right(), divisor -> (Long) divisor == 0);
        if (b.signum() == 0) {
            return quotient && a.signum() != 0 ? a.signum() * Double.POSITIVE_INFINITY : Double.NaN;
        }
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean down = parts[1].signum() * b.signum() < 0;
        long result = cut(quotient ? parts[0].subtract(down ? BigInteger.ONE : BigInteger.ZERO) : parts[1].add(down
                ? b : BigInteger.ZERO));
        return decimal ? (Object) (double) result : (Object) result;
    }

    private static double power(double a, double b) {
        if (a == 1 || a == -1 && Double.isInfinite(b)) {
            return 1;
        }
        return Math.pow(a, b);
    }

    private static double floor(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a)) {
            return Double.NaN;
        }
        if (Double.isInfinite(b)) {
            return a != 0 && a < 0 != b < 0 ? -1 : zero(a, b);
        }
        if (Math.abs(a / b) > 1e14) {
            throw new NotExact();
        }
        BigDecimal[] parts = new BigDecimal(a).divideAndRemainder(new BigDecimal(b));
        boolean down = parts[1].signum() != 0 && parts[1].signum() != new BigDecimal(b).signum();
        BigDecimal quotient = parts[0].setScale(0, RoundingMode.UNNECESSARY).subtract(down ? BigDecimal.ONE
                : BigDecimal.ZERO);
        return quotient.signum() == 0 ? zero(a, b) : quotient.doubleValue();
    }

    private static double zero(double a, double b) {
        return Math.copySign(0, a) * Math.copySign(1, b);
    }

    private static double remainder(double a, double b) {
        if (b == 0 || Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a)) {
            return Double.NaN;
        }
        if (Double.isInfinite(b)) {
            return a == 0 ? zero(0, b) : a < 0 != b < 0 ? b : a;
        }
        if (Math.abs(a / b) > 1e14) {
            throw new NotExact();
        }
        BigDecimal divisor = new BigDecimal(b);
        BigDecimal rest = new BigDecimal(a).remainder(divisor);
        if (rest.signum() == 0) {
            return zero(0, b);
        }
        return rest.signum() != divisor.signum() ? rest.add(divisor).doubleValue() : rest.doubleValue();
    }

    private boolean holds(ComparisonOperator operator, Expression left, Expression right, int row) {
        if (right instanceof Expression.Items items) {
            Object wanted = value(left, row);
            boolean found = items.parts().stream().anyMatch(item -> compared(ComparisonOperator.EQUAL, wanted,
                    value(item, row)));
            return found == (operator == ComparisonOperator.IN || operator == ComparisonOperator.EQUAL);
        }
        return compared(operator, value(left, row), value(right, row));
    }

    private static boolean compared(ComparisonOperator operator, Object left, Object right) {
        Integer order = order(left, right);
        return switch (operator) {
        case EQUAL -> order != null && order == 0;
        case NOT_EQUAL -> order == null || order != 0;
        case LESS -> order != null && order < 0;
        case LESS_OR_EQUAL -> order != null && order <= 0;
        case GREATER -> order != null && order > 0;
        default -> order != null && order >= 0;
        };
    }

    /** Negative, 0, positive; null where there is no order. */
    private static Integer order(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            int[] first = a.codePoints().toArray();
            int[] second = b.codePoints().toArray();
            return Arrays.compare(first, second);
        }
        if (left == null || right == null || left instanceof String || right instanceof String) {
            return null;
        }
        double a = number(left);
        double b = number(right);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return null;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return exact(left).compareTo(exact(right));
    }

    private static double number(Object value) {
        return value instanceof Boolean condition ? condition ? 1 : 0 : ((Number) value).doubleValue();
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Long integer ? BigDecimal.valueOf(integer) : new BigDecimal(number(value));
    }
}
