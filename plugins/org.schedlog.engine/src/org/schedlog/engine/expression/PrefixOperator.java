// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** An operator before its operand. */
public enum PrefixOperator {

    /** A number as it is. */
    PLUS("+"),
    /** A number with the other sign. */
    MINUS("-"),
    /**
     * Of a condition: its contrary. Of an integer: every bit turned, -x - 1. Binds like the minus sign, so tighter
     * than a comparison.
     */
    COMPLEMENT("~"),
    /** Of a condition: its contrary. Binds weaker than a comparison. */
    NOT("not");

    private final String symbol;

    PrefixOperator(String symbol) {
        this.symbol = symbol;
    }

    /** @return as it is written in an expression */
    public String symbol() {
        return symbol;
    }
}
