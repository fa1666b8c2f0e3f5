// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (json.get("format").getAsInt() != FORMAT) {
                return Optional.empty();
            }
            List<ColumnInfo> columns = new ArrayList<>();
            for (JsonElement element : json.getAsJsonArray("columns")) {
                JsonObject entry = element.getAsJsonObject();
                columns.add(new ColumnInfo(entry.get("name").getAsString(), entry.get("dtype").getAsString(),
                        ColumnInfo.Origin.RECORDED));
            }
            List<String> notes = new ArrayList<>();
            json.getAsJsonArray("notes").forEach(note -> notes.add(note.getAsString()));
            return Optional.of(new Manifest(json.get("source").getAsString(), json.get("events").getAsInt(),
                    json.get("sorted").getAsBoolean(), columns, notes));
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException
                | UnsupportedOperationException | NullPointerException e) {
            // whatever is wrong with it, it is no manifest of ours and the cache is made again
            return Optional.empty();
        }
    }
}
