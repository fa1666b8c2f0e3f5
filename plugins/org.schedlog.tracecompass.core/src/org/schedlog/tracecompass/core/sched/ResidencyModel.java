// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.GroupStatistics;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.TimeWindow;

/**
 * The residency table as a view shows it: the numbers of the engine's {@link ResidencyTable}, tasks of equal names
 * grouped, a column for each node of a topology's level. What groups need all values of their tasks for, see
 * {@link ResidencyColumn.Merge#TOGETHER}, takes about as long as the table, so {@link #completed} adds it afterwards.
 * For one thread at a time.
 */
public final class ResidencyModel {

    private static final String NAMELESS = "(name unknown)";

    private final ResidencyTable table;
    private final boolean complete;
    private final List<ResidencyColumn> columns;
    /** The tasks by their names. */
    private final Map<String, List<ResidencyRow>> groups;
    /** What was computed for groups, by the pids of their tasks: a filter can make others than there are names. */
    private final Map<List<Integer>, GroupStatistics> together = new HashMap<>();

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

    private ResidencyModel(ResidencyTable table, List<ResidencyColumn> columns,
            Map<String, List<ResidencyRow>> groups, boolean complete) {
        this.table = table;
        this.complete = complete;
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
     *            the nodes that become columns, perhaps none
     * @param progress
     *            listens and may cancel
     * @return the table, with all tasks that ever run
     */
    public static ResidencyModel of(SchedulerData data, TimeWindow window, NodeColumns nodes, Progress progress) {
        ResidencyTable table = ResidencyTable.of(data.timeline(), window, progress);
        List<ResidencyColumn> fixed = ResidencyColumn.FIXED;
        List<ResidencyColumn> columns = ResidencyColumn.of(nodes);
        int[][] nodesOfCpu = data.timeline().allNodesOf(nodes.nodes());
        Map<String, List<ResidencyRow>> named = new LinkedHashMap<>();
        for (TaskStatistics task : table.tasks()) {
            progress.check();
            Number[] values = new Number[columns.size()];
            Arrays.setAll(values, i -> i < fixed.size() ? fixed.get(i).value().apply(task) : null);
            if (!nodes.nodes().isEmpty()) {
                long[] residencies = task.residencies(nodesOfCpu, nodes.nodes().size());
                for (int i = 0; i < residencies.length; i++) {
                    values[fixed.size() + nodes.places().get(i)] = residencies[i];
                }
            }
            named.computeIfAbsent(name(data, task.pid()), name -> new ArrayList<>()).add(new ResidencyRow(
                    data.label(task.pid()), OptionalInt.of(task.pid()),
                    Collections.unmodifiableList(Arrays.asList(values)), List.of()));
        }
        return new ResidencyModel(table, columns, named, false);
    }

    /**
     * Computes what groups lack.
     *
     * @param progress
     *            listens and may cancel
     * @return the same table without gaps
     */
    public ResidencyModel completed(Progress progress) {
        ResidencyModel model = new ResidencyModel(table, columns, groups, true);
        model.computeTogether(groups.values().stream().map(ResidencyModel::key).toList(), progress);
        return model;
    }

    /** @return whether groups lack nothing */
    public boolean isComplete() {
        return complete;
    }

    /** Computes what groups of several tasks need and is not known yet. */
    private void computeTogether(Collection<List<Integer>> keys, Progress progress) {
        List<List<Integer>> missing = keys.stream().filter(key -> key.size() > 1 && !together.containsKey(key))
                .toList();
        List<GroupStatistics> found = table.together(missing.stream()
                .map(key -> key.stream().mapToInt(Integer::intValue).toArray()).toList(), progress);
        for (int i = 0; i < found.size(); i++) {
            together.put(missing.get(i), found.get(i));
        }
    }

    /** The pids of the tasks that add to what a group has together, ascending. */
    private static List<Integer> key(List<ResidencyRow> tasks) {
        return tasks.stream().filter(task -> anyAbove0(task, ResidencyColumn.COUNTS))
                .map(task -> task.pid().getAsInt()).toList();
    }

    private static String name(SchedulerData data, int pid) {
        String name = pid == CpuTimeline.IDLE ? "idle" : data.names().latest(pid);
        return name == null ? NAMELESS : name;
    }

    private ResidencyRow group(String name, List<ResidencyRow> tasks, List<Integer> key) {
        List<Number> values = new ArrayList<>(columns.size());
        GroupStatistics statistics = together.get(key);
        for (int i = 0; i < columns.size(); i++) {
            ResidencyColumn column = columns.get(i);
            if (tasks.size() == 1) {
                values.add(tasks.get(0).values().get(i));
            } else {
                values.add(statistics == null || column.together() == null ? merged(column.merge(), tasks, i)
                        : column.together().apply(statistics));
            }
        }
        return new ResidencyRow(name, OptionalInt.empty(), Collections.unmodifiableList(values), tasks);
    }

    private static Number merged(ResidencyColumn.Merge merge, List<ResidencyRow> tasks, int column) {
        if (merge == ResidencyColumn.Merge.NONE) {
            return null;
        }
        if (merge == ResidencyColumn.Merge.TOGETHER) {
            // of several tasks only one can have values here, or they are still being put together
            List<Number> values = tasks.stream().map(task -> task.values().get(column)).filter(Objects::nonNull)
                    .toList();
            return values.size() == 1 ? values.get(0) : null;
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
        return table.window();
    }

    /** @return how many tasks there are, in the range or not */
    public int taskCount() {
        return table.timeline().taskCount();
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
        Map<String, List<ResidencyRow>> shown = new LinkedHashMap<>();
        Map<String, List<Integer>> keys = new HashMap<>();
        Comparator<ResidencyRow> comparator = order.comparator();
        groups.forEach((name, tasks) -> {
            List<ResidencyRow> wanted = tasks.stream()
                    .filter(task -> idle || task.pid().getAsInt() != CpuTimeline.IDLE)
                    .filter(task -> absent || anyAbove0(task, ResidencyColumn.ACTIVITY))
                    .filter(task -> text.isEmpty() || task.name().toLowerCase(Locale.ROOT).contains(text)).toList();
            if (!wanted.isEmpty()) {
                shown.put(name, wanted);
                keys.put(name, key(wanted));
            }
        });
        if (complete) {
            computeTogether(keys.values(), Progress.NONE);
        }
        List<ResidencyRow> rows = new ArrayList<>();
        shown.forEach((name, tasks) -> rows.add(group(name, tasks.stream().sorted(comparator).toList(),
                keys.get(name))));
        rows.sort(comparator);
        return rows;
    }

    private static boolean anyAbove0(ResidencyRow task, List<Integer> wanted) {
        for (int column : wanted) {
            if (task.values().get(column).longValue() > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * A row for all of a recording.
     *
     * @param name
     *            what it is called
     * @param rows
     *            rows of this table, in order
     * @return the row above them; it has what can be added up, and the first and last times
     */
    public ResidencyRow total(String name, List<ResidencyRow> rows) {
        List<Number> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ResidencyColumn.Merge merge = columns.get(i).merge();
            values.add(merge == ResidencyColumn.Merge.TOGETHER ? null : merged(merge, rows, i));
        }
        return new ResidencyRow(name, OptionalInt.empty(), Collections.unmodifiableList(values), rows);
    }
}
