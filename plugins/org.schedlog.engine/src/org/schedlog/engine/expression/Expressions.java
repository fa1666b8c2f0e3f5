// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Questions about expressions that need no columns. */
public final class Expressions {

    /** How many nodes may lie one below the other, so that walking the tree never exhausts a thread's stack. */
    public static final int MAX_HEIGHT = 1000;

    private record Level(Expression node, int height) {
    }

    private Expressions() {
    }

    /**
     * @param expression
     *            any expression
     * @return the names of the columns that it uses, in the order of their first use
     */
    public static Set<String> names(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression node = open.pop();
            if (node instanceof Expression.Name name) {
                names.add(name.name());
            }
            for (int i = node.parts().size() - 1; i >= 0; i--) {
                open.push(node.parts().get(i));
            }
        }
        return names;
    }

    /** Refuses what is nested deeper than {@link #MAX_HEIGHT}. Without recursion, since that is the point. */
    static void checkHeight(Expression expression) throws ExpressionException {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(expression, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.height > MAX_HEIGHT) {
                throw new ExpressionException(level.node.position(),
                        "The expression is nested more than " + MAX_HEIGHT
                                + " operators deep; split it into several steps");
            }
            for (Expression part : level.node.parts()) {
                open.push(new Level(part, level.height + 1));
            }
        }
    }
}
