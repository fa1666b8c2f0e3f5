// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the places that diagnostics name in the text of a spec, for marks in editors. A place that the text does not
 * have, e.g. a member that is missing, is that of the nearest thing around it that is there. Immutable.
 */
public final class SpecLocator {

    private final String text;
    private final JsonOutline.Value root;
    private final int[] lineStarts;
    /** Where the text is no JSON; null where it is. */
    private final TextRange broken;

    private SpecLocator(String text) {
        this.text = text;
        root = JsonOutline.read(text);
        lineStarts = lineStarts(text);
        broken = broken();
    }

    /**
     * @param text
     *            the spec's whole text, right or wrong
     * @return where its places are
     */
    public static SpecLocator of(String text) {
        return new SpecLocator(text);
    }

    /**
     * @param place
     *            a place in this spec
     * @return where it is in the text
     */
    public TextRange locate(Place place) {
        if (broken != null) {
            return broken;
        }
        if (place.category() < 0) {
            JsonOutline.Value member = root.member(place.member());
            return member == null ? firstLine() : range(member);
        }
        JsonOutline.Value category = within(root.member("c"), place.category());
        JsonOutline.Value member = category == null ? null : category.member(place.member());
        JsonOutline.Value concatenate = category == null || place.pipeline() < 0 ? null
                : category.member("concatenate");
        JsonOutline.Value pipeline = within(concatenate, place.pipeline());
        JsonOutline.Value step = within(pipeline, place.step());
        JsonOutline.Value expression = place.column() < 0 ? null : within(step, 1);
        if (expression != null) {
            return inString(expression, place.column() - 1);
        }
        return Arrays.asList(step, pipeline, member, category, root.member("c")).stream()
                .filter(value -> value != null).findFirst().map(this::range).orElseGet(this::firstLine);
    }

    private static JsonOutline.Value within(JsonOutline.Value list, int index) {
        return list == null ? null : list.item(index);
    }

    /** Of a long value its first line: a mark under half the text helps nobody. */
    private TextRange range(JsonOutline.Value value) {
        int start = Math.min(value.start(), text.length());
        return range(start, Math.min(value.end(), lineEnd(line(start))));
    }

    private TextRange range(int start, int end) {
        int from = Math.min(start, text.length());
        return new TextRange(line(from), from, Math.max(from, Math.min(end, text.length())));
    }

    /** From a character of a string to the end of the word that begins there; the string's end counts as its last. */
    private TextRange inString(JsonOutline.Value string, int offset) {
        int close = Math.max(string.start() + 1, string.end() - 1);
        int start = string.start() + 1;
        for (int i = 0; i < offset && start < close; i++) {
            start += JsonOutline.escapeLength(text, start);
        }
        if (start >= close) {
            return range(close - 1, close + 1);
        }
        int end = start + JsonOutline.escapeLength(text, start);
        while (end < close && Character.isJavaIdentifierPart(text.charAt(start))
                && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return range(start, end);
    }

    private TextRange firstLine() {
        return range(root);
    }

    private TextRange broken() {
        boolean hasMark = text.startsWith("\ufeff");
        JsonDocument.Result json = JsonDocument.read(hasMark ? text.substring(1) : text);
        if (json.root() != null) {
            return null;
        }
        int line = Math.min(json.line(), lineStarts.length);
        int mark = hasMark && line == 1 ? 1 : 0;
        int end = lineEnd(line);
        // The reader stops behind the character that it does not like.
        int start = Math.max(lineStarts[line - 1], Math.min(lineStarts[line - 1] + mark + json.column() - 2, end - 1));
        return new TextRange(line, start, Math.max(start, end));
    }

    /** The offset of the end of a line, without what ends it. */
    private int lineEnd(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return end > lineStarts[line - 1] && end < text.length() && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** As Gson and Eclipse count them: a line ends with a line feed. */
    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts.add(i + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
