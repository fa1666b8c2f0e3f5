// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.RecordingSummary;
import org.schedlog.engine.compute.ComputedColumns;

import com.google.gson.stream.JsonWriter;

/** What a recording holds, as text or as JSON. */
final class InfoReport {

    private static final int NANO_DIGITS = 9;

    private final Path path;
    private final Recording recording;
    private final RecordingSummary summary;

    InfoReport(Path path, Recording recording, RecordingSummary summary) {
        this.path = path;
        this.recording = recording;
        this.summary = summary;
    }

    /** The ids of the event table and those that occur without a name, with how many events each has. */
    private SortedMap<Long, Long> events() {
        SortedMap<Long, Long> events = new TreeMap<>(summary.eventCounts());
        recording.eventTable().names().keySet().forEach(id -> events.putIfAbsent((long) id, 0L));
        return events;
    }

    /** @return the event's name, or null where the table has none */
    private String name(long id) {
        EventTable table = recording.eventTable();
        return id == (int) id && table.contains((int) id) ? table.name((int) id) : null;
    }

    String json() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setIndent("  ");
        out.beginObject();
        out.name("events").value(recording.events());
        out.name("start_ns").value(recording.start());
        out.name("end_ns").value(recording.end());
        out.name("duration_ns").value(recording.end() - recording.start());
        out.name("cpus").beginArray();
        for (long cpu : summary.cpuCounts().keySet()) {
            out.value(cpu);
        }
        out.endArray();
        out.name("pids").value(summary.pids());
        out.name("event_table").beginArray();
        for (var event : events().entrySet()) {
            out.beginObject().name("id").value(event.getKey()).name("name").value(name(event.getKey()));
            out.name("count").value(event.getValue()).endObject();
        }
        out.endArray();
        out.name("columns").beginArray();
        for (ColumnInfo column : recording.columnInfos()) {
            out.beginObject().name("name").value(column.name()).name("dtype").value(column.dtype());
            out.name("origin").value(column.origin().word()).endObject();
        }
        out.endArray();
        out.name("notes").beginArray();
        for (String note : recording.notes()) {
            out.value(note);
        }
        out.endArray().endObject();
        return text + "\n";
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(path).append('\n');
        text.append(line("events", "%,d", recording.events()));
        text.append(line("duration", "%s s", seconds(recording.end() - recording.start())));
        text.append(line("time", "%s s to %s s since boot", seconds(recording.start()), seconds(recording.end())));
        text.append(line("CPUs", "%d: %s", summary.cpuCounts().size(), ranges()));
        text.append(line("threads", "%,d", summary.pids()));
        List<String[]> events = new ArrayList<>();
        events().forEach((id, count) -> events.add(new String[] {
            id.toString(), name(id) == null ? "(no name)" : name(id), String.format(Locale.ROOT, "%,d", count)}));
        text.append('\n').append(table(new String[] {"id", "event", "count"}, events, true, false, true));
        List<String[]> columns = new ArrayList<>();
        recording.columnInfos()
                .forEach(column -> columns.add(new String[] {column.name(), column.dtype(), column.origin().word()}));
        text.append('\n').append(table(new String[] {"column", "type", "origin"}, columns, false, false, false));
        text.append("\nOther computed columns can be named as well:\n");
        ComputedColumns.FORMS.forEach(form -> text.append("  ").append(form).append('\n'));
        text.append("FIELD is timestamp, arg0, arg1, cpu, pid or event; KEY is cpu or pid; A, B, ... are events\n");
        if (!recording.notes().isEmpty()) {
            text.append("\nNotes\n");
            recording.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        }
        return text.toString();
    }

    private static String line(String what, String format, Object... values) {
        return String.format(Locale.ROOT, "  %-9s ", what) + String.format(Locale.ROOT, format, values) + "\n";
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).toPlainString();
    }

    /** The CPUs, runs of them shortened: 0-3, 6. */
    private String ranges() {
        List<String> ranges = new ArrayList<>();
        List<Long> cpus = new ArrayList<>(summary.cpuCounts().keySet());
        for (int i = 0; i < cpus.size();) {
            int last = i;
            while (last + 1 < cpus.size() && cpus.get(last + 1) == cpus.get(last) + 1) {
                last++;
            }
            ranges.add(last == i ? cpus.get(i).toString() : cpus.get(i) + "-" + cpus.get(last));
            i = last + 1;
        }
        return String.join(", ", ranges);
    }

    private static String table(String[] header, List<String[]> rows, boolean... right) {
        int[] widths = new int[header.length];
        List<String[]> all = new ArrayList<>(rows);
        all.add(0, header);
        for (String[] row : all) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append("  ").append(right[i] ? padding + row[i] : row[i] + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
