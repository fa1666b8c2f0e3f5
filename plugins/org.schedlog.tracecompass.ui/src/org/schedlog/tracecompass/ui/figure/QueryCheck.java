// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.figure.FigureQuery;
import org.schedlog.engine.figure.Frame;

/** Says of a query what is wrong with it, and where, before it is asked. */
final class QueryCheck {

    /**
     * What is wrong.
     *
     * @param position
     *            the offset of the first character that is wrong, at most the query's length
     * @param length
     *            how many characters are wrong, 0 at the query's end
     * @param message
     *            what is wrong, without the place
     */
    record Problem(int position, int length, String message) {

        /** @return the problem for the user, with its place */
        String text() {
            return "At character " + (position + 1) + ": " + message;
        }
    }

    private QueryCheck() {
    }

    /**
     * @param query
     *            what the user typed
     * @param frames
     *            the figures it is asked of
     * @return the first thing that is wrong, if anything is
     */
    static Optional<Problem> of(String query, List<Frame> frames) {
        if (query.isBlank()) {
            return Optional.empty();
        }
        for (Frame frame : frames) {
            try {
                FigureQuery.parse(query, frame.recording().eventTable()).check(frame);
            } catch (ExpressionException e) {
                int position = Math.min(e.position(), query.length());
                return Optional.of(new Problem(position, wordLength(query, position), e.getMessage()));
            } catch (IOException e) {
                return Optional.of(new Problem(0, 0, "The figure's columns cannot be read: " + e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static int wordLength(String query, int position) {
        int end = Math.min(query.length(), position + 1);
        while (end < query.length() && Character.isUnicodeIdentifierPart(query.charAt(end))
                && (Character.isUnicodeIdentifierPart(query.charAt(end - 1)) || query.charAt(end - 1) == '$')) {
            end++;
        }
        return end - position;
    }
}
