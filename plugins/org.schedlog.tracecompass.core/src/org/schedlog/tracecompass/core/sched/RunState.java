// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphState;
import org.schedlog.engine.sched.CpuTimeline;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;

/**
 * Part of a CPU's lane: one run of a task, or a pixel in which there are several runs, shown as the task that has the
 * most of it.
 */
public final class RunState extends TimeGraphState {

    private final int pid;
    private final int runs;
    private final String task;

    /**
     * @param start
     *            Trace Compass' time, ns
     * @param duration
     *            ns
     * @param pid
     *            the task
     * @param runs
     *            how many runs it stands for
     * @param task
     *            what the task is called
     */
    RunState(long start, long duration, int pid, int runs, String task) {
        super(start, duration, runs == 1 && pid != CpuTimeline.IDLE ? task : null, TaskStyles.reference(pid));
        this.pid = pid;
        this.runs = runs;
        this.task = task;
    }

    /** @return the thread id of its task */
    public int pid() {
        return pid;
    }

    /** @return how many runs it stands for; 1 for a run that is drawn as itself */
    public int runs() {
        return runs;
    }

    /** What Trace Compass' filters and searches can ask for. */
    @Override
    public synchronized Multimap<String, Object> getMetadata() {
        Multimap<String, Object> metadata = LinkedHashMultimap.create();
        metadata.put("task", task);
        metadata.put("pid", pid);
        return metadata;
    }
}
