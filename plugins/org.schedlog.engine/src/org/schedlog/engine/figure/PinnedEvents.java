// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.schedlog.engine.expression.ComparisonOperator;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.LogicalOperator;

/** Which events a condition leaves, as far as it says so plainly: {@code event == 5 & ...}, {@code event in [5, 6]}. */
final class PinnedEvents {

    /** The column that is meant. */
    static final String EVENT = "event";

    private PinnedEvents() {
    }

    /** @return ids outside of which no row is left, or empty when the condition does not say */
    static Optional<Set<Long>> of(Expression condition) {
        if (condition instanceof Expression.Logical logical) {
            return logical(logical);
        }
        if (condition instanceof Expression.Comparison comparison && comparison.operators().size() == 1) {
            return comparison(comparison.operators().get(0), comparison.parts().get(0), comparison.parts().get(1));
        }
        return Optional.empty();
    }

    /** @return what is left of a condition for rows that all have an event, or empty if it holds for all of them */
    static Optional<Expression> without(long event, Expression condition) {
        if (condition instanceof Expression.Comparison && of(condition).equals(Optional.of(Set.of(event)))) {
            return Optional.empty();
        }
        if (!(condition instanceof Expression.Logical logical) || logical.operator() != LogicalOperator.AND) {
            return Optional.of(condition);
        }
        List<Expression> rest = logical.parts().stream().flatMap(part -> without(event, part).stream()).toList();
        if (rest.size() < 2) {
            return rest.stream().findFirst();
        }
        return Optional.of(new Expression.Logical(logical.position(), logical.operator(), rest));
    }

    /** @return ids that are in both; what says nothing leaves the other as it is */
    static Optional<Set<Long>> both(Optional<Set<Long>> a, Optional<Set<Long>> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Set<Long> ids = new HashSet<>(a.get());
        ids.retainAll(b.get());
        return Optional.of(ids);
    }

    private static Optional<Set<Long>> logical(Expression.Logical logical) {
        List<Optional<Set<Long>>> parts = logical.parts().stream().map(PinnedEvents::of).toList();
        if (logical.operator() == LogicalOperator.AND) {
            return parts.stream().reduce(Optional.empty(), PinnedEvents::both);
        }
        Set<Long> ids = new HashSet<>();
        for (Optional<Set<Long>> part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
            ids.addAll(part.get());
        }
        return Optional.of(ids);
    }

    private static Optional<Set<Long>> comparison(ComparisonOperator operator, Expression left, Expression right) {
        boolean equal = operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.IN;
        if (!equal) {
            return Optional.empty();
        }
        return isEvent(left) ? ids(right) : isEvent(right) ? ids(left) : Optional.empty();
    }

    private static boolean isEvent(Expression expression) {
        return expression instanceof Expression.Name name && name.name().equals(EVENT);
    }

    private static Optional<Set<Long>> ids(Expression expression) {
        List<Expression> items = expression instanceof Expression.Items list ? list.parts() : List.of(expression);
        Set<Long> ids = new HashSet<>();
        for (Expression item : items) {
            if (!(item instanceof Expression.LongLiteral literal)) {
                return Optional.empty();
            }
            ids.add(literal.value());
        }
        return Optional.of(ids);
    }
}
