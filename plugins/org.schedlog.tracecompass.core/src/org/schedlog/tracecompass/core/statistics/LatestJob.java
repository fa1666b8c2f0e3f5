// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * A computation for a view, done in a background job: a new request cancels the one before, and only the latest one's
 * result is told. Thread-safe.
 *
 * @param <T>
 *            what is computed
 */
public final class LatestJob<T> {

    /** What takes no longer is not worth a line in the console. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /**
     * Computes something; polls for cancellation, never expects to be interrupted.
     *
     * @param <T>
     *            what is computed
     */
    @FunctionalInterface
    public interface Computation<T> {

        /**
         * @param progress
         *            is told what is done and may cancel
         * @return the result
         * @throws Exception
         *             when it fails; the message is for the user
         */
        T compute(Progress progress) throws Exception;
    }

    private final Executor executor;
    private final Consumer<T> result;
    private final Consumer<String> failure;
    /** Guarded by this. */
    private Request latest;

    /** One request. */
    private final class Request {

        private final Computation<T> computation;
        private final Job job;
        private final String name;
        private volatile MonitorProgress progress;

        Request(String name, Computation<T> computation) {
            this.name = name;
            this.computation = computation;
            this.job = Job.create(name, this::run);
        }

        IStatus run(IProgressMonitor monitor) {
            monitor.beginTask(null, MonitorProgress.TOTAL);
            progress = new MonitorProgress(monitor);
            long begin = System.nanoTime();
            try {
                T made = computation.compute(progress);
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    ActivityLog.shared().activity(name, begin);
                }
                tell(this, () -> result.accept(made));
            } catch (CancellationException e) {
                tell(this, () -> failure.accept("This was cancelled."));
                return Status.CANCEL_STATUS;
            } catch (Exception | OutOfMemoryError e) {
                String message = e.getMessage() == null ? "" : " " + e.getMessage();
                Platform.getLog(LatestJob.class).log(new Status(IStatus.ERROR, LatestJob.class, name + " failed", e));
                ActivityLog.shared().error(name + " failed.", e);
                tell(this, () -> failure.accept(name + " failed." + message + " The Error Log view has the detail."));
            }
            return Status.OK_STATUS;
        }
    }

    /**
     * @param executor
     *            where results are told, e.g. the UI thread
     * @param result
     *            is told the result
     * @param failure
     *            is told, for the user, why there is none: the user cancelled the job, or it failed
     */
    public LatestJob(Executor executor, Consumer<T> result, Consumer<String> failure) {
        this.executor = executor;
        this.result = result;
        this.failure = failure;
    }

    /**
     * Starts a computation; an earlier one is cancelled and its result will not be told.
     *
     * @param name
     *            what is done, for the Progress view, e.g. "Computing statistics of overview"
     * @param delay
     *            how long to wait for a still later request, ms
     * @param computation
     *            what is to be done
     */
    public synchronized void start(String name, long delay, Computation<T> computation) {
        drop();
        latest = new Request(name, computation);
        latest.job.schedule(delay);
    }

    /** Cancels what is going on; nothing is told of it any more. */
    public synchronized void drop() {
        if (latest != null) {
            latest.job.cancel();
            latest = null;
        }
    }

    /** Cancels what is going on, as the user may; the failure's listener is told. */
    public void cancel() {
        Request current = latest();
        if (current != null && current.job.cancel()) {
            tell(current, () -> failure.accept("This was cancelled."));
        }
    }

    private synchronized Request latest() {
        return latest;
    }

    private void tell(Request request, Runnable news) {
        executor.execute(() -> {
            synchronized (this) {
                if (latest != request) {
                    return;
                }
                latest = null;
            }
            news.run();
        });
    }

    /** @return whether a result is still to come */
    public boolean isRunning() {
        return latest() != null;
    }

    /** @return what is being done, for the user; empty before it begins and after it ended */
    public String activity() {
        Request current = latest();
        MonitorProgress told = current == null ? null : current.progress;
        return told == null ? "" : told.activity();
    }
}
