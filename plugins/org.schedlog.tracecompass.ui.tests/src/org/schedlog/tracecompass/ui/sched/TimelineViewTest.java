// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.IMarkerEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuRuns;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.tracecompass.core.sched.Durations;
import org.schedlog.tracecompass.core.sched.RunState;
import org.schedlog.tracecompass.core.sched.TraceTopology;

@DisplayName("The Residency Timeline view in Trace Compass")
class TimelineViewTest {

    private SchedulerWorkbench workbench;
    private TimelineView view;
    private CpuTimeline timeline;
    private long base;

    private void open(String example) throws Exception {
        workbench = new SchedulerWorkbench(example);
        view = workbench.show(TimelineView.ID, TimelineView.class);
        settle();
        timeline = CpuTimeline.of(workbench.trace().recording(), Progress.NONE);
        base = workbench.trace().traceTime(workbench.trace().recording().start());
    }

    @AfterEach
    void close() {
        workbench.close();
        workbench.hide(view);
    }

    private TimeGraphViewer viewer() {
        return view.getTimeGraphViewer();
    }

    private void settle() {
        SchedulerWorkbench.settle(() -> view.getTrace() == workbench.trace() && view.isSettled()
                && rows().size() > 1, "the lanes are drawn; the view says " + view.message());
    }

    private void showRange(long from, long to) {
        workbench.showRange(from, to);
        SchedulerWorkbench.spin(() -> viewer().getTime0() == base + from && viewer().getTime1() == base + to,
                "the view follows the range");
        settle();
    }

    private List<ITimeGraphEntry> rows() {
        return Arrays.stream(viewer().getExpandedElements()).map(ITimeGraphEntry.class::cast).toList();
    }

    private ITimeGraphEntry lane(String name) {
        return rows().stream().filter(row -> row.getName().equals(name)).findFirst().orElseThrow();
    }

    private List<RunState> states(ITimeGraphEntry lane) {
        List<RunState> states = new ArrayList<>();
        Iterator<? extends ITimeEvent> events = lane.getTimeEventsIterator(viewer().getTime0(), viewer().getTime1(),
                1);
        while (events.hasNext()) {
            if (events.next() instanceof TimeEvent event && event.getModel() instanceof RunState state) {
                states.add(state);
            }
        }
        return states;
    }

    @Test
    void where_there_is_room_each_run_is_a_state() throws Exception {
        open(SchedulerWorkbench.BUILD);
        workbench.picture("timeline-2-cpus");
        assertEquals(List.of("real-build-small.tar", "CPU 0", "CPU 1"),
                rows().stream().map(ITimeGraphEntry::getName).toList());
        CpuRuns runs = timeline.cpuAt(1);
        int middle = runs.size() / 2;
        showRange(runs.begin(middle - 10), runs.end(middle + 10));
        workbench.picture("timeline-2-cpus-zoomed");
        List<RunState> states = states(lane("CPU 1"));
        long pixel = (viewer().getTime1() - viewer().getTime0()) / viewer().getTimeSpace();
        int wide = 0;
        for (int run = middle - 10; run <= middle + 10; run++) {
            long begin = base + runs.begin(run);
            long duration = runs.end(run) - runs.begin(run);
            int pid = timeline.taskAt(runs.task(run)).pid();
            if (duration > 3 * pixel) {
                wide++;
                // the pixel in which a run begins can show the end of the one before as well
                assertTrue(states.stream().anyMatch(state -> state.runs() == 1 && state.pid() == pid
                        && state.getStartTime() >= begin && state.getStartTime() <= begin + 2 * pixel
                        && state.getStartTime() + state.getDuration() == begin + duration), "run " + run);
            }
        }
        assertTrue(wide > 8, wide + " of 21 runs are wider than three pixels");
    }

