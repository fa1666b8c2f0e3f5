// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureListener;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.FigureTask;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * Starts the same figure of all traces of a view and tells the view, in the UI thread, how far they
 * are and when they are there. A watch is used once; the next figure gets another one.
 */
public final class FigureWatch {

    private static final int POLL_MS = 100;
    /** What takes no longer is not told: the message would only flicker. */
    private static final long PATIENCE_NANOS = 300_000_000;

    /** Who is told, in the UI thread. */
    public interface Listener {

        /** Work is going on: what, for the user. */
        void computing(String activity);

        /** First looks at all figures, or the figures themselves, can be shown while work is going on. */
        default void lookedAt(List<Figure> figures) {
        }

        /** All figures are there, drawn or failed. */
        void computed(List<Figure> figures);

        /** The specification's file has changed, so its figures must be asked for again. */
        void outdated();

        /** The specification's file has another name; the same figure is that of the specification of that name. */
        default void renamed(SpecSource to) {
        }
    }

    private final List<Figures> traces;
    private final FigureRequest request;
    private final Display display;
    private final Listener listener;
    private final List<FigureTask> tasks = new ArrayList<>();
    private final FigureListener changes = new FigureListener() {
        @Override
        public void outdated(SpecSource source) {
            forgotten(source);
        }

        @Override
        public void renamed(SpecSource from, SpecSource to) {
            if (from.equals(request.source())) {
                later(() -> {
                    if (!stopped) {
                        listener.renamed(to);
                    }
                });
            }
        }
    };
    private final long begin = System.nanoTime();
    private volatile boolean stopped;
    private boolean told;
    private boolean looked;

    /**
     * @param traces
     *            the figures of each trace
     * @param request
     *            what is shown
     * @param display
     *            the UI thread's
     * @param listener
     *            is told
     */
    public FigureWatch(List<Figures> traces, FigureRequest request, Display display, Listener listener) {
        this.traces = List.copyOf(traces);
        this.request = request;
        this.display = display;
        this.listener = listener;
    }

    /** Asks for the figures. UI thread. */
    public void start() {
        for (Figures figures : traces) {
            figures.addListener(changes);
            tasks.add(figures.figure(request));
        }
        for (FigureTask task : tasks) {
            task.whenFinished(() -> later(this::poll));
        }
        poll();
    }

    /** Tells nothing any more. Does not stop the computation: others may wait for it too. */
    public void stop() {
        stopped = true;
        traces.forEach(figures -> figures.removeListener(changes));
    }

    /** @return whether the listener was told the figures */
    public boolean isFinished() {
        return told;
    }

    private void poll() {
        if (stopped || told || display.isDisposed()) {
            return;
        }
        List<Figure> figures = tasks.stream().map(FigureTask::figure).flatMap(Optional::stream).toList();
        if (figures.size() == tasks.size()) {
            told = true;
            listener.computed(figures);
            return;
        }
        List<Figure> looks = tasks.stream().map(FigureTask::shown).flatMap(Optional::stream).toList();
        if (!looked && looks.size() == tasks.size()) {
            looked = true;
            listener.lookedAt(looks);
        }
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
            tasks.stream().filter(task -> task.figure().isEmpty()).findFirst()
                    .ifPresent(task -> listener.computing(task.activity()));
        }
        display.timerExec(POLL_MS, this::poll);
    }

    private void forgotten(SpecSource changed) {
        if (changed.equals(request.source())) {
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
