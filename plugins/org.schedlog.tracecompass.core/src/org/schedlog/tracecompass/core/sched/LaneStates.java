// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphArrow;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuRuns;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.TimeWindow;

/**
 * What is drawn of a range of time that is some pixels wide. All of it is found by binary search, so it costs as much
 * as there are pixels, however many runs there are.
 */
public final class LaneStates {

    /** Of a pixel that holds more runs than this, so many are looked at. */
    private static final int MOST_LOOKED_AT = 32;
    /** More arrows than this hide the picture. */
    private static final int MOST_ARROWS = 4000;

    private final SchedulerData data;
    private final TimeWindow window;
    private final PixelColumns pixels;

    /**
     * @param data
     *            the trace
     * @param window
     *            what is shown, ns since the first event
     * @param pixels
     *            how wide that is, at least 1
     */
    public LaneStates(SchedulerData data, TimeWindow window, int pixels) {
        this.data = data;
        this.window = window;
        this.pixels = new PixelColumns(window, pixels);
    }

    /**
     * The lane of one CPU: a state for each run that reaches the end of its pixel, one for each pixel that holds
     * several others. They follow each other without gaps.
     */
    List<RunState> lane(CpuRuns runs, Progress progress) {
        List<RunState> states = new ArrayList<>();
        CpuTimeline timeline = data.timeline();
        long end = Math.min(window.to() + 1, timeline.duration());
        long time = Math.max(0, window.from());
        Map<Integer, String> labels = new HashMap<>();
        while (time < end && runs.size() > 0) {
            progress.check();
            int run = runs.lastBefore(time + 1);
            long pixelEnd = pixels.end(time);
            int count = 1;
            long next = runs.end(run);
            int task = runs.task(run);
            long begin = states.isEmpty() ? runs.begin(run) : time;
            if (next < pixelEnd && next < timeline.duration()) {
                next = Math.min(pixelEnd, timeline.duration());
                count = runs.lastBefore(next) - run + 1;
                task = count == 1 ? task : dominant(runs, run, count, time, next);
                begin = time;
            }
            int pid = timeline.taskAt(task).pid();
            states.add(new RunState(data.base() + begin, next - begin, pid, count,
                    labels.computeIfAbsent(pid, data::label)));
            time = next;
        }
        return states;
    }

    /** The task that has the most time among some runs; of many, evenly chosen ones are looked at. */
    private static int dominant(CpuRuns runs, int first, int count, long from, long to) {
        int step = Math.max(1, count / MOST_LOOKED_AT);
        Map<Integer, Long> times = new HashMap<>();
        int best = runs.task(first);
        long most = -1;
        for (int run = first; run < first + count; run += step) {
            long covered = Math.min(to, runs.end(run)) - Math.max(from, runs.begin(run));
            long sum = times.merge(runs.task(run), Math.max(0, covered), Long::sum);
            if (sum > most) {
                most = sum;
                best = runs.task(run);
            }
        }
        return best;
    }

    /** Says which entry shows a CPU. */
    interface Rows {
        long id(int cpuIndex);
    }

    /** The migrations of a task: arrows from the end of a run to the begin of the next one elsewhere. */
    List<ITimeGraphArrow> migrations(int pid, Rows rows, Progress progress) {
        List<ITimeGraphArrow> arrows = new ArrayList<>();
        TaskRuns runs = data.timeline().task(pid);
        int run = Math.max(1, runs.firstAt(window.from()));
        while (run < runs.size() && arrows.size() < MOST_ARROWS) {
            progress.check();
            long begin = runs.begin(run);
            int from = runs.cpuIndex(run - 1);
            int to = runs.cpuIndex(run);
            long left = Math.min(begin, runs.end(run - 1));
            if (left > window.to()) {
                break;
            }
            if (from != to) {
                arrows.add(new TimeGraphArrow(rows.id(from), rows.id(to), data.base() + left, begin - left,
                        TaskStyles.MIGRATION));
                run = Math.max(run + 1, runs.firstAt(pixels.end(begin)));
            } else {
                run++;
            }
        }
        return arrows;
    }
}
