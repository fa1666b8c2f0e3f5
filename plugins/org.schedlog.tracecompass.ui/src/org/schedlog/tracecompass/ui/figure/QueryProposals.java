// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.schedlog.engine.expression.Function;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.Part;
import org.schedlog.engine.spec.FigureSpec;

/**
 * What may stand in a query at the caret: the figure's output columns, its categories, functions and key words, the
 * recording's events as $NAME; behind a value, operators. For the UI thread only.
 */
final class QueryProposals implements IContentProposalProvider {

    private static final Map<String, String> WORDS = words("not", "the contrary of a condition", "True",
            "holds always", "False", "holds never");
    private static final Map<String, String> OPERATORS = words("==", "equals", "!=", "is not equal to", "<",
            "is less than", "<=", "is at most", ">", "is more than", ">=", "is at least", "in [", "is one of a list",
            "not in [", "is none of a list", "&", "and", "|", "or", "+", "plus", "-", "minus", "*", "times", "/",
            "divided by", "//", "divided by, rounded down", "%", "remainder", "**", "to the power of");

    private List<Frame> frames = List.of();

    /**
     * A text that can be put in place of what stands before the caret.
     *
     * @param start
     *            the offset of the first character that it replaces, up to the caret
     * @param text
     *            what is put there
     * @param description
     *            what it means, for the user
     */
    record Proposal(int start, String text, String description) implements IContentProposal {

        @Override
        public String getContent() {
            return text;
        }

        @Override
        public int getCursorPosition() {
            return text.length();
        }

        @Override
        public String getLabel() {
            return text + "  \u2013  " + description;
        }

        /** The label says it already. */
        @Override
        public String getDescription() {
            return null;
        }
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    /** Proposes what fits these figures, all of one specification. */
    void setFrames(List<Frame> frames) {
        this.frames = List.copyOf(frames);
    }

    @Override
    public Proposal[] getProposals(String contents, int position) {
        String before = contents.substring(0, Math.min(position, contents.length()));
        int start = wordStart(before);
        String word = before.substring(start);
        Map<String, String> all = word.isEmpty() && followsValue(before) ? OPERATORS : operands();
        return all.entrySet().stream().filter(entry -> fits(entry.getKey(), word))
                .map(entry -> new Proposal(start, entry.getKey(), entry.getValue())).toArray(Proposal[]::new);
    }

    private static boolean fits(String proposal, String word) {
        return word.isEmpty() || !proposal.equals(word) && proposal.startsWith("$") == word.startsWith("$")
                && bare(proposal).startsWith(bare(word));
    }

    /** A name without what only marks it as one. */
    private static String bare(String word) {
        return word.replaceAll("[`{}]", "").toLowerCase(Locale.ROOT);
    }

    /** Where the name begins that ends at the end of a text. */
    private static int wordStart(String text) {
        long quotes = text.chars().filter(c -> c == '`').count();
        if (quotes % 2 == 1) {
            return text.lastIndexOf('`');
        }
        int start = text.length();
        while (start > 0 && (Character.isUnicodeIdentifierPart(text.charAt(start - 1))
                || "{$".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    /** Whether what stands before the caret is a value, so that an operator comes next. */
    private static boolean followsValue(String text) {
        String stripped = text.stripTrailing();
        if (stripped.isEmpty()) {
            return false;
        }
        char last = stripped.charAt(stripped.length() - 1);
        boolean isWord = stripped.matches("(?s).*\\b(and|or|not|in)");
        return !isWord && (Character.isUnicodeIdentifierPart(last) || ")]`\"'}".indexOf(last) >= 0);
    }

    private Map<String, String> operands() {
        Map<String, String> operands = new LinkedHashMap<>();
        if (!frames.isEmpty()) {
            Frame frame = frames.get(0);
            frame.spec().valueColumns().forEach(name -> operands.put(quoted(name), meaning(frame, name)));
            operands.put(FigureSpec.CATEGORY_COLUMN, "the category's number");
            for (CategoryFrame category : frame.categories()) {
                if (category.category().unavailable() == null) {
                    operands.put(FigureSpec.CATEGORY_COLUMN + " == " + category.category().index(),
                            category.category().label());
                }
            }
        }
        for (Function function : Function.values()) {
            operands.put(function.symbol() + "(", "function of " + function.arguments());
        }
        operands.putAll(WORDS);
        frames.stream().flatMap(QueryProposals::events).distinct()
                .forEach(name -> operands.put(variable(name), "id of the event"));
        return operands;
    }

    private static Stream<String> events(Frame frame) {
        return frame.recording().eventTable().ids().keySet().stream().sorted();
    }

    private static String variable(String event) {
        return event.matches("[_A-Za-z]\\w*") ? "$" + event : "${" + event + "}";
    }

    private static String quoted(String column) {
        return column.matches("[_\\p{L}]\\w*") ? column : "`" + column + "`";
    }

    private static String meaning(Frame frame, String column) {
        List<Meaning> meanings = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            for (Part part : category.parts()) {
                meanings.add(part.meaning(column));
            }
        }
        return switch (meanings.stream().distinct().count() == 1 ? meanings.get(0) : Meaning.NUMBER) {
            case TIME -> "a time, ns since the first event";
            case DURATION -> "a duration in ns";
            case CPU -> "a CPU";
            case THREAD -> "a thread's id";
            case NUMBER -> "output column";
        };
    }
}
