// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ColumnCache} holds of a recording; written last, so a cache that has one is complete.
 *
 * @param source
 *            identifies the version of the recording that was read
 * @param events
 *            the number of rows, at least 1
 * @param sorted
 *            whether rows were put in the order of time on reading, so that they stand in another order than in the
 *            recording
 * @param columns
 *            the recorded columns that can be used, the required ones first
 * @param notes
 *            what the user should know of the data's quality, one sentence each
 */
public record Manifest(String source, int events, boolean sorted, List<ColumnInfo> columns, List<String> notes) {

    /** Changes whenever files of older versions must not be used any more. */
    static final int FORMAT = 1;

    /** Copies the lists. */
    public Manifest {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    String toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("source", source);
        json.addProperty("events", events);
        json.addProperty("sorted", sorted);
        JsonArray columnArray = new JsonArray();
        for (ColumnInfo column : columns) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", column.name());
            entry.addProperty("dtype", column.dtype());
            columnArray.add(entry);
        }
        json.add("columns", columnArray);
        JsonArray noteArray = new JsonArray();
        notes.forEach(noteArray::add);
        json.add("notes", noteArray);
        return json.toString();
    }

    /** The manifest in a text; empty if the text is none of this format. */
    static Optional<Manifest> parse(String text) {
        // Every opening waits for this, and Gson's trees of elements need many times as many classes.
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            if (member(json, "format").nextInt() != FORMAT) {
                return Optional.empty();
            }
            String source = member(json, "source").nextString();
            int events = member(json, "events").nextInt();
            boolean sorted = member(json, "sorted").nextBoolean();
            List<ColumnInfo> columns = new ArrayList<>();
            member(json, "columns").beginArray();
            while (json.hasNext()) {
                json.beginObject();
                String name = member(json, "name").nextString();
                columns.add(new ColumnInfo(name, member(json, "dtype").nextString(), ColumnInfo.Origin.RECORDED));
                json.endObject();
            }
            json.endArray();
            List<String> notes = new ArrayList<>();
            member(json, "notes").beginArray();
            while (json.hasNext()) {
                notes.add(json.nextString());
            }
            json.endArray();
            json.endObject();
            return Optional.of(new Manifest(source, events, sorted, columns, notes));
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // whatever is wrong with it, it is no manifest of ours and the cache is made again
            return Optional.empty();
        }
    }

    /** Goes to the value of the next member, which stands where {@link #toJson} puts it. */
    private static JsonReader member(JsonReader json, String name) throws IOException {
        if (!json.nextName().equals(name)) {
            throw new MalformedJsonException("no " + name);
        }
        return json;
    }
}
