// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the parser makes of a printed tree is that tree again, with necessary and with superfluous parentheses. */
class PrintedExpressionsParseToTheSameTreeTest {

    @Test
    void random_trees_survive() throws Exception {
        Random random = new Random(7);
        for (int k = 0; k < 2000; k++) {
            Expression tree = k % 2 == 0 ? new RandomExpressions(random).condition(4)
                    : new RandomExpressions(random).number(4);
            for (ExpressionPrinter printer : List.of(new ExpressionPrinter(null), new ExpressionPrinter(random))) {
                String text = printer.text(tree);
                assertEquals(tree, withoutPositions(ExpressionParser.parse(text)), text);
            }
        }
    }

    private static Expression withoutPositions(Expression node) {
        List<Expression> parts = node.parts().stream().map(PrintedExpressionsParseToTheSameTreeTest::withoutPositions)
                .toList();
        if (node instanceof Expression.Name name) {
            return new Expression.Name(0, name.name());
        }
        if (node instanceof Expression.LongLiteral literal) {
            return new Expression.LongLiteral(0, literal.value());
        }
        if (node instanceof Expression.DoubleLiteral literal) {
            return new Expression.DoubleLiteral(0, literal.value());
        }
        if (node instanceof Expression.BooleanLiteral literal) {
            return new Expression.BooleanLiteral(0, literal.value());
        }
        if (node instanceof Expression.TextLiteral literal) {
            return new Expression.TextLiteral(0, literal.value());
        }
        if (node instanceof Expression.Items) {
            return new Expression.Items(0, parts);
        }
        if (node instanceof Expression.Prefix prefix) {
            return new Expression.Prefix(0, prefix.operator(), parts.get(0));
        }
        if (node instanceof Expression.Arithmetic arithmetic) {
            return new Expression.Arithmetic(0, arithmetic.operator(), parts.get(0), parts.get(1));
        }
        if (node instanceof Expression.Comparison comparison) {
            return new Expression.Comparison(0, comparison.operators(), parts);
        }
        if (node instanceof Expression.Logical logical) {
            return new Expression.Logical(0, logical.operator(), parts);
        }
        return new Expression.Call(0, ((Expression.Call) node).function(), parts);
    }
}
