// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;

/** Reads a whole JSON document strictly, and says in plain words where it is none. */
final class JsonText {

    /** No document of ours nests so deep; one that does would exhaust the stack. */
    private static final int MAX_DEPTH = 100;
    private static final Pattern LOCATION = Pattern.compile(" at line (\\d+) column (\\d+)");

    private JsonText() {
    }

    /** The text is no JSON; the message says where. */
    static final class NoJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        NoJsonException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static JsonElement read(String text) throws NoJsonException {
        try {
            checkDepth(text);
            JsonReader reader = new JsonReader(new StringReader(text));
            JsonElement root = new Gson().getAdapter(JsonElement.class).read(reader);
            // refuses whatever follows
            reader.peek();
            return root;
        } catch (EOFException e) {
            throw new NoJsonException(text.isBlank() ? "the file is empty"
                    : "the text ends before the JSON is complete", e);
        } catch (IOException | JsonParseException | NumberFormatException e) {
            Matcher location = LOCATION.matcher(String.valueOf(e.getMessage()));
            String where = location.find() ? "line " + location.group(1) + ", column " + location.group(2) + ": " : "";
            throw new NoJsonException(where + "something that JSON does not allow here", e);
        }
    }

    private static void checkDepth(String text) throws NoJsonException {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (depth > MAX_DEPTH) {
                throw new NoJsonException("values are nested more than " + MAX_DEPTH + " deep", null);
            }
        }
    }
}
