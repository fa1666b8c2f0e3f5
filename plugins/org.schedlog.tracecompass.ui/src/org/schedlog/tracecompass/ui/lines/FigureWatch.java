// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.schedlog.tracecompass.core.lines.FigureTask;
import org.schedlog.tracecompass.core.lines.LineFigure;
import org.schedlog.tracecompass.core.lines.LineFigures;
import org.schedlog.tracecompass.core.lines.SpecSource;

/**
 * Starts the figures of one specification on the traces of a view and tells the view, in the UI thread, how far they
 * are and when they are there. A watch is used once; the next figure gets another one.
 */
final class FigureWatch {

    private static final int POLL_MS = 100;
    /** What takes no longer is not told: the message would only flicker. */
    private static final long PATIENCE_NANOS = 300_000_000;

    /** Who is told, in the UI thread. */
    interface Listener {

        /** Work is going on: what, for the user. */
        void computing(String activity);

        /** All figures are there, drawn or failed. */
        void computed(List<LineFigure> figures);

        /** The specification's file has changed, so its figures must be asked for again. */
        void outdated();
    }

    private final List<LineFigures> traces;
    private final SpecSource source;
    private final Display display;
    private final Listener listener;
    private final List<FigureTask> tasks = new ArrayList<>();
    private final Consumer<SpecSource> forgetListener = this::forgotten;
    private final long begin = System.nanoTime();
    private volatile boolean stopped;
    private boolean told;

    /**
     * @param traces
     *            the figures of each trace
     * @param source
     *            the specification
     * @param display
     *            the UI thread's
     * @param listener
     *            is told
     */
    FigureWatch(List<LineFigures> traces, SpecSource source, Display display, Listener listener) {
        this.traces = List.copyOf(traces);
        this.source = source;
        this.display = display;
        this.listener = listener;
    }

    /** Asks for the figures. UI thread. */
    void start() {
        for (LineFigures figures : traces) {
            figures.addForgetListener(forgetListener);
            tasks.add(figures.figure(source));
        }
        for (FigureTask task : tasks) {
            task.whenFinished(() -> later(this::poll));
        }
        poll();
    }

    /** Tells nothing any more. Does not stop the computation: others may wait for it too. */
    void stop() {
        stopped = true;
        traces.forEach(figures -> figures.removeForgetListener(forgetListener));
    }

    /** @return whether the listener was told the figures */
    boolean isFinished() {
        return told;
    }

    private void poll() {
        if (stopped || told || display.isDisposed()) {
            return;
        }
        List<LineFigure> figures = tasks.stream().map(FigureTask::figure).flatMap(Optional::stream).toList();
        if (figures.size() == tasks.size()) {
            told = true;
            listener.computed(figures);
            return;
        }
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
            tasks.stream().filter(task -> task.figure().isEmpty()).findFirst()
                    .ifPresent(task -> listener.computing(task.activity()));
        }
        display.timerExec(POLL_MS, this::poll);
    }

    private void forgotten(SpecSource changed) {
        if (changed.equals(source)) {
            later(() -> {
                if (!stopped) {
                    listener.outdated();
                }
            });
        }
    }

    private void later(Runnable runnable) {
        if (!stopped && !display.isDisposed()) {
            display.asyncExec(runnable);
        }
    }
}
