// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.MonitorProgress;

/**
 * A figure that is being computed by a background job, or has been. The job appears in the Progress view, where it can
 * be cancelled too. Thread-safe.
 */
public final class FigureTask {

    private static final ILog LOG = Platform.getLog(FigureTask.class);
    private static final int POLL_MS = 20;

    /**
     * Computes the figure; polls for cancellation, never expects to be interrupted. May tell a first look before it
     * begins with what takes long.
     */
    @FunctionalInterface
    interface Computation {
        Figure compute(Progress progress, Consumer<Figure> firstLook) throws Exception;
    }

    private final FigureRequest request;
    private final String traceName;
    private final Job job;
    private final CountDownLatch finished = new CountDownLatch(1);
    /** Opens when there is anything to show. */
    private final CountDownLatch shown = new CountDownLatch(1);
    private volatile MonitorProgress progress;
    /** Guarded by this, as are the listeners. */
    private Figure figure;
    private Figure firstLook;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> lookListeners = new ArrayList<>();

    FigureTask(FigureRequest request, String traceName, Computation computation) {
        this.request = request;
        this.traceName = traceName;
        this.job = Job.create("Computing " + request.name() + " for " + traceName, monitor -> {
            monitor.beginTask(null, MonitorProgress.TOTAL);
            progress = new MonitorProgress(monitor);
            Figure result = result(computation);
            finish(result);
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        });
    }

    void start() {
        job.schedule();
    }

    /** A task that has its figure already. */
    static FigureTask finished(Figure figure) {
        FigureTask task = new FigureTask(figure.request(), "", (progress, firstLook) -> figure);
        task.finish(figure);
        return task;
    }

    private Figure result(Computation computation) {
        String what = request.name() + " for " + traceName;
        try {
            long begin = System.nanoTime();
            Figure made = computation.compute(progress, this::look);
            FigureReport.write(ActivityLog.shared(), what, made, begin);
            return made;
        } catch (CancellationException e) {
            return cancelled(what);
        } catch (Exception | OutOfMemoryError e) {
            if (progress.isCancelled()) {
                // a trace that is closed takes away what is still being used
                return cancelled(what);
            }
            LOG.log(new Status(IStatus.ERROR, FigureTask.class,
                    "The figure " + request.source().fileName() + " could not be computed", e));
            ActivityLog.shared().error("Computing " + what + " failed.", e);
            String message = e.getMessage() == null ? "" : " " + e.getMessage();
            return Figure.failed(request,
                    List.of("The figure could not be computed." + message + " The Error Log view has the detail."));
        }
    }

    private Figure cancelled(String what) {
        ActivityLog.shared().activity("Computing " + what + " was cancelled.");
        return Figure.failed(request,
                List.of("The computation was cancelled. Choose the specification again to start it anew."));
    }

    private void look(Figure look) {
        List<Runnable> toTell;
        synchronized (this) {
            firstLook = look;
            toTell = new ArrayList<>(lookListeners);
            lookListeners.clear();
        }
        shown.countDown();
        toTell.forEach(Runnable::run);
    }

    private void finish(Figure result) {
        List<Runnable> toTell;
        synchronized (this) {
            figure = result;
            toTell = new ArrayList<>(listeners);
            listeners.clear();
            lookListeners.clear();
        }
        shown.countDown();
        finished.countDown();
        toTell.forEach(Runnable::run);
    }

    /** @return what is computed */
    public FigureRequest request() {
        return request;
    }

    /** @return the figure, or empty while it is being computed */
    public synchronized Optional<Figure> figure() {
        return Optional.ofNullable(figure);
    }

    /**
     * What can be shown already.
     *
     * @return the figure; while it is being computed a first look, whose drawing is not exact; empty before there is
     *         one
     */
    public synchronized Optional<Figure> shown() {
        return Optional.ofNullable(figure == null ? firstLook : figure);
    }

    /** @return whether the job was stopped before there was a figure */
    boolean wasCancelled() {
        return figure().isPresent() && job.getResult() != null && job.getResult().matches(IStatus.CANCEL);
    }

    /**
     * Calls back once there is a figure: at once, in this thread, if there is one already, otherwise later in the job's
     * thread.
     *
     * @param listener
     *            is called once
     */
    public void whenFinished(Runnable listener) {
        synchronized (this) {
            if (figure == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /**
     * Calls back once there is a first look, in the job's thread; not at all where there is one or the figure already,
     * or where there never is one.
     *
     * @param listener
     *            is called at most once
     */
    public synchronized void whenLookedAt(Runnable listener) {
        if (figure == null && firstLook == null) {
            lookListeners.add(listener);
        }
    }

    /** @return what is being done, for the user; empty before it begins */
    public String activity() {
        MonitorProgress current = progress;
        return current == null ? "" : current.activity();
    }

    /** Asks the job to stop; nobody is told before {@link #cancel()}. */
    void stop() {
        job.cancel();
    }

    /** Asks the job to stop; it then ends with a figure that says so. */
    public void cancel() {
        stop();
        if (progress == null && job.getState() == Job.NONE) {
            finish(Figure.failed(request, List.of("The computation was cancelled before it began.")));
        }
    }

    /**
     * Waits for the figure.
     *
     * @param millis
     *            how long at most
     * @param monitor
     *            is asked whether to give up
     * @return the figure, or empty if the time is over or the monitor cancelled
     */
    public Optional<Figure> await(long millis, IProgressMonitor monitor) {
        await(finished, millis, monitor);
        return figure();
    }

    /**
     * Waits for the figure or a first look at it.
     *
     * @param millis
     *            how long at most
     * @param monitor
     *            is asked whether to give up
     * @return what can be shown, or empty if the time is over or the monitor cancelled
     */
    public Optional<Figure> awaitShown(long millis, IProgressMonitor monitor) {
        await(shown, millis, monitor);
        return shown();
    }

    private static void await(CountDownLatch latch, long millis, IProgressMonitor monitor) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!latch.await(POLL_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < end
                    && !monitor.isCanceled()) {
                // the condition waits
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
