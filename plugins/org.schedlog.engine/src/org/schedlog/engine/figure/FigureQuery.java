// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.ExpressionParser;
import org.schedlog.engine.expression.Suggestions;
import org.schedlog.engine.spec.EventVariables;

/**
 * A condition over the output columns of a figure and {@code c}, as a user types it; {@code $NAME} stands for an
 * event's id. Immutable. Positions in the errors are offsets in the text as typed.
 */
public final class FigureQuery {

    private final EventVariables.Substituted source;
    private final Expression condition;

    private FigureQuery(EventVariables.Substituted source, Expression condition) {
        this.source = source;
        this.condition = condition;
    }

    /**
     * Reads a query.
     *
     * @param text
     *            what the user typed
     * @param table
     *            the recording's event ids
     * @return the query
     * @throws ExpressionException
     *             when it is no condition, or names an event that the recording does not know
     */
    public static FigureQuery parse(String text, EventTable table) throws ExpressionException {
        EventVariables.Substituted source = EventVariables.substitute(text, table.ids());
        if (!source.missing().isEmpty()) {
            String name = source.missing().get(0);
            throw new ExpressionException(text.indexOf('$' + name) < 0 ? text.indexOf("${" + name)
                    : text.indexOf('$' + name),
                    "This recording has no event " + name + Suggestions.didYouMean(name, table.ids().keySet()));
        }
        try {
            return new FigureQuery(source, ExpressionParser.parse(source.text()));
        } catch (ExpressionException e) {
            throw new ExpressionException(source.originalOffset(e.position()), e.getMessage());
        }
    }

    /**
     * Keeps the lines or points for which the condition holds.
     *
     * @param frame
     *            a figure of the recording whose event ids the query was read with
     * @param progress
     *            listens and may cancel
     * @return a frame of the same kind with the same categories
     * @throws ExpressionException
     *             when the condition does not fit the figure's columns
     * @throws IOException
     *             when intermediate results cannot be stored
     */
    public Frame select(Frame frame, Progress progress) throws IOException, ExpressionException {
        try {
            return frame.query(condition, progress);
        } catch (ExpressionException e) {
            throw new ExpressionException(source.originalOffset(e.position()), e.getMessage());
        }
    }

    /**
     * Finds out whether the condition fits a figure, without looking at its lines: for use while it is typed.
     *
     * @param frame
     *            a figure of the recording whose event ids the query was read with
     * @throws ExpressionException
     *             when the condition does not fit the figure's columns
     * @throws IOException
     *             when a column cannot be had
     */
    public void check(Frame frame) throws IOException, ExpressionException {
        try {
            frame.check(condition);
        } catch (ExpressionException e) {
            throw new ExpressionException(source.originalOffset(e.position()), e.getMessage());
        }
    }

    /** @return the query as the user typed it */
    @Override
    public String toString() {
        return source.original();
    }
}
