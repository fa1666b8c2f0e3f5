// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.TaskStatistics;
import org.schedlog.tracecompass.core.sched.Durations;

@DisplayName("The Wakeup Latency view in Trace Compass")
class LatencyViewTest {

    private SchedulerWorkbench workbench;
    private LatencyView view;
    private ResidencyTable engine;

    @BeforeEach
    void open() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.BUILD);
        view = workbench.show(LatencyView.ID, LatencyView.class);
        settle();
        engine = ResidencyTable.of(CpuTimeline.of(workbench.trace().recording(), Progress.NONE), null, Progress.NONE);
    }

    @AfterEach
    void close() {
        workbench.close();
        workbench.hide(view);
    }

    private void settle() {
        SchedulerWorkbench.settle(() -> SchedulerWorkbench.shows(view, workbench.trace()) && view.isSettled(),
                "the latencies are there");
    }

    private static int pid(String label) {
        return Integer.parseInt(label.replaceAll(".*?(\\d+)\\)?$", "$1"));
    }

    @Test
    void it_has_all_wake_ups_and_the_slowest_first() throws Exception {
        workbench.picture("latency");
        long count = engine.tasks().stream().mapToLong(task -> task.latency().count()).sum();
        TaskStatistics slowest = engine.tasks().stream()
                .max((a, b) -> Long.compare(a.latency().max(), b.latency().max())).get();
        assertTrue(view.summary().contains(String.format("%,d wake-ups of all tasks", count)), view.summary());
        assertEquals(1000, view.table().getItemCount());
        assertEquals(slowest.pid(), pid(view.table().getItem(0).getText(0)));
        assertEquals(Durations.exact(slowest.latency().max()), view.table().getItem(0).getText(1));
    }

    @Test
    void it_can_look_at_the_selected_task_only() throws Exception {
        view.onlySelected().setSelection(true);
        SchedulerWorkbench.act(view.onlySelected(), SWT.Selection);
        assertTrue(view.messages().said().contains("No task is selected"), view.messages().said());
        TaskStatistics task = engine.tasks().stream().filter(one -> one.latency().count() > 3).findFirst().get();
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, task.pid(), workbench.trace()));
        settle();
        assertEquals(task.latency().count(), view.table().getItemCount());
        assertEquals(Durations.exact(task.latency().max()), view.table().getItem(0).getText(1));
    }

    @Test
    void a_double_click_goes_to_the_wake_up() {
        Event event = new Event();
        event.item = view.table().getItem(0);
        view.table().notifyListeners(SWT.DefaultSelection, event);
        settle();
        TmfTimeRange selection = TmfTraceManager.getInstance().getTraceContext(workbench.trace()).getSelectionRange();
        long length = selection.getEndTime().toNanos() - selection.getStartTime().toNanos();
        assertEquals(view.table().getItem(0).getText(1), Durations.exact(length));
        TmfTimeRange window = TmfTraceManager.getInstance().getTraceContext(workbench.trace()).getWindowRange();
        assertTrue(window.getStartTime().compareTo(selection.getStartTime()) <= 0);
        assertEquals(2 * length, window.getEndTime().toNanos() - window.getStartTime().toNanos(), 2);
    }
}
