// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;

import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TimeWindow;

/**
 * What is computed once for a trace and used by all views of its scheduling. Immutable and thread-safe.
 *
 * @param timeline
 *            who is current where and when; its times are ns since the first event
 * @param names
 *            what the tasks are called
 * @param base
 *            Trace Compass' time of the recording's first event, ns
 */
public record SchedulerData(CpuTimeline timeline, ThreadNames names, long base) {

    /** @return what the user should know of the data's quality, one sentence each */
    public List<String> notes() {
        return timeline.notes();
    }

    /**
     * @param range
     *            Trace Compass' time
     * @return the same range in ns since the first event
     */
    public TimeWindow window(TmfTimeRange range) {
        long from = range.getStartTime().toNanos() - base;
        long to = range.getEndTime().toNanos() - base;
        return new TimeWindow(Math.min(from, to), Math.max(from, to));
    }

    /**
     * @param window
     *            ns since the first event
     * @return the same range in Trace Compass' time
     */
    public TmfTimeRange range(TimeWindow window) {
        return new TmfTimeRange(TmfTimestamp.fromNanos(base + window.from()),
                TmfTimestamp.fromNanos(base + window.to()));
    }

    /**
     * @param pid
     *            a thread id
     * @return what to call its task: "make (4711)", "idle" for the idle task of all CPUs
     */
    public String label(int pid) {
        return pid == CpuTimeline.IDLE ? "idle" : names.label(pid);
    }
}
