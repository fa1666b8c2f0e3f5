// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.kernel.ManyCpus;
import org.schedlog.tracecompass.ui.workbench.MadeRecording;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** Charts of an experiment of the two examples have the lines of both. */
@DisplayName("Experiments in charts")
class ExperimentChartsTest extends ExperimentFixture {

    private static List<String> names(TreeItem... items) {
        return Arrays.stream(items).map(TreeItem::getText).toList();
    }

    private static <V extends SeriesView<?, ?>> void settle(V view) {
        Workbench.settle(() -> view.isSettled() && view.tree().tree().getItemCount() > 0, "it is drawn; the view says "
                + view.message());
    }

    /** What the chart of a view is told of a recording or the experiment. */
    private List<ISeriesModel> told(SeriesView<?, ?> view, ITmfTrace trace) {
        List<Long> times = List.of(both.experiment().getStartTime().toNanos(),
                both.experiment().getEndTime().toNanos());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(DataProviderParameterUtils.REQUESTED_TIME_KEY, times);
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.copyOf(view.chart().getSelected()));
        return List.copyOf(view.lines(trace).fetchXY(parameters, new NullProgressMonitor()).getModel()
                .getSeriesData());
    }

    /** How many lines the chart is told of, by the recordings that their names begin with. */
    private Map<String, Long> lines(SeriesView<?, ?> view) {
        return told(view, both.experiment()).stream().map(ISeriesModel::getName)
                .collect(Collectors.groupingBy(name -> name.contains(": ") ? name.substring(0, name.indexOf(": ")) : "",
                        Collectors.counting()));
    }

    private static void check(Tree tree, TreeItem item, boolean on) {
        item.setChecked(on);
        Event event = new Event();
        event.item = item;
        event.detail = SWT.CHECK;
        tree.notifyListeners(SWT.Selection, event);
    }

    @Test
    void run_queues_of_both_are_lines_of_one_chart() throws Exception {
        RunQueueView view = both.show(RunQueueView.ID, RunQueueView.class);
        settle(view);
        both.picture("runqueues", view::isSettled);
        Tree tree = view.tree().tree();
        assertEquals(List.of(Workbench.SIMULATED, Workbench.BUILD), names(tree.getItems()));
        assertEquals(List.of("All 8 CPUs", "CPUs 0 to 7"), names(tree.getItem(0).getItems()));
        assertEquals(List.of("All 2 CPUs", "CPUs 0 to 1"), names(tree.getItem(1).getItems()));
        assertTrue(tree.getItem(0).getItem(1).getExpanded() && tree.getItem(1).getItem(1).getExpanded());
        assertEquals(Map.of(Workbench.SIMULATED, 8L, Workbench.BUILD, 2L), lines(view));
        assertLinesAreThoseOfEach(view);

        check(tree, tree.getItem(0), false);
        settle(view);
        assertEquals(Map.of(Workbench.BUILD, 2L), lines(view));
        check(tree, tree.getItem(0), true);
        settle(view);
        assertEquals(12L, lines(view).get(Workbench.SIMULATED));
        assertTrue(tree.getItem(0).getChecked() && !tree.getItem(0).getGrayed());
        assertTrue(tree.getItem(1).getChecked() && tree.getItem(1).getGrayed());

        both.choose(2);
        settle(view);
        both.picture("runqueues-second", view::isSettled);
        assertEquals(List.of("All 2 CPUs", "CPUs 0 to 1"), names(tree.getItems()));
        assertEquals(Map.of("", 2L), lines(view));
        both.choose(0);
        settle(view);
        assertEquals(List.of(Workbench.SIMULATED, Workbench.BUILD), names(tree.getItems()));
    }

    /** What the chart is told of all recordings is what each tells of itself; those of the second are dashed. */
    private void assertLinesAreThoseOfEach(SeriesView<?, ?> view) {
        Map<String, ISeriesModel> all = told(view, both.experiment()).stream()
                .collect(Collectors.toMap(ISeriesModel::getName, line -> line));
        int found = 0;
        for (RecordingTrace recording : both.traces()) {
            for (ISeriesModel line : told(view, recording)) {
                ISeriesModel joined = all.get(recording.getName() + ": " + line.getName());
                assertArrayEquals(line.getData(), joined.getData());
                assertArrayEquals(line.getXAxis(), joined.getXAxis());
                assertEquals(recording == both.traces().get(0) ? StyleProperties.SeriesStyle.SOLID
                        : StyleProperties.SeriesStyle.DASH,
                        view.chart().getSeriesStyle(line.getId()).getStyleValues().get(StyleProperties.SERIES_STYLE));
                found++;
            }
        }
        assertEquals(all.size(), found);
    }

    @Test
    void of_many_cpus_what_they_have_in_all_is_drawn_in_a_colour_for_each_recording() throws Exception {
        openInstead(new ManyCpus().write(folder.resolve("first-run-of-a-long-name-with-many-words.tar")),
                Workbench.example(Workbench.SIMULATED));
        RunQueueView view = both.show(RunQueueView.ID, RunQueueView.class);
        settle(view);
        both.picture("runqueues-160-cpus", view::isSettled);
        Tree tree = view.tree().tree();
        assertEquals(List.of("All 160 CPUs", "Each CPU"), names(tree.getItem(0).getItems()));
        assertEquals(Map.of("first-run-of-a-long-name-with-many-words.tar", 3L, Workbench.SIMULATED, 8L), lines(view));
        check(tree, tree.getItem(1), true);
        settle(view);
        Set<Object> colors = told(view, both.experiment()).stream().filter(line -> line.getName().contains("ean"))
                .map(line -> view.chart().getSeriesStyle(line.getId()).getStyleValues().get(StyleProperties.COLOR))
                .collect(Collectors.toSet());
        assertEquals(2, colors.size());
    }

    @Test
    void a_recording_without_frequencies_leaves_the_chart_to_the_other() throws Exception {
        MadeRecording made = new MadeRecording();
        for (int i = 0; i < 100; i++) {
            made.row(1_000_000_000L + 2_000_000L * i, 0, 7, "RQ_SIZE", 1 + i % 3, 0);
        }
        openInstead(Workbench.example(Workbench.SIMULATED), made.write(folder.resolve("no-ticks.tar")));
        FrequencyView view = both.show(FrequencyView.ID, FrequencyView.class);
        settle(view);
        both.picture("frequency", view::isSettled);
        assertEquals(Set.of(Workbench.SIMULATED), lines(view).keySet());
        assertTrue(view.message().startsWith("no-ticks.tar has no TICK events"), view.message());
        RunQueueView queues = both.show(RunQueueView.ID, RunQueueView.class);
        settle(queues);
        assertEquals(Set.of(Workbench.SIMULATED, "no-ticks.tar"), lines(queues).keySet());
        assertEquals("", queues.message());
    }

    @Test
    void signals_of_tasks_of_both_are_lines_of_one_chart() throws Exception {
        SignalsView view = both.show(SignalsView.ID, SignalsView.class);
        settle(view);
        both.picture("signals", view::isSettled);
        assertEquals(Set.of(Workbench.SIMULATED, Workbench.BUILD), lines(view).keySet());
        RecordingTrace second = both.traces().get(1);
        TreeItem heading = view.tree().tree().getItem(1);
        int pid = ((SeriesGroup) heading.getItem(5).getData(SeriesItems.KEY)).key().number();
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, pid, second));
        Workbench.settle(() -> view.isSettled() && view.tree().keys().equals(Set.of(
                new SeriesGroup.Key(Workbench.BUILD, pid))), "the task is drawn");
        assertEquals(Set.of(Workbench.BUILD), lines(view).keySet());
        both.picture("signals-task", view::isSettled);
    }
}
