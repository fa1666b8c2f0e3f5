// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the literal in which npy headers are written: dictionaries, lists and tuples (both become lists), strings,
 * integers, True, False and None (null). Nothing is ever evaluated.
 */
final class PythonLiteral {

    private static final int DEEPEST = 20;

    private final String text;
    private int position;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException
     *             when the text is no such literal
     */
    static Object parse(String text) {
        PythonLiteral parser = new PythonLiteral(text);
        Object value = parser.value(0);
        if (parser.peek() != 0) {
            throw parser.unexpected();
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        char c = peek();
        switch (c) {
        case '{':
            return dictionary(depth);
        case '(':
            return list(')', depth);
        case '[':
            return list(']', depth);
        case '\'':
        case '"':
            return string(c);
        default:
            return c == '-' || c >= '0' && c <= '9' ? number() : word();
        }
    }

    private Map<String, Object> dictionary(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        position++;
        while (peek() != '}') {
            if (!(value(depth + 1) instanceof String key)) {
                throw unexpected();
            }
            expect(':');
            map.put(key, value(depth + 1));
            separator('}');
        }
        position++;
        return map;
    }

    private List<Object> list(char end, int depth) {
        List<Object> list = new ArrayList<>();
        position++;
        while (peek() != end) {
            list.add(value(depth + 1));
            separator(end);
        }
        position++;
        return list;
    }

    private void separator(char end) {
        if (peek() == ',') {
            position++;
        } else if (peek() != end) {
            throw unexpected();
        }
    }

    private String string(char quote) {
        StringBuilder string = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == quote) {
                position++;
                return string.toString();
            }
            if (c == '\\') {
                throw unexpected();
            }
            string.append(c);
        }
        throw unexpected();
    }

    private Long number() {
        int begin = position++;
        while (position < text.length() && Character.digit(text.charAt(position), 10) >= 0) {
            position++;
        }
        Long number = Long.valueOf(text.substring(begin, position));
        if (position < text.length() && text.charAt(position) == 'L') {
            // Python 2 wrote long integers so
            position++;
        }
        return number;
    }

    private Object word() {
        int begin = position;
        while (position < text.length() && Character.isLetter(text.charAt(position))) {
            position++;
        }
        switch (text.substring(begin, position)) {
        case "True":
            return Boolean.TRUE;
        case "False":
            return Boolean.FALSE;
        case "None":
            return null;
        default:
            position = begin;
            throw unexpected();
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        position++;
    }

    /** The next character that is no white space, or 0 at the end. */
    private char peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected text at character " + position);
    }
}
