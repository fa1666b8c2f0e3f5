// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** A comparison. NaN and unknown texts compare false with everything, true for {@link #NOT_EQUAL}. */
public enum ComparisonOperator {

    /** Equal; with a list on one side the same as {@link #IN}. */
    EQUAL("=="),
    /** Not equal; with a list on one side the same as {@link #NOT_IN}. */
    NOT_EQUAL("!="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    LESS_OR_EQUAL("<="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">="),
    /** Equal to an item of the list on the right. */
    IN("in"),
    /** Equal to no item of the list on the right. */
    NOT_IN("not in");

    private final String symbol;

    ComparisonOperator(String symbol) {
        this.symbol = symbol;
    }

    /** @return as it is written in an expression */
    public String symbol() {
        return symbol;
    }

    /** The operator for which {@code b op a} means {@code a this b}; for the six that order. */
    ComparisonOperator mirrored() {
        return switch (this) {
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        default -> this;
        };
    }
}
