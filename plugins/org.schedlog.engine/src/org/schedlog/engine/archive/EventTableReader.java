// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedlog.engine.column.EventTable;

/** Reads event tables: lines {@code ID NAME}, copies of {@code /proc/sched_log_traced_events}. */
final class EventTableReader {

    /** The names of the files, those of older recordings first: where both are there, the newer one's names win. */
    static final List<String> FILES = List.of("sched_monitor_events.start", "sched_log_traced_events.start");

    private static final int LIMIT = 1 << 20;
    private static final Pattern LINE = Pattern.compile("\\s*(-?\\d{1,9})\\s+(\\S{1,200})\\s*");

    private EventTableReader() {
    }

    /**
     * @param tables
     *            the files that are there, in the order of {@link #FILES}
     * @return the table, or empty if not one line names an event
     */
    static Optional<EventTable> read(List<Member> tables) throws IOException {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (Member table : tables) {
            String text = new String(table.head(LIMIT), StandardCharsets.UTF_8);
            for (String line : text.split("\\R")) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    // taken out first: a newer name goes to the end, where it also names its id
                    ids.remove(matcher.group(2));
                    ids.put(matcher.group(2), Integer.valueOf(matcher.group(1)));
                }
            }
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(new EventTable(ids));
    }
}
