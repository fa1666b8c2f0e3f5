// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.tracecompass.core.sched.Durations;

/** The tree of the Residency view as one reads it; UI thread. */
record ResidencyItems(Tree tree) {

    int column(String title) {
        for (TreeColumn column : tree.getColumns()) {
            if (column.getText().equals(title)) {
                return tree.indexOf(column);
            }
        }
        throw new AssertionError("no column " + title + " among "
                + Arrays.stream(tree.getColumns()).map(TreeColumn::getText).toList());
    }

    /** The items of all tasks among some items, in and outside of groups. */
    List<TreeItem> tasks(TreeItem[] items) {
        List<TreeItem> tasks = new ArrayList<>();
        for (TreeItem item : items) {
            if (item.getItemCount() == 0) {
                tasks.add(item);
            } else {
                // the tasks of a name are there once it is expanded
                Event event = new Event();
                event.item = item;
                tree.notifyListeners(SWT.Expand, event);
                tasks.addAll(List.of(item.getItems()));
            }
        }
        return tasks;
    }

    static int pid(TreeItem task) {
        String name = task.getText(0);
        return name.equals("idle") ? 0 : Integer.parseInt(name.replaceAll(".*?(\\d+)\\)?$", "$1"));
    }

    /** These items are all tasks that do anything, with the engine's numbers. */
    void assertShow(TreeItem[] items, ResidencyTable table) {
        int compared = 0;
        for (TreeItem item : tasks(items)) {
            TaskStatistics task = table.task(pid(item)).orElseThrow();
            assertEquals(Durations.brief(task.runtime()), item.getText(column("Runtime")));
            assertEquals(Durations.percent(task.dutyCyclePercent()), item.getText(column("% of range")));
            assertEquals(task.firstTime() < 0 ? "" : Durations.exact(task.firstTime()),
                    item.getText(column("First in")));
            assertEquals(task.lastCpu() < 0 ? "" : Integer.toString(task.lastCpu()),
                    item.getText(column("Last CPU")));
            assertEquals(Long.toString(task.switchesIn()), item.getText(column("Ins")).replace(",", ""));
            assertEquals(Long.toString(task.switchesOut()), item.getText(column("Outs")).replace(",", ""));
            assertEquals(task.latency().count() == 0 ? "" : Durations.brief(task.latency().p99()),
                    item.getText(column("Latency p99")));
            compared++;
        }
        long active = table.tasks().stream().filter(task -> task.pid() != 0 && (task.runtime() > 0
                || task.switchesIn() > 0 || task.switchesOut() > 0 || task.waiting() > 0)).count();
        assertEquals(active, compared);
    }
}
