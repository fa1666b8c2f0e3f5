// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in texts that stand for event ids: {@code $NAME} and <code>${NAME}</code>; {@code $$} is a dollar. */
public final class EventVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|([_A-Za-z][_A-Za-z0-9]*)|\\{([^{}$]+)\\})");

    private EventVariables() {
    }

    /**
     * Replaces variables by the ids of the events that they name. Names that the table lacks are left as they stand and
     * listed; so is a dollar without a name.
     *
     * @param text
     *            a text as the user wrote it
     * @param eventIds
     *            the event ids of a recording by name
     * @return the text with ids
     */
    public static Substituted substitute(String text, Map<String, Integer> eventIds) {
        return substitute(text, eventIds, variable -> variable);
    }

    /**
     * Replaces variables by ids where an expression must be checked although the table lacks some of the names: 0
     * stands for these.
     *
     * @param text
     *            an expression as the user wrote it
     * @param eventIds
     *            the event ids of a recording by name
     * @return the expression with ids; meaningless to evaluate where {@link Substituted#missing()} is not empty
     */
    public static Substituted substituteForCheck(String text, Map<String, Integer> eventIds) {
        return substitute(text, eventIds, variable -> "0");
    }

    private static Substituted substitute(String text, Map<String, Integer> eventIds, UnaryOperator<String> unknown) {
        StringBuilder result = new StringBuilder(text.length());
        List<String> missing = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int copied = 0;
        while (matcher.find()) {
            result.append(text, copied, matcher.start());
            String replacement = replacement(matcher, eventIds, unknown, missing);
            pieces.add(new Piece(matcher.start(), matcher.end(), result.length(), result.length()
                    + replacement.length()));
            result.append(replacement);
            copied = matcher.end();
        }
        result.append(text, copied, text.length());
        return new Substituted(text, result.toString(), List.copyOf(missing), pieces);
    }

    private static String replacement(Matcher matcher, Map<String, Integer> eventIds, UnaryOperator<String> unknown,
            List<String> missing) {
        if (matcher.group(1) != null) {
            return "$";
        }
        String name = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        Integer id = eventIds.get(name);
        if (id != null) {
            return id.toString();
        }
        if (!missing.contains(name)) {
            missing.add(name);
        }
        return unknown.apply(matcher.group());
    }

    /** Where a variable stood (from, to) and where what replaces it stands (newFrom, newTo). */
    private record Piece(int from, int to, int newFrom, int newTo) {
    }

    /** A text before and after its variables were replaced. Immutable. */
    public static final class Substituted {

        private final String original;
        private final String text;
        private final List<String> missing;
        private final List<Piece> pieces;

        private Substituted(String original, String text, List<String> missing, List<Piece> pieces) {
            this.original = original;
            this.text = text;
            this.missing = missing;
            this.pieces = pieces;
        }

        /** @return the text as the user wrote it */
        public String original() {
            return original;
        }

        /** @return the text with its variables replaced */
        public String text() {
            return text;
        }

        /** @return the names that the event table lacks, in order, each once */
        public List<String> missing() {
            return missing;
        }

        /**
         * Finds a place of the replaced text in the original one.
         *
         * @param offset
         *            0 to the length of {@link #text()}
         * @return the offset in {@link #original()}; within a replaced variable, where that variable begins
         */
        public int originalOffset(int offset) {
            int shift = 0;
            for (Piece piece : pieces) {
                if (offset < piece.newFrom()) {
                    break;
                }
                if (offset < piece.newTo()) {
                    return piece.from();
                }
                shift = piece.to() - piece.newTo();
            }
            return offset + shift;
        }
    }
}
