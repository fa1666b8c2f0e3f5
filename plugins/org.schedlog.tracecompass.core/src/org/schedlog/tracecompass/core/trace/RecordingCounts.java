// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * How many CPUs and threads a recording has. Nobody needs to know that before anything can be seen, so a job counts
 * them when somebody asks. Thread-safe.
 */
final class RecordingCounts {

    private final Job job;
    /** Whether the job was started, or never will be. */
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Counts counts;

    /**
     * What was counted.
     *
     * @param cpus
     *            how many CPUs have events, and which, e.g. "5 (0-2, 5, 7)"
     * @param threads
     *            how many thread ids have events
     */
    record Counts(String cpus, int threads) {
    }

    /**
     * @param recording
     *            an open recording
     */
    RecordingCounts(Recording recording) {
        job = new Job("Counting the CPUs and threads of " + recording.path().getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                monitor.beginTask(null, MonitorProgress.TOTAL);
                try {
                    Progress progress = new MonitorProgress(monitor);
                    counts = new Counts(RecordingProperties.cpus(recording.cpu(), progress),
                            RecordingProperties.threads(recording.pid(), progress));
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    return Status.CANCEL_STATUS;
                } finally {
                    finished.countDown();
                }
            }
        };
        job.setPriority(Job.DECORATE);
    }

    /**
     * Waits for the counts; who asks first has them counted.
     *
     * @param millis
     *            how long at most
     * @return the counts; empty if the time is over or nobody counts any more
     */
    Optional<Counts> await(long millis) {
        if (!begun.getAndSet(true)) {
            job.schedule();
        }
        try {
            finished.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(counts);
    }

    /** The trace is closed. */
    void cancel() {
        begun.set(true);
        if (job.cancel()) {
            finished.countDown();
        }
    }
}
