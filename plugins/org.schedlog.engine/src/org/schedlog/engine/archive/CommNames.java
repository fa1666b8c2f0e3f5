// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code comm.json}: an object of command names and their ids in column comm. */
final class CommNames {

    static final String FILE = "comm.json";
    /** The names are kept on the heap; those of a whole machine need some kilobytes. */
    private static final long LARGEST = 8L << 20;

    private CommNames() {
    }

    /**
     * @return names by id; id 0 is unknown and has none
     * @throws TroubleException
     *             when the file is no such object
     */
    static Map<Long, String> read(Member member) throws TroubleException {
        if (member.size() > LARGEST) {
            throw new TroubleException("is larger than " + (LARGEST >> 20) + " MiB");
        }
        Map<Long, String> names = new LinkedHashMap<>();
        try (Reader text = new InputStreamReader(Channels.newInputStream(member.open()), StandardCharsets.UTF_8);
                JsonReader json = new JsonReader(text)) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                long id = json.nextLong();
                if (id != 0) {
                    names.put(id, name);
                }
            }
            json.endObject();
            return names;
        } catch (MalformedJsonException | EOFException | JsonParseException | IllegalStateException
                | NumberFormatException e) {
            throw new TroubleException("is no JSON object of names and numbers", e);
        } catch (IOException e) {
            throw new TroubleException("cannot be read", e);
        }
    }
}
