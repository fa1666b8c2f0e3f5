// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.convert;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.TextColumn;

/** The names of threads as recorders store them: an id for each row, 0 if unknown, and what the ids mean. */
final class CommandNames {

    /** The column's name. */
    static final String COLUMN = "comm";
    /** The file that says what the ids mean. */
    static final String FILE = "comm.json";

    private final LongColumn codes;
    /** By the name's code. */
    private final long[] idOfCode;
    private final Map<String, Long> ids = new LinkedHashMap<>();

    CommandNames(TextColumn names) {
        codes = names.codes();
        List<String> dictionary = names.dictionary();
        idOfCode = new long[dictionary.size()];
        for (int code = 0; code < idOfCode.length; code++) {
            String name = dictionary.get(code);
            if (name != null) {
                idOfCode[code] = ids.computeIfAbsent(name, n -> ids.size() + 1L);
            }
        }
    }

    /** The content of {@link #FILE}. */
    byte[] json() {
        return new Gson().toJson(ids).getBytes(StandardCharsets.UTF_8);
    }

    ArrayColumn column(int first, int rows) {
        return new ArrayColumn(COLUMN, "<i8", rows, (from, count, dest) -> {
            codes.read(first + from, count, dest);
            for (int i = 0; i < count; i++) {
                dest[i] = idOfCode[(int) dest[i]];
            }
        });
    }
}
