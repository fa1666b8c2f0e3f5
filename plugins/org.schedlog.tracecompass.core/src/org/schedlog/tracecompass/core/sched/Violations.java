// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.sched.Ascending;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.Intervals;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.WorkConservation;

/**
 * When CPUs of a trace are idle although others have too much to do. Immutable and thread-safe.
 *
 * @param lanes
 *            the CPUs
 * @param found
 *            the times, by the CPUs' places in the lanes
 * @param base
 *            Trace Compass' time of the recording's first event, ns
 */
public record Violations(CpuLanes lanes, WorkConservation found, long base) {

    /**
     * Those of a CPU as they are seen: times between which there is no free pixel become one.
     *
     * @param cpu
     *            the CPU's number
     * @param window
     *            what is shown, ns since the first event
     * @param pixels
     *            how wide that is, at least 1
     * @return those that have a moment in the range, at most one for each pixel, ns since the first event; none of a
     *         CPU that has no events
     */
    public List<TimeWindow> marks(int cpu, TimeWindow window, int pixels) {
        int index = lanes.indexOfCpu(cpu);
        return index < 0 ? List.of() : marks(found.violations(index), new PixelColumns(window, pixels));
    }

    private static List<TimeWindow> marks(Intervals intervals, PixelColumns pixels) {
        TimeWindow window = pixels.window();
        List<TimeWindow> marks = new ArrayList<>();
        int index = Ascending.first(intervals.size(), i -> intervals.end(i) > window.from());
        while (index < intervals.size() && intervals.begin(index) <= window.to()) {
            long begin = intervals.begin(index);
            long end = intervals.end(index++);
            while (index < intervals.size() && end <= window.to()
                    && intervals.begin(index) < pixels.end(Math.max(end, window.from()))) {
                // everything that begins in the pixel where this one ends
                long free = pixels.end(Math.max(end, window.from()));
                int next = Ascending.first(intervals.size(), i -> intervals.begin(i) >= free);
                end = intervals.end(next - 1);
                index = next;
            }
            marks.add(new TimeWindow(begin, end));
        }
        return marks;
    }
}
