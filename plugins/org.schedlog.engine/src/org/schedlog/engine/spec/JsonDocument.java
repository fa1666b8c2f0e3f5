// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * Reads a whole JSON document strictly (RFC 8259), noticing keys that stand twice. Recursion is bounded by {@link
 * #MAX_DEPTH}.
 */
final class JsonDocument {

    /** No spec nests so deep; a document that does would exhaust the stack. */
    static final int MAX_DEPTH = 100;

    private static final Pattern LOCATION = Pattern.compile(" at line (\\d+) column (\\d+)");

    /** What Gson says, and what we say. The first that fits counts. */
    private static final Map<String, String> WORDS = words();

    private final List<String> notes = new ArrayList<>();
    private final JsonReader reader;

    private JsonDocument(String text) {
        reader = new JsonReader(new StringReader(text));
    }

    /**
     * A document and what is odd about it.
     *
     * @param root
     *            the document's value; null when it is no JSON
     * @param problem
     *            why it is no JSON, with line and column; null when it is
     * @param line
     *            the line of the problem from 1; 0 when there is none
     * @param column
     *            the column in that line from 1, where the reader stopped; 0 when there is no problem
     * @param notes
     *            keys that stand twice
     */
    record Result(Json root, String problem, int line, int column, List<String> notes) {
    }

    static Result read(String text) {
        JsonDocument document = new JsonDocument(text);
        try {
            Json root = document.value(0);
            JsonToken end = document.reader.peek();
            assert end == JsonToken.END_DOCUMENT : "A strict reader refuses more text itself";
            return new Result(root, null, 0, 0, document.notes);
        } catch (TooDeep e) {
            return document.failed("values are nested more than " + MAX_DEPTH + " deep");
        } catch (EOFException e) {
            return document.failed(text.isBlank() ? "the file is empty" : "the text ends before the JSON is complete");
        } catch (IOException e) {
            return document.failed(inPlainWords(String.valueOf(e.getMessage())));
        }
    }

    /** The place is where the reader stopped, which messages of its own name as well. */
    private Result failed(String problem) {
        Matcher location = LOCATION.matcher(reader.toString());
        boolean isKnown = location.find();
        return new Result(null, problem, isKnown ? Integer.parseInt(location.group(1)) : 1,
                isKnown ? Integer.parseInt(location.group(2)) : 1, notes);
    }

    private Json value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new TooDeep();
        }
        switch (reader.peek()) {
        case BEGIN_OBJECT:
            return object(depth);
        case BEGIN_ARRAY:
            return array(depth);
        case STRING:
            return new Json.Str(reader.nextString());
        case NUMBER:
            return new Json.Num(reader.nextString());
        case BOOLEAN:
            return new Json.Bool(reader.nextBoolean());
        default:
            reader.nextNull();
            return new Json.Null();
        }
    }

    private Json object(int depth) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            String path = reader.getPath();
            if (members.put(name, value(depth + 1)) != null) {
                notes.add("the key \"" + name + "\" stands twice (" + path + "); the last one counts");
            }
        }
        reader.endObject();
        return new Json.Obj(members);
    }

    private Json array(int depth) throws IOException {
        List<Json> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(value(depth + 1));
        }
        reader.endArray();
        return new Json.Arr(items);
    }

    private static String inPlainWords(String message) {
        Matcher location = LOCATION.matcher(message);
        String where = location.find() ? "line " + location.group(1) + ", column " + location.group(2) + ": " : "";
        Optional<String> what = WORDS.entrySet().stream().filter(word -> message.startsWith(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return where + what.orElse(
                "something that JSON does not allow here, e.g. a comment, a single quote or a comma too many");
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Unterminated string", "a string without its closing quote");
        words.put("Unterminated array", "expected a comma or ]");
        words.put("Unterminated object", "expected a comma or }");
        words.put("Expected name", "expected a name in double quotes");
        words.put("Expected ':'", "expected a colon");
        words.put("Expected value", "expected a value");
        words.put("Unexpected value", "expected a value");
        words.put("Invalid escape", "a backslash that begins no escape");
        words.put("Malformed Unicode escape", "a \\u that is not followed by four hexadecimal digits");
        words.put("Unterminated escape", "a backslash that begins no escape");
        return words;
    }

    /** Thrown within this class only. */
    private static final class TooDeep extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
