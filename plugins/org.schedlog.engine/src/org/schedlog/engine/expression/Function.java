// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Locale;
import java.util.Optional;

/** A function of numbers. */
public enum Function {

    /** Value without its sign; an integer stays one. */
    ABS(1, 1),
    /** Square root, a double; NaN of a negative number. */
    SQRT(1, 1),
    /** The least of its arguments; integer if all are; NaN if one is. */
    MIN(2, Integer.MAX_VALUE),
    /** The greatest of its arguments; integer if all are; NaN if one is. */
    MAX(2, Integer.MAX_VALUE);

    private final int leastArguments;
    private final int mostArguments;

    Function(int leastArguments, int mostArguments) {
        this.leastArguments = leastArguments;
        this.mostArguments = mostArguments;
    }

    /** @return as it is written in an expression */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param count
     *            a number of arguments
     * @return whether the function takes so many
     */
    public boolean takes(int count) {
        return count >= leastArguments && count <= mostArguments;
    }

    /** @return how many arguments it takes, in words */
    public String arguments() {
        return leastArguments == 1 ? "one argument" : "two or more arguments";
    }

    /**
     * @param symbol
     *            a word
     * @return the function of that name, if there is one
     */
    public static Optional<Function> of(String symbol) {
        for (Function function : values()) {
            if (function.symbol().equals(symbol)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
