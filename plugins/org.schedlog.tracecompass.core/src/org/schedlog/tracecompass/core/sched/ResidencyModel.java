// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;

/**
 * The residency table as a view shows it: the numbers of the engine's {@link ResidencyTable}, tasks of equal names
 * grouped, a column for each node of a topology's level. Immutable.
 */
public final class ResidencyModel {

    private static final double PERCENT = 100;
    private static final String NAMELESS = "(name unknown)";

    private final TimeWindow window;
    private final List<ResidencyColumn> columns;
    /** The tasks by their names. */
    private final Map<String, List<ResidencyRow>> groups;

    /** Orders rows by a column; rows without a number come last, whatever the direction. */
    public record Order(int column, boolean descending) {

        /** Stands for the column of names. */
        public static final int NAME = -1;

        private Comparator<ResidencyRow> comparator() {
            Comparator<ResidencyRow> byName = Comparator
                    .comparing(ResidencyRow::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.pid().orElse(-1));
            if (column == NAME) {
                return descending ? byName.reversed() : byName;
            }
            Comparator<Number> numbers = (a, b) -> a instanceof Long x && b instanceof Long y ? Long.compare(x, y)
                    : Double.compare(a.doubleValue(), b.doubleValue());
            Comparator<Number> directed = descending ? numbers.reversed() : numbers;
            return Comparator.comparing((ResidencyRow row) -> row.values().get(column), Comparator.nullsLast(directed))
                    .thenComparing(byName);
        }
    }

    private ResidencyModel(TimeWindow window, List<ResidencyColumn> columns,
            Map<String, List<ResidencyRow>> groups) {
        this.window = window;
        this.columns = columns;
        this.groups = groups;
    }

    /**
     * Computes the table of a range of time. Takes time in proportion to the switches in it.
     *
     * @param data
     *            the trace
     * @param window
     *            the range, or null for the whole recording
     * @param nodes
     *            the level whose nodes become columns; may be empty
     * @param progress
     *            listens and may cancel
     * @return the table, with all tasks that ever run
     */
    public static ResidencyModel of(SchedulerData data, TimeWindow window, List<Topology.Node> nodes,
            Progress progress) {
        ResidencyTable table = ResidencyTable.of(data.timeline(), window, progress);
        List<ResidencyColumn> fixed = ResidencyColumn.FIXED;
        List<ResidencyColumn> columns = ResidencyColumn.of(nodes);
        int[] nodeOfCpu = data.timeline().nodesOf(nodes);
        Map<String, List<ResidencyRow>> named = new LinkedHashMap<>();
        for (TaskStatistics task : table.tasks()) {
            progress.check();
            List<Number> values = new ArrayList<>(columns.size());
            fixed.forEach(column -> values.add(column.value().apply(task)));
            if (!nodes.isEmpty()) {
                Arrays.stream(task.residencies(nodeOfCpu, nodes.size())).forEach(values::add);
            }
            named.computeIfAbsent(name(data, task.pid()), name -> new ArrayList<>()).add(new ResidencyRow(
                    data.label(task.pid()), OptionalInt.of(task.pid()), Collections.unmodifiableList(values),
                    List.of()));
        }
        return new ResidencyModel(table.window(), columns, named);
    }

    private static String name(SchedulerData data, int pid) {
        String name = pid == CpuTimeline.IDLE ? "idle" : data.names().latest(pid);
        return name == null ? NAMELESS : name;
    }

    private static ResidencyRow group(String name, List<ResidencyRow> tasks, List<ResidencyColumn> columns) {
        List<Number> values = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            values.add(tasks.size() == 1 ? tasks.get(0).values().get(column)
                    : merged(columns.get(column).merge(), tasks, column));
        }
        return new ResidencyRow(name, OptionalInt.empty(), Collections.unmodifiableList(values), tasks);
    }

    private static Number merged(ResidencyColumn.Merge merge, List<ResidencyRow> tasks, int column) {
        if (merge == ResidencyColumn.Merge.NONE) {
            return null;
        }
        Number merged = null;
        for (ResidencyRow task : tasks) {
            Number value = task.values().get(column);
            if (value != null) {
                merged = merged == null ? value : merged(merge, merged, value);
            }
        }
        return merged;
    }

    private static Number merged(ResidencyColumn.Merge merge, Number a, Number b) {
        if (a instanceof Double) {
            return a.doubleValue() + b.doubleValue();
        }
        return switch (merge) {
            case LEAST -> Math.min(a.longValue(), b.longValue());
            case GREATEST -> Math.max(a.longValue(), b.longValue());
            default -> a.longValue() + b.longValue();
        };
    }

    /** @return the range of time, ns since the first event */
    public TimeWindow window() {
        return window;
    }

    /** @return the columns of numbers */
    public List<ResidencyColumn> columns() {
        return columns;
    }

    /**
     * The rows that a user wants to see.
     *
     * @param filter
     *            tasks whose name or pid holds this text, whatever its case; empty for all
     * @param idle
     *            whether the idle task is wanted
     * @param absent
     *            whether tasks are wanted that do nothing in the range
     * @param order
     *            their order, also within groups
     * @return a row for each name; it adds up only the tasks that are wanted
     */
    public List<ResidencyRow> rows(String filter, boolean idle, boolean absent, Order order) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        List<ResidencyRow> rows = new ArrayList<>();
        Comparator<ResidencyRow> comparator = order.comparator();
        groups.forEach((name, tasks) -> {
            List<ResidencyRow> wanted = tasks.stream()
                    .filter(task -> idle || task.pid().getAsInt() != CpuTimeline.IDLE)
                    .filter(task -> absent || isActive(task))
                    .filter(task -> text.isEmpty() || task.name().toLowerCase(Locale.ROOT).contains(text))
                    .sorted(comparator).toList();
            if (!wanted.isEmpty()) {
                rows.add(group(name, wanted, columns));
            }
        });
        rows.sort(comparator);
        return rows;
    }

    /** It runs, or is switched although for no time at all, or waits. */
    private static boolean isActive(ResidencyRow task) {
        for (int column : ResidencyColumn.ACTIVITY) {
            if (task.values().get(column).longValue() > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * A cell for people.
     *
     * @param row
     *            a row of this table
     * @param column
     *            its column
     * @return the number with its unit; empty where there is none
     */
    public String text(ResidencyRow row, int column) {
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
     * Rows as a table for other programs: plain numbers, ns, a line for each task.
     *
     * @param rows
     *            rows of this table; a group stands for its tasks
     * @param separator
     *            what stands between two fields
     * @return lines, the headings first
     */
    public String export(List<ResidencyRow> rows, String separator) {
        StringBuilder text = new StringBuilder("Task" + separator + "pid");
        columns.forEach(column -> text.append(separator)
                .append(field(column.title() + column.kind().unit(), separator)));
        text.append('\n');
        for (ResidencyRow row : rows) {
            for (ResidencyRow task : row.isGroup() ? row.tasks() : List.of(row)) {
                text.append(field(task.name(), separator)).append(separator).append(task.pid().getAsInt());
                task.values().forEach(value -> text.append(separator).append(value == null ? "" : value));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String field(String text, String separator) {
        boolean plain = !text.contains(separator) && text.chars().noneMatch(c -> c == '"' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
