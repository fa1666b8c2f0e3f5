// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/**
 * An expression that cannot be understood. The message is for the user and ends without a full stop; the position is
 * not part of it.
 */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position
     *            where in the expression's text, an offset in chars from 0; 0 too when the expression was not made
     *            from a text
     * @param message
     *            what is wrong and what was expected, plain English
     */
    public ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** @return the offset in chars from 0 where the text is wrong; at most the text's length */
    public int position() {
        return position;
    }
}
