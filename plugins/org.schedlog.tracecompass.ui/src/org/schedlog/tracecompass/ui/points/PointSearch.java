// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.figure.PointFinder;
import org.schedlog.engine.figure.PointFinder.Found;
import org.schedlog.engine.figure.PointFinder.Place;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * Looks in the background for the points at a place, as that can mean to look at many: the latest question counts. For
 * the UI thread, which also gets the answers.
 */
final class PointSearch {

    private final Display display;
    private Job current;

    /** @param display the UI thread's */
    PointSearch(Display display) {
        this.display = display;
    }

    /**
     * Looks for points.
     *
     * @param window
     *            the window on the figure
     * @param place
     *            where to look
     * @param categories
     *            says which categories' points are looked for; called in another thread
     * @param most
     *            how many of them are wanted
     * @param found
     *            gets them, unless there is another question by then
     */
    void find(PointRenderer.Window window, Place place, IntPredicate categories, int most, Consumer<Found> found) {
        stop();
        Job job = new Job("Looking for points") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    Found points = PointFinder.find(window.index(), window.x(), window.y(), place, categories, most,
                            new MonitorProgress(monitor));
                    answer(this, () -> found.accept(points));
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    return Status.CANCEL_STATUS;
                }
            }
        };
        job.setSystem(true);
        current = job;
        job.schedule();
    }

    private void answer(Job job, Runnable runnable) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (current == job) {
                    current = null;
                    runnable.run();
                }
            });
        }
    }

    /** Forgets the question. */
    void stop() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }
}
