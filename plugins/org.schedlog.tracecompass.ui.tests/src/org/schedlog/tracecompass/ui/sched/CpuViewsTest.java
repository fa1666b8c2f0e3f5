// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The views of frequency, run queues and load balancing in Trace Compass")
class CpuViewsTest {

    @TempDir
    Path folder;

    private SchedulerWorkbench workbench;
    private IViewPart view;

    @AfterEach
    void close() {
        workbench.close();
        if (view != null) {
            workbench.hide(view);
        }
    }

    private <V extends CpuChartView> V chart(String id, Class<V> type) throws Exception {
        V shown = workbench.show(id, type);
        view = shown;
        SchedulerWorkbench.settle(() -> shown.getTrace() == SchedulerWorkbench.trace() && shown.isSettled()
                && (shown.tree().tree().getItemCount() > 0 || !shown.message().isEmpty()), "the chart is drawn");
        return shown;
    }

    @Test
    void the_frequency_of_each_cpu_is_a_line() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        FrequencyView shown = chart(FrequencyView.ID, FrequencyView.class);
        SchedulerWorkbench.picture("frequency-8-cpus");
        assertEquals("", shown.message());
        assertEquals(8, shown.chart().getSelected().size());
        assertEquals("CPUs 0 to 7", shown.tree().tree().getItem(0).getText());
        assertEquals("CPU 3", shown.tree().tree().getItem(0).getItem(3).getText());
    }

    @Test
    void the_length_of_each_run_queue_is_a_line() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        RunQueueView shown = chart(RunQueueView.ID, RunQueueView.class);
        SchedulerWorkbench.picture("runqueue-8-cpus");
        workbench.showRange(50_000_000, 60_000_000);
        SchedulerWorkbench.settle(shown::isSettled, "the range is drawn");
        SchedulerWorkbench.picture("runqueue-8-cpus-zoomed");
        assertEquals("", shown.message());
        assertEquals(8, shown.chart().getSelected().size());
    }

    @Test
    void load_balancing_has_a_row_for_each_cpu() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        BalancingView shown = workbench.show(BalancingView.ID, BalancingView.class);
        view = shown;
        TimeGraphControl graph = SchedulerWorkbench.find(shown.page().control(), TimeGraphControl.class);
        SchedulerWorkbench.settle(() -> shown.isSettled() && graph.getExpandedElements().length > 1, "rows are drawn");
        SchedulerWorkbench.picture("balancing-8-cpus");
        List<String> rows = Stream.of(graph.getExpandedElements()).map(ITimeGraphEntry::getName).toList();
        assertTrue(rows.contains("CPU 0") && rows.contains("CPU 7"), rows::toString);
        assertEquals("", shown.message());
    }

    /** The example, in whose event table some events have other names. */
    private Path without(String event) throws Exception {
        String bytes = new String(Files.readAllBytes(SchedulerWorkbench.example(SchedulerWorkbench.SIMULATED)),
                StandardCharsets.ISO_8859_1);
        return Files.write(folder.resolve("without.tar"), bytes.replace(event, "X".repeat(event.length()))
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void without_the_events_they_say_which_ones_are_missing() throws Exception {
        workbench = new SchedulerWorkbench(without("RQ_SIZE"));
        RunQueueView shown = chart(RunQueueView.ID, RunQueueView.class);
        SchedulerWorkbench.picture("runqueue-missing");
        assertTrue(shown.message().contains("has no RQ_SIZE events") && shown.message().contains("Record it again"),
                shown.message());
        assertEquals(0, shown.tree().tree().getItemCount());
    }
}
