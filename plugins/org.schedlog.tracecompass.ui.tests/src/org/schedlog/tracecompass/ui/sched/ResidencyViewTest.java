// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.TraceTopology;

@DisplayName("The Residency view in Trace Compass")
class ResidencyViewTest {

    private static final String TWO_SOCKETS =
            "{\"socket\": [{\"name\": \"left\", \"cpus\": [0,1,2,3]}, {\"name\": \"right\", \"cpus\": [4,5,6,7]}]}";

    @TempDir
    Path folder;

    private SchedulerWorkbench workbench;
    private ResidencyView view;

    private void open(String example) throws Exception {
        workbench = new SchedulerWorkbench(example);
        view = workbench.show(ResidencyView.ID, ResidencyView.class);
        settle();
    }

    private void settle() {
        SchedulerWorkbench.settle(() -> SchedulerWorkbench.shows(view, workbench.trace()) && view.isSettled(),
                "the table is there");
    }

    @AfterEach
    void close() {
        workbench.close();
        workbench.hide(view);
    }

    private int column(String title) {
        return items().column(title);
    }

    private ResidencyItems items() {
        return new ResidencyItems(view.tree());
    }

    private List<TreeItem> tasks() {
        return items().tasks(view.tree().getItems());
    }

    private ResidencyTable engine(TimeWindow window) throws Exception {
        CpuTimeline timeline = CpuTimeline.of(workbench.trace().recording(), Progress.NONE);
        return ResidencyTable.of(timeline, window, Progress.NONE);
    }

    private void assertEqualsEngine(ResidencyTable table) {
        items().assertShow(view.tree().getItems(), table);
    }

    @Test
    void its_numbers_are_those_of_the_engine() throws Exception {
        open(SchedulerWorkbench.BUILD);
        workbench.picture("residency-2-cpus");
        assertEqualsEngine(engine(null));
        assertTrue(view.summary().contains("1,028 of 1,029 tasks"), view.summary());
        assertTrue(view.messages().said().contains("switches leave another thread"), view.messages().said());
    }

    @Test
    void it_follows_the_visible_and_the_selected_range() throws Exception {
        open(SchedulerWorkbench.BUILD);
        view.range().select(RangeChoice.VISIBLE.ordinal());
        SchedulerWorkbench.act(view.range(), SWT.Selection);
        TimeWindow visible = new TimeWindow(5_000_000_000L, 6_500_000_000L);
        workbench.showRange(visible.from(), visible.to());
        settle();
        assertEqualsEngine(engine(visible));

        view.range().select(RangeChoice.SELECTION.ordinal());
        workbench.select(7_000_000_000L, 7_000_000_000L);
        SchedulerWorkbench.act(view.range(), SWT.Selection);
        settle();
        assertTrue(view.messages().said().contains("Only a moment is selected"), view.messages().said());
        assertEquals(0, view.tree().getItemCount());

        TimeWindow selected = new TimeWindow(7_000_000_000L, 7_100_000_000L);
        workbench.select(selected.to(), selected.from());
        settle();
        assertEqualsEngine(engine(selected));
        assertTrue(view.summary().contains("From 7 s to 7.1 s: 100 ms"), view.summary());
    }

    @Test
    void the_filter_finds_names_and_thread_ids() throws Exception {
        open(SchedulerWorkbench.BUILD);
        view.filter().setText("MAKE");
        assertFalse(tasks().isEmpty());
        assertTrue(tasks().stream().allMatch(item -> item.getText(0).contains("make")));
        view.filter().setText("no such task");
        assertEquals(0, view.tree().getItemCount());
        assertTrue(view.messages().said().contains("\"no such task\""), view.messages().said());
        view.filter().setText("");
        assertTrue(tasks().stream().noneMatch(item -> ResidencyItems.pid(item) == 0));
        view.idle().setSelection(true);
        SchedulerWorkbench.act(view.idle(), SWT.Selection);
        assertEquals(1, tasks().stream().filter(item -> ResidencyItems.pid(item) == 0).count());
        view.idle().setSelection(false);
        SchedulerWorkbench.act(view.idle(), SWT.Selection);
    }

    @Test
    void it_can_be_sorted_by_any_column() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        Tree tree = view.tree();
        for (String title : List.of("Ins", "Latency p95", "Task")) {
            TreeColumn header = tree.getColumn(column(title));
            header.notifyListeners(SWT.Selection, new Event());
            assertEquals(header, tree.getSortColumn());
        }
        List<String> names = Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
        assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
        tree.getColumn(column("Ins")).notifyListeners(SWT.Selection, new Event());
        List<Long> ins = Arrays.stream(tree.getItems())
                .map(item -> Long.valueOf(item.getText(column("Ins")).replace(",", ""))).toList();
        assertEquals(ins.stream().sorted((a, b) -> Long.compare(b, a)).toList(), ins);
    }

    @Test
    void a_level_of_the_topology_adds_a_column_for_each_node() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        int before = view.tree().getColumnCount();
        TraceTopology.choose(this, workbench.trace(), engine(null).timeline().cpus(), TWO_SOCKETS, "a test");
        settle();
        assertTrue(view.level().items().contains("socket"), view.level().items()::toString);
        view.level().choose("socket");
        settle();
        workbench.picture("residency-8-cpus");
        assertEquals(before + 2, view.tree().getColumnCount());
        ResidencyTable table = engine(null);
        for (TreeItem item : tasks()) {
            TaskStatistics task = table.task(ResidencyItems.pid(item)).orElseThrow();
            long left = 0;
            for (int i = 0; i < task.cpus().length; i++) {
                left += task.cpus()[i] < 4 ? task.residencies()[i] : 0;
            }
            String expected = left == 0 ? "" : Durations.brief(left) + "  ("
                    + Durations.percent(task.percent(left)) + ")";
            assertEquals(expected, item.getText(column("left")));
        }
    }

    @Test
    void the_shown_rows_can_be_written_to_a_file() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        Path file = folder.resolve("table.csv");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.exportAction().run();
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("Task,pid,Runtime ns,% of range percent,"), lines.get(0));
        ResidencyTable table = engine(null);
        assertEquals(tasks().size(), lines.size() - 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            assertEquals(table.task(Integer.parseInt(fields[1])).get().runtime(), Long.parseLong(fields[2]));
        }
    }
}
