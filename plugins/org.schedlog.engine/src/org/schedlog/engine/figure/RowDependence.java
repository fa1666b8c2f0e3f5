// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.expression.ArithmeticOperator;
import org.schedlog.engine.expression.Expression;

/**
 * Whether the type of an expression's values depends on which rows there are: a divisor that is 0 in any row makes
 * doubles of integers, and so does a negative exponent. Rows that were already dropped must not decide that.
 */
final class RowDependence {

    private RowDependence() {
    }

    static boolean of(Expression expression) {
        if (expression instanceof Expression.Arithmetic arithmetic) {
            ArithmeticOperator operator = arithmetic.operator();
            if (operator == ArithmeticOperator.FLOOR_DIVIDE || operator == ArithmeticOperator.REMAINDER
                    || operator == ArithmeticOperator.POWER) {
                return true;
            }
        }
        return expression.parts().stream().anyMatch(RowDependence::of);
    }
}
