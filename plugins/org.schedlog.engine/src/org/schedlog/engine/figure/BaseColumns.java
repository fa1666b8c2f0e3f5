// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Rows;

/**
 * The columns of a recording as specs see them: times are ns since the first event. A column holds times when its name
 * contains "timestamp", or is {@code nxt_blk_wkp_of_same_pid}. Thread-safe.
 */
final class BaseColumns {

    private static final String TIMESTAMP = "timestamp";
    private static final String BLOCK_WAKEUP = "nxt_blk_wkp_of_same_pid";
    private static final Pattern NEIGHBOUR =
            Pattern.compile("(?:nxt|prv)_(\\w+)_of_(?:same_evt|\\((.+)\\))_on_same_\\w+");

    private final Recording recording;
    private final boolean empty;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();
    /** Guarded by this. */
    private EventRows eventRows;

    private BaseColumns(Recording recording, boolean empty) {
        this.recording = recording;
        this.empty = empty;
    }

    static BaseColumns of(Recording recording) {
        return new BaseColumns(recording, false);
    }

    /** The same columns with no rows: enough to see whether a spec fits. */
    static BaseColumns emptyOf(Recording recording) {
        return new BaseColumns(recording, true);
    }

    Recording recording() {
        return recording;
    }

    int size() {
        return empty ? 0 : recording.events();
    }

    /** @return the names that a user may have meant */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(Recording.REQUIRED);
        recording.columnInfos().stream().map(ColumnInfo::name).forEach(names::add);
        return names;
    }

    Optional<Column> column(String name, Progress progress) throws IOException {
        Column known = columns.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Column> column = recording.column(name, progress);
        if (column.isEmpty()) {
            return column;
        }
        Column relative = isTime(name) ? sinceStart(column.get(), progress) : column.get();
        Column seen = empty ? relative.at(Rows.of()) : relative;
        columns.put(name, seen);
        return Optional.of(seen);
    }

    /**
     * The rows of one kind of event, found for all kinds when first asked for.
     *
     * @return the rows, or empty if they are not known that way
     */
    Optional<Rows> rowsOf(long event, Progress progress) throws IOException {
        if (empty || !(recording.column("event", progress).orElse(null) instanceof LongColumn events)) {
            return Optional.empty();
        }
        synchronized (this) {
            if (eventRows == null) {
                eventRows = new EventRows(events, recording.storage(), progress);
            }
            return eventRows.of(event);
        }
    }

    static boolean isTime(String name) {
        return name.contains(TIMESTAMP) || name.equals(BLOCK_WAKEUP);
    }

    private Column sinceStart(Column times, Progress progress) throws IOException {
        if (times instanceof LongColumn longs) {
            return longs.plus(-recording.start());
        }
        if (times instanceof DoubleColumn doubles) {
            Optional<Column> timestamp = recording.column(TIMESTAMP, progress);
            return doubles.plus(-(timestamp.orElse(null) instanceof DoubleColumn exact ? exact.get(0)
                    : recording.start()));
        }
        return times;
    }

    /**
     * What a column's numbers are.
     *
     * @param events
     *            the ids of the events in question, or empty when these may be any
     */
    Meaning meaning(String name, Optional<Set<Long>> events) {
        if (isTime(name)) {
            return Meaning.TIME;
        }
        Matcher neighbour = NEIGHBOUR.matcher(name);
        if (!neighbour.matches()) {
            return field(name, events.map(this::eventNames));
        }
        Optional<Set<String>> names = events.map(this::eventNames);
        if (neighbour.group(2) != null) {
            names.ifPresent(set -> set.addAll(Arrays.asList(neighbour.group(2).split("\\|"))));
        }
        return field(neighbour.group(1), names);
    }

    private Set<String> eventNames(Set<Long> ids) {
        EventTable table = recording.eventTable();
        Set<String> names = new HashSet<>();
        ids.forEach(id -> names.add(id == id.intValue() ? table.name(id.intValue()) : "?"));
        return names;
    }

    private static Meaning field(String field, Optional<Set<String>> events) {
        switch (field) {
        case "cpu":
            return Meaning.CPU;
        case "pid":
            return Meaning.THREAD;
        case "arg0":
        case "arg1":
            return events.map(names -> argument(field, List.copyOf(names))).orElse(Meaning.NUMBER);
        default:
            return Meaning.NUMBER;
        }
    }

    /** Arguments mean the same only when they do for each of the events. */
    private static Meaning argument(String argument, List<String> events) {
        List<Meaning> meanings = events.stream().map(event -> argument(argument, event)).distinct().toList();
        return meanings.size() == 1 ? meanings.get(0) : Meaning.NUMBER;
    }

    private static Meaning argument(String argument, String event) {
        switch (event) {
        case "MIGRATE":
            return Meaning.CPU;
        case "CTX_SWITCH":
        case "FORK":
            return argument.equals("arg0") ? Meaning.THREAD : Meaning.NUMBER;
        default:
            return Meaning.NUMBER;
        }
    }
}
