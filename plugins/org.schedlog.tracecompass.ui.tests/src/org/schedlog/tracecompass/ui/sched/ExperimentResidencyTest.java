// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("An experiment in the Residency view")
class ExperimentResidencyTest extends ExperimentFixture {

    @Test
    void residencies_stand_below_their_recordings() throws Exception {
        chooseSockets();
        ResidencyView view = both.show(ResidencyView.ID, ResidencyView.class);
        settle(view, both.traces());
        view.level().choose("cpu");
        settle(view, both.traces());
        both.picture("residency", view::isSettled);
        Tree tree = view.tree();
        ResidencyItems items = new ResidencyItems(tree);
        assertEquals(2, tree.getItemCount());
        for (int i = 0; i < 2; i++) {
            TreeItem top = tree.getItem(i);
            RecordingTrace trace = both.traces().get(i);
            ResidencyTable engine = engine(trace);
            assertTrue(top.getExpanded());
            assertTrue(top.getText(0).startsWith(trace.getName() + "  ("), top.getText(0));
            assertEquals(Durations.brief(engine.tasks().stream().filter(task -> task.pid() != 0)
                    .mapToLong(TaskStatistics::runtime).sum()), top.getText(items.column("Runtime")));
            assertEquals("", top.getText(items.column("Latency p99")));
            assertEquals("", top.getText(items.column("First CPU")));
            assertTrue(view.summary().contains(trace.getName() + ": "), view.summary());
            items.assertShow(top.getItems(), engine);
        }
        // CPUs 0 and 1 are in both recordings, and the others in one
        for (TreeItem item : items.tasks(tree.getItem(1).getItems())) {
            assertEquals("", item.getText(items.column("CPU 5")));
        }
        assertTrue(items.tasks(tree.getItem(1).getItems()).stream()
                .anyMatch(item -> !item.getText(items.column("CPU 1")).isEmpty()));
        assertTrue(items.tasks(tree.getItem(0).getItems()).stream()
                .anyMatch(item -> !item.getText(items.column("CPU 5")).isEmpty()));
        view.level().choose("socket");
        settle(view, both.traces());
        assertTrue(items.tasks(tree.getItem(0).getItems()).stream()
                .anyMatch(item -> !item.getText(items.column("socket 1")).isEmpty()));
        assertEquals("", tree.getItem(1).getText(items.column("socket 1")));
    }

    @Test
    void the_rows_of_a_residency_know_their_recording() throws Exception {
        ResidencyView view = both.show(ResidencyView.ID, ResidencyView.class);
        settle(view, both.traces());
        Tree tree = view.tree();
        ResidencyItems items = new ResidencyItems(tree);
        view.filter().setText("1007");
        TreeItem task = items.tasks(tree.getItem(0).getItems()).get(0);
        tree.setSelection(task);
        Event event = new Event();
        event.item = task;
        tree.notifyListeners(SWT.Selection, event);
        assertEquals(List.of(simulated.getHostId() + " 1007"), selected.threads);
        assertTrue(tree.getItem(1).getText(0).endsWith("(0 tasks)"), tree.getItem(1).getText(0));
        view.filter().setText("");

        TaskStatistics other = engine(build).tasks().stream().filter(one -> one.pid() > 0 && one.runtime() > 0)
                .findFirst().orElseThrow();
        tree.getItem(1).setExpanded(false);
        event.item = tree.getItem(1);
        tree.notifyListeners(SWT.Collapse, event);
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, other.pid(), build));
        Workbench.spin(() -> tree.getSelectionCount() == 1
                && ResidencyItems.pid(tree.getSelection()[0]) == other.pid(), "the other one is selected");
        TreeItem found = tree.getSelection()[0];
        assertTrue(tree.getItem(1).getExpanded());
        TreeItem top = found;
        while (top.getParentItem() != null) {
            top = top.getParentItem();
        }
        assertEquals(tree.getItem(1), top);

        Path file = folder.resolve("table.csv");
        TmfFileDialogFactory.setOverrideFiles(file.toString());
        view.exportAction().run();
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("Recording,Task,pid,Runtime ns,"), lines.get(0));
        Map<String, ResidencyTable> engines = new HashMap<>();
        for (RecordingTrace trace : both.traces()) {
            engines.put(trace.getName(), engine(trace));
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            assertEquals(engines.get(fields[0]).task(Integer.parseInt(fields[2])).orElseThrow().runtime(),
                    Long.parseLong(fields[3]));
        }
        assertEquals(both.traces().stream().map(RecordingTrace::getName).toList(),
                lines.stream().skip(1).map(line -> line.replaceAll(",.*", "")).distinct().toList());

        choose(view, 2);
        items.assertShow(tree.getItems(), engine(build));
        choose(view, 0);
        assertEquals(2, tree.getItemCount());
    }
}
