// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads an expression by precedence climbing. The levels are Python's, with pandas' change that {@code &} and {@code
 * |} are {@code and} and {@code or}; from weak to strong: {@code |}, {@code &}, {@code not}, comparisons (chained),
 * {@code + -}, {@code * / // %}, {@code + - ~} before an operand, {@code **} (from the right; its exponent may have a
 * sign).
 */
public final class ExpressionParser {

    /**
     * How deep parentheses, signs and exponents may be nested, so that reading them needs no more than a small
     * thread's stack.
     */
    private static final int MAX_NESTING = 130;

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int PREFIX = 7;

    private static final Map<String, ArithmeticOperator> SUMS = Map.of("+", ArithmeticOperator.ADD, "-",
            ArithmeticOperator.SUBTRACT);
    private static final Map<String, ArithmeticOperator> PRODUCTS = Map.of("*", ArithmeticOperator.MULTIPLY, "/",
            ArithmeticOperator.DIVIDE, "//",
            ArithmeticOperator.FLOOR_DIVIDE, "%", ArithmeticOperator.REMAINDER);

    private static final Map<String, ComparisonOperator> COMPARISONS = Arrays.stream(ComparisonOperator.values())
            .collect(Collectors.toMap(ComparisonOperator::symbol, operator -> operator));

    private final List<Token> tokens;
    private int next;
    private int nesting;

