// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/**
 * A word of an expression.
 *
 * @param text
 *            a symbol or key word as it is written ({@code &} and {@code |} also for {@code and} and {@code or}); a
 *            number's digits; a name or a text without its quotes
 * @param position
 *            the offset of its first char
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        INTEGER, DECIMAL, TEXT, NAME, QUOTED_NAME, SYMBOL, END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The token as a message names it. */
    String described() {
        return switch (kind) {
        case END -> "the end";
        case TEXT -> "the text \"" + shortened() + "\"";
        case QUOTED_NAME -> "`" + shortened() + "`";
        default -> "'" + shortened() + "'";
        };
    }

    /** The token's text, not longer than a message bears. */
    String shortened() {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
