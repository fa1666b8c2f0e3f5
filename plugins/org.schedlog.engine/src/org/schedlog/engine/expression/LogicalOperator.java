// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** What joins conditions. */
public enum LogicalOperator {

    /** All hold; written {@code &} or {@code and}. */
    AND("&"),
    /** At least one holds; written {@code |} or {@code or}. */
    OR("|");

    private final String symbol;

    LogicalOperator(String symbol) {
        this.symbol = symbol;
    }

    /** @return as it is written in an expression */
    public String symbol() {
        return symbol;
    }
}
