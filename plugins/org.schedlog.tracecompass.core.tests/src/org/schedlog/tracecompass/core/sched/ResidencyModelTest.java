// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.GroupStatistics;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;

@DisplayName("The table of the Residency view")
class ResidencyModelTest {

    private static final TimeWindow WINDOW = new TimeWindow(2_000_000_000L, 3_000_000_000L);

    private SchedulerTrace open;
    private SchedulerData data;
    private ResidencyModel model;

    @BeforeEach
    void open() throws Exception {
        open = new SchedulerTrace(SchedulerTrace.example("trace/real-build-small.tar"));
        data = open.data();
        model = ResidencyModel.of(data, WINDOW, NodeColumns.ofOne(TraceTopology.of(open.trace, data.timeline().cpus())
                .topology().level("cpu")), Progress.NONE);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private int column(String title) {
        List<String> titles = model.columns().stream().map(ResidencyColumn::title).toList();
        assertTrue(titles.contains(title), titles::toString);
        return titles.indexOf(title);
    }

    private static List<ResidencyRow> tasks(List<ResidencyRow> rows) {
        return rows.stream().flatMap(row -> row.tasks().stream()).toList();
    }

    @Test
    void each_task_has_the_numbers_of_the_engine() {
        ResidencyTable table = ResidencyTable.of(data.timeline(), WINDOW, Progress.NONE);
        List<ResidencyRow> tasks = tasks(model.rows("", true, true, new ResidencyModel.Order(0, true)));
        assertEquals(table.tasks().size(), tasks.size());
        for (ResidencyRow row : tasks) {
            var task = table.task(row.pid().getAsInt()).get();
            assertEquals(task.runtime(), row.values().get(column("Runtime")));
            assertEquals(task.migrations(), row.values().get(column("Migrations")));
            assertEquals(task.waiting(), row.values().get(column("Waiting")));
            assertEquals(task.latency().count() == 0 ? null : (Object) task.latency().p95(),
                    row.values().get(column("Latency p95")));
            long cpus = row.values().get(column("CPU 0")).longValue() + row.values().get(column("CPU 1")).longValue();
            assertEquals(task.runtime(), cpus);
        }
    }

    @Test
    void a_group_adds_up_the_tasks_that_are_shown() {
        ResidencyModel.Order order = new ResidencyModel.Order(column("Latency max"), true);
        List<ResidencyRow> rows = model.rows("", false, false, order);
        ResidencyRow group = rows.stream().filter(row -> row.tasks().size() > 2).findFirst().get();
        assertEquals(group.tasks().stream().mapToLong(task -> task.values().get(0).longValue()).sum(),
                group.values().get(0));
        assertEquals(group.tasks().stream().map(task -> task.values().get(column("Latency max")))
                .filter(Objects::nonNull).mapToLong(Number::longValue).max().orElse(-1),
                Objects.requireNonNullElse(group.values().get(column("Latency max")), -1L));
        int[] pids = group.tasks().stream().mapToInt(task -> task.pid().getAsInt()).toArray();
        GroupStatistics all = ResidencyTable.of(data.timeline(), WINDOW, Progress.NONE)
                .together(List.of(pids), Progress.NONE).get(0);
        assertTrue(all.latency().count() > 2, all::toString);
        assertEquals(null, group.values().get(column("Latency p99")));
        model = model.completed(Progress.NONE);
        group = model.rows(group.name(), false, false, order).get(0);
        assertEquals(all.latency().p99(), group.values().get(column("Latency p99")));
        assertEquals(all.latency().mean(), group.values().get(column("Latency mean")));
        assertEquals(all.periodStart().median(), group.values().get(column("Period median")));
        String pid = Integer.toString(group.tasks().get(0).pid().getAsInt());
        ResidencyRow one = model.rows("(" + pid + ")", false, false, order).get(0);
        assertEquals(group.tasks().get(0).values(), one.values());
    }

    @Test
    void a_row_for_all_adds_up_what_can_be_added_up() {
        List<ResidencyRow> rows = model.completed(Progress.NONE).rows("", false, false,
                new ResidencyModel.Order(0, true));
        ResidencyRow total = model.total("all", rows);
        assertEquals(tasks(rows).size(), total.taskCount());
        for (String title : List.of("Runtime", "Ins", "CPU 1")) {
            assertEquals(tasks(rows).stream().mapToLong(task -> task.values().get(column(title)).longValue()).sum(),
                    total.values().get(column(title)));
        }
        assertEquals(tasks(rows).stream().map(task -> task.values().get(column("First in"))).filter(Objects::nonNull)
                .mapToLong(Number::longValue).min().orElseThrow(), total.values().get(column("First in")));
        for (String title : List.of("First CPU", "Last CPU", "Latency p99", "Period median")) {
            assertEquals(null, total.values().get(column(title)));
        }
    }

    @Test
    void recordings_have_the_same_columns_and_lack_what_is_not_theirs() {
        List<Topology.Node> own = List.of(new Topology.Node("left", List.of(0)), new Topology.Node("same", List.of(0)),
                new Topology.Node("same", List.of(1)));
        List<Topology.Node> other = List.of(new Topology.Node("same", List.of(3)),
                new Topology.Node("right", List.of(7)));
        List<NodeColumns> columns = NodeColumns.of(List.of(other, own));
        assertEquals(List.of("same", "right", "left", "same"), columns.get(0).titles());
        assertEquals(columns.get(0).titles(), columns.get(1).titles());
        assertEquals(List.of(0, 1), columns.get(0).places());
        assertEquals(List.of(2, 0, 3), columns.get(1).places());
        ResidencyModel.Order order = new ResidencyModel.Order(0, true);
        List<ResidencyRow> expected = tasks(model.rows("", true, true, order));
        int first = column("CPU 0");
        List<ResidencyRow> rows = tasks(ResidencyModel.of(data, WINDOW, columns.get(1), Progress.NONE)
                .rows("", true, true, order));
        for (int i = 0; i < rows.size(); i++) {
            List<Number> cpus = expected.get(i).values().subList(first, first + 2);
            assertEquals(Arrays.asList(cpus.get(0), null, cpus.get(0), cpus.get(1)),
                    rows.get(i).values().subList(first, first + 4));
        }
    }

    @Test
    void rows_of_several_recordings_are_written_with_their_names() {
        ResidencyRow total = model.total("all", model.rows("", true, true, new ResidencyModel.Order(0, true)));
        ResidencyText text = new ResidencyText(model.columns());
        assertTrue(text.heading(true, ",").startsWith("Recording,Task,pid,Runtime ns,"), text.heading(true, ","));
        assertEquals(text.heading(true, ","), "Recording," + text.heading(false, ","));
        List<String> named = text.lines(total, "a, b", ",").lines().toList();
        assertEquals(total.taskCount(), named.size());
        assertEquals(text.lines(total, null, ",").lines().map(line -> "\"a, b\"," + line).toList(), named);
    }

    @Test
    void rows_are_ordered_and_those_without_a_number_come_last() {
        int column = column("Latency max");
        for (boolean descending : new boolean[] { true, false }) {
            List<ResidencyRow> rows = model.rows("", true, true, new ResidencyModel.Order(column, descending));
            int numbers = (int) rows.stream().filter(row -> row.values().get(column) != null).count();
            assertTrue(numbers > 1 && numbers < rows.size());
            for (int i = 1; i < numbers; i++) {
                int compared = Double.compare(rows.get(i - 1).values().get(column).doubleValue(),
                        rows.get(i).values().get(column).doubleValue());
                assertTrue(descending ? compared >= 0 : compared <= 0);
            }
        }
    }

    @Test
    void durations_are_written_in_the_unit_that_suits_them() {
        assertEquals("1.235 ms", Durations.brief(1_234_567));
        assertEquals("1.234567 ms", Durations.exact(1_234_567));
        assertEquals("28.1 s", Durations.brief(28_100_000_000.0));
        assertEquals("999 ns", Durations.exact(999));
        assertEquals("500.5 ns", Durations.brief(500.5));
        assertEquals("0 ns", Durations.brief(0));
        assertEquals("", Durations.brief(Double.NaN));
        assertEquals("12.35 %", Durations.percent(12.345678));
    }
}
