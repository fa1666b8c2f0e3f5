// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.Locale;

import org.schedlog.engine.expression.Expression;

/** What a step assigns to a column. */
public sealed interface Value {

    /**
     * Row by row, from the values of the same row.
     *
     * @param expression
     *            names, numbers and arithmetic; positions in it mean nothing
     */
    record Elementwise(Expression expression) implements Value {
    }

    /**
     * A function over the last rows that are left in the pipeline.
     *
     * @param window
     *            how many rows, at least 1
     * @param function
     *            the function
     * @param column
     *            the column's name
     */
    record Rolling(int window, Function function, String column) implements Value {
    }

    /**
     * In row k the position of the k-th smallest value.
     *
     * @param column
     *            the column's name
     */
    record Argsort(String column) implements Value {
    }

    /** A function over the values of several rows. */
    enum Function {
        /** The arithmetic mean. */
        MEAN,
        /** The sum. */
        SUM,
        /** The middle value, or the mean of the two middle ones. */
        MEDIAN;

        /** @return the function's name in a spec */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
