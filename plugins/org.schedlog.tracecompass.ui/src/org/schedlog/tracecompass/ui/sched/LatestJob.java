// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * Computes in the background what a view shows next. A new request cancels the one before, whose result nobody wants
 * any more. UI thread only.
 *
 * @param <T>
 *            the result
 */
final class LatestJob<T> {

    private final String name;
    private final Display display = Display.getCurrent();
    private Job job;
    private boolean busy;

    /**
     * @param name
     *            what is computed, for the Progress view
     */
    LatestJob(String name) {
        this.name = name;
    }

    /**
     * Asks for a result.
     *
     * @param computation
     *            is done in a background thread; polls for cancellation
     * @param shown
     *            gets the result in the UI thread, unless another request came meanwhile
     * @param failed
     *            gets the reason, for the user, if there is no result
     */
    void request(Function<Progress, T> computation, Consumer<T> shown, Consumer<String> failed) {
        cancel();
        busy = true;
        Job next = Job.create(name, monitor -> {
            monitor.beginTask(null, MonitorProgress.TOTAL);
            try {
                T result = computation.apply(new MonitorProgress(monitor));
                tell(() -> shown.accept(result), Job.getJobManager().currentJob());
                return Status.OK_STATUS;
            } catch (CancellationException e) {
                tell(() -> failed.accept("The computation was cancelled."), Job.getJobManager().currentJob());
                return Status.CANCEL_STATUS;
            } catch (RuntimeException | OutOfMemoryError e) {
                Problems.log(name + " failed", e);
                tell(() -> failed.accept(name + " failed because of an error in the program. "
                        + "The Error Log view has the detail."), Job.getJobManager().currentJob());
                return Status.OK_STATUS;
            }
        });
        next.setPriority(Job.SHORT);
        job = next;
        next.schedule();
    }

    private void tell(Runnable runnable, Job from) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (job == from) {
                    busy = false;
                    runnable.run();
                }
            });
        }
    }

    /** Nobody wants the result any more. */
    void cancel() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        busy = false;
    }

    /** @return whether a result is still to come */
    boolean isBusy() {
        return busy;
    }
}