    private ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * @param text
     *            an expression; event names ({@code $NAME}) are already replaced
     * @return its tree
     * @throws ExpressionException
     *             when the text is no expression: with the place and what was expected there
     */
    public static Expression parse(String text) throws ExpressionException {
        ExpressionParser parser = new ExpressionParser(Lexer.tokens(text));
        if (parser.peek().kind() == Token.Kind.END) {
            throw new ExpressionException(0, "Expected an expression, but there is none");
        }
        Expression expression = parser.expression(OR);
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        Expressions.checkHeight(expression);
        return expression;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean takeIf(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String symbol, Token opening) throws ExpressionException {
        if (!takeIf(symbol)) {
            throw unexpected("'" + symbol + "' for the '" + opening.text() + "' at character " + (opening.position()
                    + 1));
        }
    }

    private ExpressionException unexpected(String expected) {
        return new ExpressionException(peek().position(), "Expected " + expected + ", found " + peek().described());
    }

    /** An expression whose operators bind at least as strongly as a level. */
    private Expression expression(int level) throws ExpressionException {
        if (++nesting > MAX_NESTING) {
            throw new ExpressionException(peek().position(), "The expression is nested more than " + MAX_NESTING
                    + " deep");
        }
        Expression left = prefixed(level);
        while (true) {
            if (level <= PRODUCT && operator(PRODUCTS) != null) {
                left = arithmetic(left, PRODUCTS, PREFIX);
            } else if (level <= SUM && operator(SUMS) != null) {
                left = arithmetic(left, SUMS, PRODUCT);
            } else if (level <= COMPARISON && comparison() != null) {
                left = comparisons(left);
            } else if (level <= AND && peek().is("&")) {
                left = logical(left, LogicalOperator.AND, NOT);
            } else if (level <= OR && peek().is("|")) {
                left = logical(left, LogicalOperator.OR, AND);
            } else {
                nesting--;
                return left;
            }
        }
    }

    private ArithmeticOperator operator(Map<String, ArithmeticOperator> operators) {
        return peek().kind() == Token.Kind.SYMBOL ? operators.get(peek().text()) : null;
    }

    private Expression arithmetic(Expression left, Map<String, ArithmeticOperator> operators,
            int rightLevel) throws ExpressionException {
        ArithmeticOperator operator = operator(operators);
        next++;
        return new Expression.Arithmetic(left.position(), operator, left, expression(rightLevel));
    }

    private Expression logical(Expression first, LogicalOperator operator, int partLevel) throws ExpressionException {
        List<Expression> parts = new ArrayList<>();
        parts.add(first);
        while (takeIf(operator.symbol())) {
            parts.add(expression(partLevel));
        }
        return new Expression.Logical(first.position(), operator, parts);
    }

    private Expression comparisons(Expression first) throws ExpressionException {
        List<Expression> parts = new ArrayList<>();
        List<ComparisonOperator> operators = new ArrayList<>();
        parts.add(first);
        for (ComparisonOperator operator = comparison(); operator != null; operator = comparison()) {
            next += operator == ComparisonOperator.NOT_IN ? 2 : 1;
            operators.add(operator);
            parts.add(expression(SUM));
        }
        return new Expression.Comparison(first.position(), operators, parts);
    }

    /** The comparison operator that comes next, or null; it is not taken. */
    private ComparisonOperator comparison() {
        if (peek().is("not")) {
            return tokens.get(next + 1).is("in") ? ComparisonOperator.NOT_IN : null;
        }
        return peek().kind() == Token.Kind.SYMBOL ? COMPARISONS.get(peek().text()) : null;
    }

    private Expression prefixed(int level) throws ExpressionException {
        Token token = peek();
        if (token.is("not")) {
            if (level > NOT) {
                throw new ExpressionException(token.position(),
                        "'not' binds weaker than what is before it; put it and its condition in parentheses");
            }
            next++;
            return new Expression.Prefix(token.position(), PrefixOperator.NOT, expression(NOT));
        }
        for (PrefixOperator operator : PrefixOperator.values()) {
            if (token.is(operator.symbol())) {
                next++;
                if (operator == PrefixOperator.MINUS && isNumber(peek()) && !tokens.get(next + 1).is("**")) {
                    return Numbers.literal(take(), true, token.position());
                }
                return new Expression.Prefix(token.position(), operator, expression(PREFIX));
            }
        }
        Expression base = operand();
        if (takeIf("**")) {
            return new Expression.Arithmetic(base.position(), ArithmeticOperator.POWER, base, expression(PREFIX));
        }
        return base;
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.INTEGER || token.kind() == Token.Kind.DECIMAL;
    }

    private Expression operand() throws ExpressionException {
        Token token = peek();
        if (isNumber(token)) {
            next++;
            return Numbers.literal(token, false, token.position());
        }
        if (token.kind() == Token.Kind.TEXT) {
            next++;
            return new Expression.TextLiteral(token.position(), token.text());
        }
        if (token.kind() == Token.Kind.NAME && tokens.get(next + 1).is("(")) {
            return call();
        }
        if (token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.QUOTED_NAME) {
            next++;
            return new Expression.Name(token.position(), token.text());
        }
        if (token.is("True") || token.is("False")) {
            next++;
            return new Expression.BooleanLiteral(token.position(), token.is("True"));
        }
        if (token.is("[")) {
            next++;
            return new Expression.Items(token.position(), items("]"));
        }
        if (token.is("(")) {
            next++;
            Expression inside = expression(OR);
            expect(")", token);
            return inside;
        }
        throw unexpected("a column, a number or a parenthesis");
    }

    private Expression call() throws ExpressionException {
        Token name = take();
        next++;
        Optional<Function> function = Function.of(name.text());
        if (function.isEmpty()) {
            List<String> known = Arrays.stream(Function.values()).map(Function::symbol).toList();
            throw new ExpressionException(name.position(), "There is no function " + name.shortened() + "; there are "
                    + String.join(", ", known)
                    + Suggestions.didYouMean(name.text(), known));
        }
        List<Expression> arguments = items(")");
        if (!function.get().takes(arguments.size())) {
            throw new ExpressionException(name.position(),
                    function.get().symbol() + " takes " + function.get().arguments() + ", here it has "
                            + arguments.size());
        }
        return new Expression.Call(name.position(), function.get(), arguments);
    }

    /** What stands between commas up to the closing bracket; a comma may also follow the last item, as in Python. */
    private List<Expression> items(String closing) throws ExpressionException {
        List<Expression> items = new ArrayList<>();
        while (!takeIf(closing)) {
            items.add(expression(OR));
            if (!peek().is(closing) && !takeIf(",")) {
                throw unexpected("',' or '" + closing + "'");
            }
        }
        return items;
    }
}
