// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.dialog.TmfFileDialogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.tracecompass.core.sched.TraceTopology;

@DisplayName("The Assertions view in Trace Compass")
class AssertionsViewTest {

    @TempDir
    Path folder;

    private SchedulerWorkbench workbench;
    private AssertionsView view;

    @BeforeEach
    void open() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        view = workbench.show(AssertionsView.ID, AssertionsView.class);
        settle();
    }

    @AfterEach
    void close() {
        workbench.close();
        workbench.hide(view);
    }

    private void settle() {
        SchedulerWorkbench.settle(() -> SchedulerWorkbench.shows(view, workbench.trace()) && view.isSettled(),
                "the assertions are checked");
    }

    private void check(Path file) throws Exception {
        TmfFileDialogFactory.setOverrideFiles(file.toRealPath().toString());
        SchedulerWorkbench.act(view.check(), SWT.Selection);
        settle();
    }

    @Test
    void it_says_what_to_do_and_then_what_holds() throws Exception {
        assertTrue(view.messages().said().contains("Check assertions..."), view.messages().said());
        int[] cpus = CpuTimeline.of(workbench.trace().recording(), Progress.NONE).cpus();
        TraceTopology.choose(this, workbench.trace(), cpus,
                Files.readString(SchedulerWorkbench.inExamples("topology/two-sockets-8cpu.json")), "a test");
        check(SchedulerWorkbench.inExamples("assertions/placement.json"));
        workbench.picture("assertions");
        assertEquals(4, view.table().getItemCount());
        assertTrue(Arrays.stream(view.table().getItems()).allMatch(item -> item.getText(0).equals("ok")));
        assertTrue(view.summary().contains("all 4 hold"), view.summary());
        TableItem first = view.table().getItem(0);
        assertEquals("redis stays on socket 0", first.getText(1));
        assertTrue(first.getText(2).contains("1026"), first.getText(2));
        assertEquals(">= 95 percent", first.getText(4));
    }

    @Test
    void a_double_click_on_what_failed_goes_there() throws Exception {
        check(SchedulerWorkbench.inExamples("assertions/failing-work-conservation.json"));
        assertEquals("FAILED", view.table().getItem(0).getText(0));
        assertTrue(view.summary().contains("do not hold"), view.summary());
        Event event = new Event();
        event.item = view.table().getItem(0);
        view.table().notifyListeners(SWT.DefaultSelection, event);
        settle();
        TmfTimeRange selection = TmfTraceManager.getInstance().getTraceContext(workbench.trace()).getSelectionRange();
        long length = selection.getEndTime().toNanos() - selection.getStartTime().toNanos();
        assertTrue(length > 0 && length < 50_000_000, () -> length + " ns");
    }

    @Test
    void what_is_wrong_with_a_file_is_said() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.json"), "{\"assertions\": [{\"function\": \"none\"}]}");
        check(file);
        assertEquals(0, view.table().getItemCount());
        assertTrue(view.messages().said().contains("wrong.json") && view.messages().said().contains("function"),
                view.messages().said());
    }
}
