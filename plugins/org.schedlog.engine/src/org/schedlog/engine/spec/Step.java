// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import org.schedlog.engine.expression.Expression;

/** A step of a pipeline. */
public sealed interface Step {

    /**
     * @return the step of the spec that this belongs to, from 0; a spec's step with nested functions becomes several of
     * these
     */
    int index();

    /**
     * Keeps the rows for which a condition holds.
     *
     * @param index
     *            the step in the spec
     * @param condition
     *            the condition; its positions are offsets in the text with ids
     * @param source
     *            its text before and after event names were replaced
     */
    record Query(int index, Expression condition, EventVariables.Substituted source) implements Step {
    }

    /**
     * Makes a column or replaces one.
     *
     * @param index
     *            the step in the spec
     * @param name
     *            the column's name
     * @param value
     *            its values
     */
    record Assign(int index, String name, Value value) implements Step {

        private static final String HIDDEN = "\0";

        /**
         * @param column
         *            a column's name
         * @return whether it is none of the spec's, only an intermediate result within a step
         */
        public static boolean isHidden(String column) {
            return column.startsWith(HIDDEN);
        }

        static String hiddenName(int number) {
            return HIDDEN + number;
        }
    }
}
