// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.ui.kernel.ManyCpus;
import org.schedlog.tracecompass.ui.workbench.MadeRecording;

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
        assertEquals("All 8 CPUs", shown.tree().tree().getItem(0).getText());
        assertEquals("CPUs 0 to 7", shown.tree().tree().getItem(1).getText());
        assertEquals("CPU 3", shown.tree().tree().getItem(1).getItem(3).getText());
    }

    @Test
    void where_the_kernel_knew_no_frequency_nothing_is_drawn_and_that_is_said() throws Exception {
        MadeRecording made = new MadeRecording();
        for (int tick = 0; tick < 100; tick++) {
            long time = 1_000_000_000L + 4_000_000L * tick;
            made.row(time, 0, 1, "TICK", 0, 2_000_000 + 10_000 * (tick % 10));
            made.row(time + 1, 1, 1, "TICK", 0, 0);
            made.row(time + 2, 2, 1, "TICK", 0, tick < 30 || tick > 70 ? 3_000_000 : 0);
        }
        workbench = new SchedulerWorkbench(made.write(folder.resolve("unknown.tar")));
        FrequencyView shown = chart(FrequencyView.ID, FrequencyView.class);
        SchedulerWorkbench.picture("frequency-unknown");
        assertTrue(shown.message().contains("did not know the frequency of CPU 1, CPU 2,"), shown.message());
        assertEquals(List.of("CPU 0 2.04 GHz", "CPU 1 ", "CPU 2 3.00 GHz"), first(shown));
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

    private static List<String> drawn(CpuChartView shown) {
        return Stream.of(shown.tree().tree().getItems()).flatMap(group -> Stream.of(group.getItems()))
                .filter(TreeItem::getChecked).map(TreeItem::getText).toList();
    }

    private static List<String> groups(CpuChartView shown) {
        return Stream.of(shown.tree().tree().getItems()).map(TreeItem::getText).toList();
    }

    /** The first CPUs in the table, and their means. */
    private static List<String> first(CpuChartView shown) {
        return Stream.of(shown.tree().tree().getItem(1).getItems()).limit(3)
                .map(item -> item.getText() + " " + item.getText(1)).toList();
    }

    @Test
    void of_many_cpus_what_they_have_in_all_is_drawn_and_the_busiest() throws Exception {
        workbench = new SchedulerWorkbench(new ManyCpus().write(folder.resolve("many.tar")));
        RunQueueView shown = chart(RunQueueView.ID, RunQueueView.class);
        SchedulerWorkbench.picture("runqueue-160-cpus");
        assertEquals(List.of("All 160 CPUs", "Each CPU"), groups(shown));
        assertEquals(List.of("Mean", "Greatest", "Least", "CPU 159", "CPU 158", "CPU 157"), drawn(shown));
        assertEquals(6, shown.chart().getSelected().size());

        // of these 10 us the last CPU is busy for 3.8, the others not at all
        workbench.showRange(10_985_000, 10_995_000);
        SchedulerWorkbench.settle(shown::isSettled, "the range is drawn");
        assertEquals(List.of("CPU 159 0.38", "CPU 0 0.00", "CPU 1 0.00"), first(shown));
        SchedulerWorkbench.picture("runqueue-160-cpus-zoomed");

        Tree tree = shown.tree().tree();
        SchedulerWorkbench.act(tree.getColumn(0), SWT.Selection);
        assertEquals(21, tree.getItemCount());
        assertEquals(List.of("CPUs 0 to 7", "CPUs 8 to 15"), groups(shown).subList(1, 3));
        assertEquals("CPUs 152 to 159", groups(shown).get(20));
        assertEquals(List.of("Mean", "Greatest", "Least", "CPU 157", "CPU 158", "CPU 159"), drawn(shown));

        shown.tree().filter().setText("CPU 31");
        assertEquals(List.of("CPUs 24 to 31"), groups(shown));
        assertEquals("CPU 31", tree.getItem(0).getItem(0).getText());
        assertEquals(1, tree.getItem(0).getItemCount());
        shown.tree().filter().setText("");
        SchedulerWorkbench.act(tree.getColumn(2), SWT.Selection);
        assertEquals(List.of("All 160 CPUs", "Each CPU"), groups(shown));
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
