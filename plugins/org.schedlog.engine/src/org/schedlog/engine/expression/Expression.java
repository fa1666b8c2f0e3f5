// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.List;

/**
 * An expression as a tree. Each node knows where in the text it begins (0-based offset in chars; 0 if it was not made
 * from a text). A node says nothing about types: these depend on the columns and are checked by {@link Evaluation}.
 * Immutable.
 */
public sealed interface Expression {

    /** @return the offset of the node's first char in the text */
    int position();

    /** @return the nodes directly below this one, in the order of the text */
    List<Expression> parts();

    /** A 64-bit integer. */
    record LongLiteral(int position, long value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A double: a number written with a point or an exponent. */
    record DoubleLiteral(int position, double value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** {@code True} or {@code False}. */
    record BooleanLiteral(int position, boolean value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A text in single or double quotes, here without them. */
    record TextLiteral(int position, String value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A column's name, without back quotes. */
    record Name(int position, String name) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A list in brackets; stands only beside {@code in}, {@code not in}, {@code ==} and {@code !=}. */
    record Items(int position, List<Expression> parts) implements Expression {
        /** Copies the list. */
        public Items {
            parts = List.copyOf(parts);
        }
    }

    /** An operator before its operand. */
    record Prefix(int position, PrefixOperator operator, Expression operand) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }
    }

    /** An operator between two numbers. */
    record Arithmetic(int position, ArithmeticOperator operator, Expression left,
            Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * A comparison, also a chained one: {@code a < b <= c} has three parts and two operators and means {@code a < b
     * and b <= c}.
     */
    record Comparison(int position, List<ComparisonOperator> operators, List<Expression> parts) implements Expression {
        /** Copies the lists. */
        public Comparison {
            operators = List.copyOf(operators);
            parts = List.copyOf(parts);
            if (operators.isEmpty() || parts.size() != operators.size() + 1) {
                throw new IllegalArgumentException("An operator between each two parts: " + operators + ", "
                        + parts.size());
            }
        }
    }

    /** Conditions joined by the same operator; at least one. */
    record Logical(int position, LogicalOperator operator, List<Expression> parts) implements Expression {
        /** Copies the list. */
        public Logical {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("No conditions");
            }
        }
    }

    /** A function's value. */
    record Call(int position, Function function, List<Expression> parts) implements Expression {
        /** Copies the list. */
        public Call {
            parts = List.copyOf(parts);
            if (!function.takes(parts.size())) {
                throw new IllegalArgumentException(function.symbol() + " takes " + function.arguments());
            }
        }
    }
}
