// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuRuns;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.TimeWindow;

@DisplayName("The lanes of the Residency Timeline")
class TimelineDataProviderTest {

    @TempDir
    Path folder;

    @Test
    void states_follow_each_other_and_those_of_one_run_are_that_run() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(11, 5_000, 4, 6))) {
            SchedulerData data = open.data();
            Random random = new Random(12);
            for (int n = 0; n < 200; n++) {
                long from = random.nextInt((int) data.timeline().duration());
                TimeWindow window = new TimeWindow(from, from + 1 + random.nextInt(n % 2 == 0 ? 2_000 : 200_000));
                int pixels = 1 + random.nextInt(300);
                CpuRuns runs = data.timeline().cpuAt(random.nextInt(4));
                List<RunState> states = new LaneStates(data, window, pixels).lane(runs, Progress.NONE);
                check(data, runs, window, pixels, states);
            }
        }
    }

    private static void check(SchedulerData data, CpuRuns runs, TimeWindow window, int pixels,
            List<RunState> states) {
        long end = Math.min(window.to(), data.timeline().duration());
        assertTrue(states.size() <= 2 * pixels + 2, states.size() + " states on " + pixels + " pixels");
        assertTrue(states.get(0).getStartTime() - data.base() <= window.from());
        RunState last = states.get(states.size() - 1);
        assertTrue(last.getStartTime() + last.getDuration() - data.base() >= end);
        for (int i = 0; i < states.size(); i++) {
            RunState state = states.get(i);
            long begin = state.getStartTime() - data.base();
            if (i > 0) {
                assertEquals(states.get(i - 1).getStartTime() + states.get(i - 1).getDuration(),
                        state.getStartTime());
            }
            if (state.runs() == 1) {
                int run = runs.lastBefore(begin + 1);
                assertEquals(state.pid(), data.timeline().taskAt(runs.task(run)).pid());
                assertTrue(runs.end(run) >= begin + state.getDuration());
            } else {
                boolean runsThere = false;
                for (int run = runs.lastBefore(begin + 1); run < runs.size()
                        && runs.begin(run) < begin + state.getDuration(); run++) {
                    runsThere |= data.timeline().taskAt(runs.task(run)).pid() == state.pid();
                }
                assertTrue(runsThere, "the task of a dense pixel runs in it");
            }
        }
    }

    @Test
    void marks_cover_all_intervals_and_join_only_over_less_than_a_pixel_or_two() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(13, 5_000, 4, 3))) {
            SchedulerData data = open.data();
            Intervals intervals = open.violations().found().violations(0);
            assertTrue(intervals.size() > 20, intervals.size() + " intervals");
            for (int pixels : new int[] { 3, 40, 1_000, 1_000_000 }) {
                TimeWindow window = data.timeline().span();
                List<TimeWindow> marks = open.violations().marks(data.timeline().cpus()[0], window, pixels);
                long pixel = window.length() / pixels + 1;
                assertTrue(marks.size() <= Math.min(pixels + 1, intervals.size()));
                for (int i = 0; i < intervals.size(); i++) {
                    TimeWindow interval = new TimeWindow(intervals.begin(i), intervals.end(i));
                    assertTrue(marks.stream().anyMatch(mark -> mark.from() <= interval.from()
                            && interval.to() <= mark.to()), interval::toString);
                }
                for (TimeWindow mark : marks) {
                    assertTrue(covered(intervals, mark, pixel), () -> mark + " has a gap of more than " + pixel);
                }
            }
        }
    }

    private static boolean covered(Intervals intervals, TimeWindow mark, long gap) {
        long covered = mark.from();
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.begin(i) <= covered + gap) {
                covered = Math.max(covered, intervals.end(i));
            }
        }
        return covered >= mark.to();
    }

    private static int arrowsOf(TimelineDataProvider provider, List<Long> times, String host) {
        return provider.fetchArrows(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, times,
                TimelineDataProvider.PID, 4, TimelineDataProvider.HOST, host), new NullProgressMonitor()).getModel()
                .size();
    }

    @Test
    void arrows_are_the_migrations_of_the_task() throws Exception {
        try (SchedulerTrace open = new SchedulerTrace(folder, SchedulerTrace.random(17, 300, 3, 6))) {
            SchedulerData data = open.data();
            TimelineDataProvider provider =
                    (TimelineDataProvider) new TimelineDataProviderFactory().createProvider(open.trace);
            List<TimeGraphEntryModel> tree = provider.fetchTree(Map.of(), new NullProgressMonitor()).getModel()
                    .getEntries();
            assertEquals(List.of("recording.tar", "CPU 0", "CPU 1", "CPU 2"),
                    tree.stream().map(TimeGraphEntryModel::getName).toList());
            List<Long> times = LongStream.rangeClosed(0, data.timeline().duration()).map(t -> t + data.base()).boxed()
                    .toList();
            List<ITimeGraphArrow> arrows = provider.fetchArrows(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                    times, TimelineDataProvider.PID, 4), new NullProgressMonitor()).getModel();
            assertEquals(arrows.size(), arrowsOf(provider, times, open.trace.getHostId()));
            assertEquals(0, arrowsOf(provider, times, "another recording"));
            TaskRuns runs = data.timeline().task(4);
            List<String> expected = new ArrayList<>();
            for (int run = 1; run < runs.size(); run++) {
                if (runs.cpu(run) != runs.cpu(run - 1)
                        && (run == 1 || runs.begin(run) > runs.begin(run - 1))) {
                    expected.add(runs.cpu(run - 1) + "->" + runs.cpu(run) + " at " + (data.base() + runs.begin(run)));
                }
            }
            assertTrue(expected.size() > 5);
            assertEquals(expected, arrows.stream().map(arrow -> provider.cpu(arrow.getSourceId()).get() + "->"
                    + provider.cpu(arrow.getDestinationId()).get() + " at "
                    + (arrow.getStartTime() + arrow.getDuration())).toList());
        }
    }
}
