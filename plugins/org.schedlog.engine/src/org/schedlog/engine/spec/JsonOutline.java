// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the values of a JSON document stand in its text. A document that is no JSON has the values that stand before
 * the place where it stops being one. Immutable once read.
 */
final class JsonOutline {

    private final String text;
    private final Value root;
    private int position;

    /** A value; of objects and lists also what they hold. Offsets are from 0; the end is behind the last character. */
    static final class Value {

        private final int start;
        private final Map<String, Value> members = new LinkedHashMap<>();
        private final List<Value> items = new ArrayList<>();
        private int end;

        private Value(int start) {
            this.start = start;
            this.end = start;
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }

        /** The member of an object, the last one where a key stands twice; null if there is none. */
        Value member(String key) {
            return members.get(key);
        }

        /** The item of a list; null if there is none. */
        Value item(int index) {
            return index >= 0 && index < items.size() ? items.get(index) : null;
        }
    }

    /** Thrown within this class only: here it is no JSON any more. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    private JsonOutline(String text) {
        this.text = text;
        position = text.startsWith("\ufeff") ? 1 : 0;
        skipBlanks();
        root = new Value(position);
    }

    static Value read(String text) {
        JsonOutline outline = new JsonOutline(text);
        try {
            outline.fill(outline.root, 0);
        } catch (Stop e) {
            outline.root.end = text.length();
        }
        return outline.root;
    }

    /** Reads the value that begins at the position; where the text breaks off, what was read of it stays. */
    private void fill(Value value, int depth) throws Stop {
        if (depth > JsonDocument.MAX_DEPTH) {
            throw new Stop();
        }
        try {
            switch (peek()) {
            case '{' -> object(value, depth);
            case '[' -> array(value, depth);
            case '"' -> string();
            default -> word();
            }
        } finally {
            value.end = position;
        }
    }

    private void object(Value value, int depth) throws Stop {
        position++;
        skipBlanks();
        while (peek() != '}') {
            String key = string();
            skipBlanks();
            expect(':');
            skipBlanks();
            Value member = new Value(position);
            value.members.put(key, member);
            fill(member, depth + 1);
            next('}');
        }
        position++;
    }

    private void array(Value value, int depth) throws Stop {
        position++;
        skipBlanks();
        while (peek() != ']') {
            Value item = new Value(position);
            value.items.add(item);
            fill(item, depth + 1);
            next(']');
        }
        position++;
    }

    /** Goes on to the next item, or to the bracket that ends the list. */
    private void next(char end) throws Stop {
        skipBlanks();
        if (peek() != end) {
            expect(',');
            skipBlanks();
        }
    }

    private String string() throws Stop {
        if (peek() != '"') {
            throw new Stop();
        }
        int start = ++position;
        while (peek() != '"') {
            position += escapeLength(text, position);
        }
        String raw = text.substring(start, position++);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    /** How many characters of the text make up the character of the string that begins there. */
    static int escapeLength(String text, int at) {
        if (text.charAt(at) != '\\' || at + 1 >= text.length()) {
            return 1;
        }
        return Math.min(text.charAt(at + 1) == 'u' ? 6 : 2, text.length() - at);
    }

    /** Keys with escapes: only their plain ones are understood, no spec has a key that needs others. */
    private static String unescaped(String raw) {
        return raw.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
    }

    private void word() throws Stop {
        int start = position;
        while (position < text.length() && "+-.".indexOf(text.charAt(position)) >= 0
                || position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw new Stop();
        }
    }

    private char peek() throws Stop {
        if (position >= text.length()) {
            throw new Stop();
        }
        return text.charAt(position);
    }

    private void expect(char character) throws Stop {
        if (peek() != character) {
            throw new Stop();
        }
        position++;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
