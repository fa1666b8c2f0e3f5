// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;

/**
 * Schedules an analysis so that it can be run again after it was cancelled before its job had begun. By itself Trace
 * Compass then takes it for complete, or, if only its job was cancelled (in the Progress view), for one that still
 * runs, until the trace is closed. Thread-safe.
 */
public final class Scheduling {

    private final IAnalysisModule analysis;
    private final Runnable reset;
    private final AtomicBoolean hasToBeReset = new AtomicBoolean();

    /**
     * @param analysis
     *            the analysis
     * @param reset
     *            resets it
     */
    public Scheduling(IAnalysisModule analysis, Runnable reset) {
        this.analysis = analysis;
        this.reset = reset;
    }

    /**
     * Schedules the analysis' job, unless it is scheduled or complete.
     *
     * @param schedule
     *            how Trace Compass does it, in the calling thread
     * @return what that says
     */
    public IStatus schedule(Supplier<IStatus> schedule) {
        if (hasToBeReset.getAndSet(false)) {
            reset.run();
        }
        Thread caller = Thread.currentThread();
        JobChangeAdapter finder = new JobChangeAdapter() {
            @Override
            public void scheduled(IJobChangeEvent event) {
                Job job = event.getJob();
                if (Thread.currentThread() == caller && job.getName().contains(analysis.getName())) {
                    job.addJobChangeListener(new Watch());
                }
            }
        };
        Job.getJobManager().addJobChangeListener(finder);
        try {
            return schedule.get();
        } finally {
            Job.getJobManager().removeJobChangeListener(finder);
        }
    }

    /** Sees whether the analysis' job ever begins. */
    private final class Watch extends JobChangeAdapter {

        private volatile boolean begun;

        @Override
        public void running(IJobChangeEvent event) {
            begun = true;
        }

        @Override
        public void done(IJobChangeEvent event) {
            if (!begun) {
                hasToBeReset.set(true);
                // it may be its job only that was cancelled: now nobody waits for it any more
                analysis.cancel();
            }
        }
    }
}
