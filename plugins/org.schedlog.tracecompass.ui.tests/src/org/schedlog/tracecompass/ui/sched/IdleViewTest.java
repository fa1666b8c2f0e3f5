// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.project.model.ITmfProjectModelElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfAnalysisElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfAnalysisOutputElement;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.IdleTimes;
import org.schedlog.tracecompass.core.sched.ViolationsAnalysis;
import org.schedlog.tracecompass.ui.workbench.Experiments;

@DisplayName("The view Idle While Others Wait in Trace Compass")
class IdleViewTest {

    @TempDir
    Path folder;

    private SchedulerWorkbench workbench;
    private IdleView view;

    @AfterEach
    void close() {
        workbench.close();
        if (view != null) {
            workbench.hide(view);
        }
    }

    private void open(Path file) throws Exception {
        workbench = new SchedulerWorkbench(file);
        view = workbench.show(IdleView.ID, IdleView.class);
        settle();
    }

    private void settle() {
        SchedulerWorkbench.settle(
                () -> SchedulerWorkbench.shows(view, SchedulerWorkbench.trace()) && view.isSettled(),
                "the times are there");
    }

    private static IdleTimes expected(TimeWindow window) throws Exception {
        return SchedulerWorkbench.idleTimes(SchedulerWorkbench.trace(), window);
    }

    private void assertShown(IdleTimes times) {
        assertEquals(times.longest().size(), view.table().getItemCount());
        IdleTimes.Idle longest = times.longest().get(0);
        assertEquals(Durations.exact(longest.time().length()), view.table().getItem(0).getText(0));
        assertEquals(Durations.exact(longest.time().from()), view.table().getItem(0).getText(1));
        assertEquals("CPU " + longest.cpu(), view.table().getItem(0).getText(2).strip());
        assertTrue(view.summary().contains(String.format(Locale.ROOT, "%,d times", times.count())), view.summary());
        assertTrue(view.messages().said().contains(Durations.percent(times.share())), view.messages().said());
    }

    @Test
    void it_lists_the_longest_times_and_a_double_click_goes_there() throws Exception {
        open(SchedulerWorkbench.example(SchedulerWorkbench.SIMULATED));
        SchedulerWorkbench.picture("idle-8-cpus");
        assertShown(expected(null));
        IdleTimes.Idle longest = expected(null).longest().get(0);

        Event event = new Event();
        event.item = view.table().getItem(0);
        view.table().notifyListeners(SWT.DefaultSelection, event);
        settle();
        TmfTimeRange selection = TmfTraceManager.getInstance().getTraceContext(SchedulerWorkbench.trace())
                .getSelectionRange();
        long base = SchedulerWorkbench.trace().getStartTime().toNanos();
        assertEquals(base + longest.time().from(), selection.getStartTime().toNanos());
        assertEquals(base + longest.time().to(), selection.getEndTime().toNanos());

        view.range().select(RangeChoice.SELECTION.ordinal());
        SchedulerWorkbench.act(view.range(), SWT.Selection);
        settle();
        assertShown(expected(longest.time()));
    }

    @Test
    void without_the_events_it_says_which_ones_are_missing() throws Exception {
        open(SchedulerWorkbench.without("RQ_SIZE", folder.resolve("without.tar")));
        SchedulerWorkbench.picture("idle-missing");
        assertTrue(view.messages().said().contains("has no RQ_SIZE events"), view.messages().said());
        assertEquals(0, view.table().getItemCount());
    }

    private static Stream<ITmfProjectModelElement> below(ITmfProjectModelElement element) {
        return element.getChildren().stream().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    @Test
    void it_stands_below_its_analysis_in_the_Project_Explorer() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        List<TmfAnalysisOutputElement> outputs = new ArrayList<>();
        SchedulerWorkbench.spin(() -> {
            outputs.clear();
            below(Experiments.element(SchedulerWorkbench.trace())).filter(TmfAnalysisElement.class::isInstance)
                    .map(TmfAnalysisElement.class::cast)
                    .filter(analysis -> analysis.getAnalysisId().equals(ViolationsAnalysis.ID))
                    .flatMap(analysis -> analysis.getChildren().stream())
                    .map(TmfAnalysisOutputElement.class::cast).forEach(outputs::add);
            return outputs.size() == 2;
        }, "the analysis has two outputs");
        assertEquals(List.of("Idle While Others Wait", "Residency Timeline"),
                outputs.stream().map(TmfAnalysisOutputElement::getName).sorted().toList());
        CommonNavigator explorer = Experiments.select(outputs.toArray(new TmfAnalysisOutputElement[0]));
        SchedulerWorkbench.settle(() -> explorer.getCommonViewer().getStructuredSelection().size() == 2,
                "they are shown");
        SchedulerWorkbench.picture("idle-project-explorer");
        outputs.stream().filter(output -> output.getName().startsWith("Idle")).findFirst().orElseThrow()
                .outputAnalysis();
        SchedulerWorkbench.spin(() -> SchedulerWorkbench.page().findView(IdleView.ID) != null, "the view opens");
        view = (IdleView) SchedulerWorkbench.page().findView(IdleView.ID);
        settle();
        assertShown(expected(null));
    }
}
