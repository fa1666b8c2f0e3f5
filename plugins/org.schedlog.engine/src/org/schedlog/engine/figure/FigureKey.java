// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.spec.Category;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.Pipeline;
import org.schedlog.engine.spec.Step;
import org.schedlog.engine.spec.Value;

/**
 * Text that is equal for specs that compute the same on a recording, whatever their labels, colours and layout.
 * Records' own texts would say as much, but in a program that has just started the first of each takes milliseconds,
 * and this is done before the first picture. For one thread.
 */
final class FigureKey {

    private final StringBuilder text = new StringBuilder();

    private FigureKey() {
    }

    static String text(FigureSpec spec) {
        FigureKey key = new FigureKey();
        key.text.append(spec.kind());
        spec.input().forEach(key::quote);
        key.text.append('\n');
        spec.output().forEach(key::quote);
        key.text.append('\n');
        for (Category category : spec.categories()) {
            key.text.append(category.unavailable() != null).append('\n');
            category.pipelines().forEach(key::add);
        }
        return key.text.toString();
    }

    private void add(Pipeline pipeline) {
        for (Step step : pipeline.steps()) {
            if (step instanceof Step.Query query) {
                text.append("query ");
                add(query.condition());
            } else if (step instanceof Step.Assign assign) {
                text.append("assign");
                quote(assign.name());
                add(assign.value());
            }
            text.append('\n');
        }
        text.append("end\n");
    }

    private void add(Value value) {
        if (value instanceof Value.Elementwise elementwise) {
            add(elementwise.expression());
        } else if (value instanceof Value.Rolling rolling) {
            text.append("rolling ").append(rolling.window()).append(' ').append(rolling.function());
            quote(rolling.column());
        } else if (value instanceof Value.Argsort argsort) {
            text.append("argsort");
            quote(argsort.column());
        }
    }

    /** What the node is and its parts, in brackets. */
    private void add(Expression node) {
        text.append('(').append(node.getClass().getSimpleName());
        if (node instanceof Expression.LongLiteral literal) {
            text.append(' ').append(literal.value());
        } else if (node instanceof Expression.DoubleLiteral literal) {
            text.append(' ').append(literal.value());
        } else if (node instanceof Expression.BooleanLiteral literal) {
            text.append(' ').append(literal.value());
        } else if (node instanceof Expression.TextLiteral literal) {
            quote(literal.value());
        } else if (node instanceof Expression.Name name) {
            quote(name.name());
        } else if (node instanceof Expression.Prefix prefix) {
            text.append(' ').append(prefix.operator());
        } else if (node instanceof Expression.Arithmetic arithmetic) {
            text.append(' ').append(arithmetic.operator());
        } else if (node instanceof Expression.Comparison comparison) {
            text.append(' ').append(comparison.operators());
        } else if (node instanceof Expression.Logical logical) {
            text.append(' ').append(logical.operator());
        } else if (node instanceof Expression.Call call) {
            text.append(' ').append(call.function());
        }
        node.parts().forEach(this::add);
        text.append(')');
    }

    /** A text whose end cannot be mistaken, whatever it holds. */
    private void quote(String value) {
        text.append(' ').append(value.length()).append(' ').append(value);
    }
}
