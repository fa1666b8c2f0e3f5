// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntPredicate;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.figure.LineRef;
import org.schedlog.engine.figure.Part;
import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/**
 * What is said about the lines under the pointer: of each its category, begin, end, duration and every output column;
 * of very many, how many more there are. Categories whose specification says {@code hide_hovertool} are not found.
 */
final class LineTooltip {

    /** So many lines are told in full; more would not fit on the screen. */
    private static final int MOST_LINES = 4;
    /** So many lines of a kind are looked at for the count of those not told: few enough to keep the pointer fluid. */
    private static final int MOST_FOUND = 200;
    private static final String START = "x0";
    private static final String END = "x1";

    private final LineDrawing drawing;
    private final ValueText text;
    private final Map<String, String> rows = new LinkedHashMap<>();
    /**
     * Makes the names of each further line's values differ from the others' without being seen: the table knows a name
     * only once.
     */
    private String invisible = "";

    private LineTooltip(LineDrawing drawing) {
        this.drawing = drawing;
        this.text = new ValueText(drawing);
    }

    /**
     * The lines of a row at a time.
     *
     * @param drawing
     *            the figure
     * @param row
     *            the row's index
     * @param time
     *            ns since the first event
     * @param reach
     *            how far around it lines are found, in ns, 0 or more
     * @param visible
     *            the categories that are on show
     * @return names and values in the order in which they are to be read; empty where there is no line
     */
    static Map<String, String> of(LineDrawing drawing, int row, long time, long reach, IntPredicate visible) {
        if (!drawing.isExact()) {
            return Map.of("First look", "the lines and their times are told when the figure is complete");
        }
        LineTooltip tooltip = new LineTooltip(drawing);
        List<LineRef> lines = new ArrayList<>();
        for (LineRef line : drawing.index().linesAt(row, time - reach, time + reach, MOST_FOUND)) {
            if (visible.test(line.category()) && !drawing.category(line.category()).hideHovertool()) {
                lines.add(line);
            }
        }
        List<LineRef> told = lines.size() > MOST_LINES ? nearest(drawing, lines, time) : lines;
        told.forEach(line -> tooltip.add(line, told.size() == 1));
        int more = lines.size() - told.size();
        if (more > 0) {
            String count = (more >= MOST_FOUND ? "at least " : "") + more + (more == 1 ? " more line" : " more lines");
            tooltip.put("and", count + " here; zoom in to tell them apart");
        }
        return tooltip.rows;
    }

    /**
     * One line.
     *
     * @param drawing
     *            the figure
     * @param line
     *            a line of it
     * @return names and values in the order in which they are to be read; empty if its category has no tooltips
     */
    static Map<String, String> of(LineDrawing drawing, LineRef line) {
        LineTooltip tooltip = new LineTooltip(drawing);
        if (drawing.isExact() && !drawing.category(line.category()).hideHovertool()) {
            tooltip.add(line, true);
        }
        return tooltip.rows;
    }

    /** The lines nearest to the pointer, each category's nearest one first, in the order of the categories. */
    private static List<LineRef> nearest(LineDrawing drawing, List<LineRef> lines, long time) {
        Map<Integer, LineRef> byCategory = new LinkedHashMap<>();
        for (LineRef line : lines) {
            byCategory.merge(line.category(), line,
                    (a, b) -> distance(drawing, b, time) < distance(drawing, a, time) ? b : a);
        }
        return byCategory.values().stream().limit(MOST_LINES).toList();
    }

    private static long distance(LineDrawing drawing, LineRef line, long time) {
        Part part = drawing.lines(line.category()).parts().get(line.part());
        long start = time(part, START, line.position());
        long end = time(part, END, line.position());
        return time < Math.min(start, end) ? Math.min(start, end) - time : Math.max(0, time - Math.max(start, end));
    }

    private static long time(Part part, String output, int position) {
        Column column = part.column(output);
        return column instanceof LongColumn longs ? longs.get(position)
                : (long) Math.floor(((DoubleColumn) column).get(position));
    }

    /** Where several lines are told, the columns of each are written in one row. */
    private void add(LineRef line, boolean isOnlyOne) {
        Category category = drawing.category(line.category());
        Part part = drawing.lines(line.category()).parts().get(line.part());
        long start = time(part, START, line.position());
        long end = time(part, END, line.position());
        put("Category", category.label());
        if (start == end) {
            put("Time", text.time(start));
        } else {
            put("Start", text.time(start));
            put("End", text.time(end));
            put("Duration", ValueText.duration(Math.abs(end - start)));
        }
        StringJoiner values = new StringJoiner(", ");
        part.columns().forEach((name, column) -> {
            if (!name.equals(START) && !name.equals(END)) {
                String value = text.value(column, line.position(), part.meaning(name));
                values.add(name + " = " + value);
                if (isOnlyOne) {
                    put(name, value);
                }
            }
        });
        if (!isOnlyOne) {
            put("Columns", values.toString());
        }
        invisible += "\u200b";
    }

    private void put(String name, String value) {
        rows.put(name + invisible, value);
    }
}
