// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.schedlog.engine.sched.GroupStatistics;
import org.schedlog.engine.sched.TaskStatistics;

/**
 * A column of numbers of the residency table.
 *
 * @param title
 *            its heading
 * @param help
 *            what it holds, one sentence
 * @param kind
 *            what its numbers are
 * @param merge
 *            what a group of tasks shows
 * @param value
 *            gives the number of a task, or null where there is none; null for a node, as those of all nodes are
 *            computed together
 * @param together
 *            gives the number of a group, or null where there is none; null for columns that are merged otherwise
 * @param node
 *            for a node of the topology its index among {@link NodeColumns#titles}, else -1
 */
public record ResidencyColumn(String title, String help, Kind kind, Merge merge,
        Function<TaskStatistics, Number> value, Function<GroupStatistics, Number> together, int node) {

    /** What numbers are. */
    public enum Kind {
        /** A count or a CPU's number. */
        NUMBER(""),
        /** ns since the recording's first event. */
        TIME(" ns"),
        /** ns. */
        DURATION(" ns"),
        /** Percent. */
        PERCENT(" percent"),
        /** ns on a node; shown with the percentage of the running time. */
        RESIDENCY(" ns");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** @return what stands behind the title where numbers are written without units */
        public String unit() {
            return unit;
        }
    }

    /** How the numbers of several tasks become one. */
    public enum Merge {
        /** They are added up. */
        SUM,
        /** The least one. */
        LEAST,
        /** The greatest one. */
        GREATEST,
        /** It is computed from all values of all tasks, see {@link GroupStatistics}. */
        TOGETHER,
        /** There is none, unless the group has one task only. */
        NONE
    }

    /** All columns but those of nodes. */
    static final List<ResidencyColumn> FIXED = List.of(
            of("Runtime", "How long the task was current, on all CPUs together", Kind.DURATION, Merge.SUM,
                    TaskStatistics::runtime),
            new ResidencyColumn("% of range", "The runtime in percent of the length of the range; that of several "
                    + "tasks is their sum, which can be more than 100", Kind.PERCENT,
                    Merge.SUM, task -> existing(task.dutyCyclePercent()), null, -1),
            existing("First in", "When it was switched in for the first time, since the recording's first event",
                    Kind.TIME, Merge.LEAST, TaskStatistics::firstTime),
            existing("First CPU", "Where it was switched in for the first time", Kind.NUMBER, Merge.NONE,
                    TaskStatistics::firstCpu),
            existing("Last in", "When it was switched in for the last time, since the recording's first event",
                    Kind.TIME, Merge.GREATEST, TaskStatistics::lastTime),
            existing("Last CPU", "Where it was switched out for the last time", Kind.NUMBER, Merge.NONE,
                    TaskStatistics::lastCpu),
            of("Ins", "How often it was switched in", Kind.NUMBER, Merge.SUM, TaskStatistics::switchesIn),
            of("Outs", "How often it was switched out", Kind.NUMBER, Merge.SUM, TaskStatistics::switchesOut),
            of("Voluntary", "How often it was switched out because it blocked", Kind.NUMBER, Merge.SUM,
                    TaskStatistics::voluntary),
            of("Involuntary", "How often it was switched out without having blocked", Kind.NUMBER, Merge.SUM,
                    TaskStatistics::involuntary),
            of("Migrations", "How often it was switched in on another CPU than before", Kind.NUMBER, Merge.SUM,
                    TaskStatistics::migrations),
            of("Periods", "How many times there are from one switch in to the next", Kind.NUMBER, Merge.SUM,
                    task -> task.periodStart().count()),
            together("Period median", "From switch in to switch in: the middle one",
                    group -> group.periodStart().median()),
            together("Period mean", "From switch in to switch in: the mean", group -> group.periodStart().mean()),
            of("Wake-ups", "How many wake-ups led to a switch in", Kind.NUMBER, Merge.SUM,
                    task -> task.latency().count()),
            together("Latency mean", "From wake-up to switch in: the mean", group -> group.latency().mean()),
            together("Latency p95", "From wake-up to switch in: 95 percent take no longer",
                    group -> group.latency().p95()),
            together("Latency p99", "From wake-up to switch in: 99 percent take no longer",
                    group -> group.latency().p99()),
            existing("Latency max", "From wake-up to switch in: the longest", Kind.DURATION, Merge.GREATEST,
                    task -> task.latency().max()),
            of("Waiting", "How long it was ready to run without running", Kind.DURATION, Merge.SUM,
                    TaskStatistics::waiting));

    /** A task does something at all if one of these is above 0. */
    static final List<Integer> ACTIVITY = named("Runtime", "Ins", "Outs", "Waiting");

    /** How many values a task adds to what a group has together. */
    static final List<Integer> COUNTS = named("Periods", "Wake-ups");

    private static List<Integer> named(String... titles) {
        return IntStream.range(0, FIXED.size()).filter(i -> Set.of(titles).contains(FIXED.get(i).title())).boxed()
                .toList();
    }

    private static ResidencyColumn of(String title, String help, Kind kind, Merge merge,
            ToLongFunction<TaskStatistics> value) {
        return new ResidencyColumn(title, help, kind, merge, value::applyAsLong, null, -1);
    }

    private static ResidencyColumn existing(String title, String help, Kind kind, Merge merge,
            ToLongFunction<TaskStatistics> value) {
        return new ResidencyColumn(title, help, kind, merge, task -> existing(value.applyAsLong(task)), null, -1);
    }

    private static ResidencyColumn together(String title, String help, Function<GroupStatistics, Number> value) {
        Function<GroupStatistics, Number> found = group -> existing(value.apply(group));
        return new ResidencyColumn(title, help, Kind.DURATION, Merge.TOGETHER,
                task -> found.apply(GroupStatistics.of(task)), found, -1);
    }

    /** The engine has -1 or NaN where there is no number. */
    private static Number existing(Number value) {
        return value.doubleValue() >= 0 ? value : null;
    }

    /** The columns of a table: the fixed ones, and one for each node. */
    static List<ResidencyColumn> of(NodeColumns nodes) {
        List<ResidencyColumn> columns = new ArrayList<>(FIXED);
        for (int i = 0; i < nodes.titles().size(); i++) {
            String label = nodes.titles().get(i);
            columns.add(new ResidencyColumn(label, "How long the task was current on " + label
                    + ", and that in percent of its runtime", Kind.RESIDENCY, Merge.SUM,
                    null, null, i));
        }
        return List.copyOf(columns);
    }
}
