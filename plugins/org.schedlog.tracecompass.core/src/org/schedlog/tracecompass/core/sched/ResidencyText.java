// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.Locale;

/**
 * The numbers of a residency table as text.
 *
 * @param columns
 *            the table's columns of numbers
 */
public record ResidencyText(List<ResidencyColumn> columns) {

    private static final double PERCENT = 100;

    /**
     * A cell for people.
     *
     * @param row
     *            a row of the table
     * @param column
     *            its column
     * @return the number with its unit; empty where there is none
     */
    public String cell(ResidencyRow row, int column) {
        Number value = row.values().get(column);
        if (value == null) {
            return "";
        }
        return switch (columns.get(column).kind()) {
            case NUMBER -> String.format(Locale.ROOT, "%,d", value.longValue());
            case TIME -> Durations.exact(value.longValue());
            case DURATION -> Durations.brief(value.doubleValue());
            case PERCENT -> Durations.percent(value.doubleValue());
            case RESIDENCY -> value.longValue() == 0 ? "" : Durations.brief(value.doubleValue()) + "  ("
                    + Durations.percent(PERCENT * value.doubleValue() / row.values().get(0).doubleValue()) + ")";
        };
    }

    /**
     * The headings of a table for other programs, whose numbers are plain, times in ns.
     *
     * @param isNamed
     *            whether the first column has the names of recordings
     * @param separator
     *            what stands between two fields
     * @return one line
     */
    public String heading(boolean isNamed, String separator) {
        StringBuilder text = new StringBuilder(isNamed ? "Recording" + separator : "");
        text.append("Task").append(separator).append("pid");
        columns.forEach(column -> text.append(separator)
                .append(field(column.title() + column.kind().unit(), separator)));
        return text.append('\n').toString();
    }

    /**
     * A row below {@link #heading}.
     *
     * @param row
     *            a row of the table; one that has others stands for these
     * @param recording
     *            the recording's name, or null where the table has no such column
     * @param separator
     *            what stands between two fields
     * @return a line for each task
     */
    public String lines(ResidencyRow row, String recording, String separator) {
        StringBuilder text = new StringBuilder();
        append(text, row, recording == null ? "" : field(recording, separator) + separator, separator);
        return text.toString();
    }

    private static void append(StringBuilder text, ResidencyRow row, String before, String separator) {
        if (row.isGroup()) {
            row.tasks().forEach(task -> append(text, task, before, separator));
            return;
        }
        text.append(before).append(field(row.name(), separator)).append(separator).append(row.pid().getAsInt());
        row.values().forEach(value -> text.append(separator).append(value == null ? "" : value));
        text.append('\n');
    }

    private static String field(String text, String separator) {
        boolean plain = !text.contains(separator) && text.chars().noneMatch(c -> c == '"' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