    @Test
    void the_tooltip_tells_the_run_to_the_nanosecond() throws Exception {
        open(SchedulerWorkbench.BUILD);
        CpuRuns runs = timeline.cpuAt(0);
        int longest = 0;
        for (int run = 0; run < runs.size(); run++) {
            boolean longer = runs.end(run) - runs.begin(run) > runs.end(longest) - runs.begin(longest);
            longest = longer && timeline.taskAt(runs.task(run)).pid() != 0 ? run : longest;
        }
        showRange(runs.begin(longest), runs.end(longest));
        TaskRuns task = timeline.taskAt(runs.task(longest));
        long middle = base + (runs.begin(longest) + runs.end(longest)) / 2;
        Iterator<? extends ITimeEvent> events = lane("CPU 0").getTimeEventsIterator(middle, middle, 1);
        Map<String, String> tooltip = view.presentation().getEventHoverToolTipInfo(events.next(), middle);
        assertTrue(tooltip.get("Task").contains("(" + task.pid() + ")"), tooltip::toString);
        assertEquals(Durations.exact(runs.end(longest) - runs.begin(longest)), tooltip.get("Duration"));
        long runtime = 0;
        for (int run = 0; run < task.size(); run++) {
            runtime += task.end(run) - task.begin(run);
        }
        assertEquals(Durations.exact(runtime), tooltip.get("Runtime in all"));
    }

    @Test
    void lanes_are_grouped_by_the_topology() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        TraceTopology.choose(this, workbench.trace(), timeline.cpus(),
                "{\"socket\": [{\"name\": \"odd\", \"cpus\": [1,3,5,7]}, {\"name\": \"even\", \"cpus\": [6,4,2,0]}]}",
                "a test");
        settle();
        view.level().choose("socket");
        SchedulerWorkbench.settle(() -> view.isSettled() && rows().size() == 11, "the nodes are shown");
        workbench.picture("timeline-grouped");
        assertEquals(List.of("odd", "CPU 1", "CPU 3", "CPU 5", "CPU 7", "even", "CPU 6", "CPU 4", "CPU 2", "CPU 0"),
                rows().stream().skip(1).map(ITimeGraphEntry::getName).toList());
        TraceTopology.reset(this, workbench.trace(), timeline.cpus());
        SchedulerWorkbench.settle(() -> view.isSettled() && rows().size() == 9, "the nodes are gone");
    }

    @Test
    void idle_cpus_are_marked_while_others_have_too_much_to_do() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        workbench.picture("timeline-violations");
        List<IMarkerEvent> marks = viewer().getMarkers();
        assertFalse(marks.isEmpty());
        for (IMarkerEvent mark : marks) {
            assertEquals(TimelineView.VIOLATIONS, mark.getCategory());
            assertTrue(mark.getDuration() > 0);
        }
        view.showViolations().setSelection(false);
        SchedulerWorkbench.act(view.showViolations(), SWT.Selection);
        settle();
        assertEquals(List.of(), viewer().getMarkers());
        view.showViolations().setSelection(true);
        SchedulerWorkbench.act(view.showViolations(), SWT.Selection);
        settle();
        assertEquals(marks.size(), viewer().getMarkers().size());
    }

    @Test
    void the_selected_task_has_arrows_where_it_migrates() throws Exception {
        open(SchedulerWorkbench.SIMULATED);
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, 1007, workbench.trace()));
        settle();
        TaskRuns runs = timeline.task(1007);
        int first = 1;
        while (runs.cpuIndex(first) == runs.cpuIndex(first - 1)) {
            first++;
        }
        showRange(Math.max(0, runs.begin(first) - 2_000_000), runs.begin(first) + 2_000_000);
        workbench.picture("timeline-selected");
        long begin = base + runs.end(first - 1);
        int run = first;
        assertTrue(viewer().getTimeGraphControl().getArrows().stream().anyMatch(link -> link.getTime() == begin
                && link.getEntry().getName().equals("CPU " + runs.cpu(run - 1))
                && link.getDestinationEntry().getName().equals("CPU " + runs.cpu(run))));
    }
}
