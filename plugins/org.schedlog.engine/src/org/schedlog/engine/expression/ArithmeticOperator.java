// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/**
 * An operator between two numbers, with Python's meaning. Two integers give an integer, exact and wrapping only where
 * 64 bits overflow, except where an operator below says otherwise; an integer and a double give a double.
 */
public enum ArithmeticOperator {

    /** Sum. */
    ADD("+"),
    /** Difference. */
    SUBTRACT("-"),
    /** Product. */
    MULTIPLY("*"),
    /** True division: always double, also of two integers; x / 0 is an infinity or NaN. */
    DIVIDE("/"),
    /**
     * Division rounded down. If an integer divisor is 0 in any row, the whole column is double with infinities or NaN
     * in those rows.
     */
    FLOOR_DIVIDE("//"),
    /**
     * Remainder with the divisor's sign. If an integer divisor is 0 in any row, the whole column is double with NaN in
     * those rows.
     */
    REMAINDER("%"),
    /** Power. If an integer exponent is negative in any row, the whole column is double (numpy refuses that). */
    POWER("**");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    /** @return as it is written in an expression */
    public String symbol() {
        return symbol;
    }
}
