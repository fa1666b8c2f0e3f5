// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.tracecompass.core.spec.SpecMarkers;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.KeepingJob;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The figures of one open trace. A figure is computed once, when it is first asked for, and shared by all views that
 * ask for the same; all are cancelled and let go when the trace is closed. Also knows which figure the user looks at.
 * Thread-safe.
 */
public final class Figures {

    /** The figures of the open traces; guarded by itself. */
    private static final Map<RecordingTrace, Figures> OPEN = new HashMap<>();

    /** So many answers to queries are kept; more than a user has views. */
    private static final int MOST_QUERIES = 8;
    private static final long POLL_MS = 100;
    /** The views draw first. */
    private static final long KEEPING_DELAY_MS = 1000;

    private static final ClosedTraces CLOSED_TRACES = new ClosedTraces();
    private static final SpecChanges SPEC_CHANGES = new SpecChanges();

    /** Lets go of the figures of traces that are closed; hears Trace Compass' signals while there are figures. */
    public static final class ClosedTraces {

        private ClosedTraces() {
        }

        /**
         * Registers for the signals, in a job: Trace Compass holds a lock while it tells its signals, and whoever waits
         * for that lock must hold no other.
         */
        private void register() {
            Job.createSystem(monitor -> {
                TmfSignalManager.register(this);
                forgetDisposed();
                deregisterIfIdle();
            }).schedule();
        }

        /** Traces that were closed before this could hear of it. */
        private static void forgetDisposed() {
            List<Figures> disposed;
            synchronized (OPEN) {
                disposed = OPEN.values().stream().filter(figures -> !figures.trace.isOpen()).toList();
                disposed.forEach(figures -> OPEN.remove(figures.trace));
            }
            disposed.forEach(Figures::close);
        }

        private void deregisterIfIdle() {
            boolean isIdle;
            synchronized (OPEN) {
                isIdle = OPEN.isEmpty();
                if (isIdle) {
                    SPEC_CHANGES.stop();
                }
            }
            if (isIdle) {
                TmfSignalManager.deregister(this);
            }
        }

        /**
         * Trace Compass closes a trace.
         *
         * @param signal
         *            says which
         */
        @TmfSignalHandler
        public void traceClosed(TmfTraceClosedSignal signal) {
            for (ITmfTrace trace : TmfTraceManager.getTraceSetWithExperiment(signal.getTrace())) {
                Figures figures;
                synchronized (OPEN) {
                    figures = OPEN.remove(trace);
                }
                if (figures != null) {
                    figures.close();
                }
            }
            deregisterIfIdle();
        }
    }

    private final RecordingTrace trace;
    private final FigureComputation computation;
    /** By request, the one asked for last at the end; guarded by itself, as are closed and chosen. */
    private final Map<FigureRequest, FigureTask> tasks = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;
    private FigureRequest chosen;
    private final List<FigureListener> listeners = new CopyOnWriteArrayList<>();

    private Figures(RecordingTrace trace) {
        this.trace = trace;
        this.computation = new FigureComputation(trace, this::mark);
    }

    /**
     * The figures of a trace.
     *
     * @param trace
     *            an initialised trace; that it is closed is learned from Trace Compass' signal
     * @return its figures; of a trace that is disposed of, figures that say so
     */
    public static Figures of(RecordingTrace trace) {
        if (!trace.isOpen()) {
            Figures none = new Figures(trace);
            none.closed = true;
            return none;
        }
        Figures figures;
        boolean isFirst;
        synchronized (OPEN) {
            isFirst = OPEN.isEmpty();
            if (isFirst) {
                SPEC_CHANGES.start();
            }
            figures = OPEN.computeIfAbsent(trace, Figures::new);
        }
        if (isFirst) {
            CLOSED_TRACES.register();
        }
        return figures;
    }

    /** The figures of all open traces. */
    static List<Figures> open() {
        synchronized (OPEN) {
            return List.copyOf(OPEN.values());
        }
    }

    /** @return the trace that these are the figures of */
    public RecordingTrace trace() {
        return trace;
    }

    /**
     * A figure of the trace. The first call starts the computation; so does the first one after it was cancelled.
     *
     * @param request
     *            what is wanted
     * @return the figure, computed or being computed; a failed one once the trace is closed
     */
    public FigureTask figure(FigureRequest request) {
        synchronized (tasks) {
            if (closed) {
                return FigureTask.finished(Figure.failed(request, List.of("The trace is closed.")));
            }
            FigureTask known = tasks.get(request);
            if (known != null && !known.wasCancelled()) {
                return known;
            }
            SPEC_CHANGES.watch(request.source());
            FigureTask task = new FigureTask(request, trace.getName(),
                    (progress, firstLook) -> compute(request, progress, firstLook));
            tasks.put(request, task);
            dropOldQueries();
            task.start();
            return task;
        }
    }

    private void dropOldQueries() {
        long queries = tasks.keySet().stream().filter(request -> !request.isAll()).count();
        Iterator<Map.Entry<FigureRequest, FigureTask>> oldest = tasks.entrySet().iterator();
        while (queries > MOST_QUERIES) {
            Map.Entry<FigureRequest, FigureTask> entry = oldest.next();
            if (!entry.getKey().isAll()) {
                entry.getValue().cancel();
                oldest.remove();
                queries--;
            }
        }
    }

    /**
     * A figure that somebody asked for before; nothing is started.
     *
     * @param request
     *            what is wanted
     * @return the computed figure, or empty if there is none yet
     */
    public Optional<Figure> computed(FigureRequest request) {
        synchronized (tasks) {
            FigureTask known = tasks.get(request);
            return known == null ? Optional.empty() : known.figure();
        }
    }

    /**
     * What can be shown of a figure that somebody asked for before; nothing is started.
     *
     * @param request
     *            what is wanted
     * @return the figure, or a first look at it; empty if there is neither yet
     */
    public Optional<Figure> shown(FigureRequest request) {
        synchronized (tasks) {
            FigureTask known = tasks.get(request);
            return known == null ? Optional.empty() : known.shown();
        }
    }

    /**
     * What the user looks at: views that say something of the figure follow it.
     *
     * @return what the view that the user worked with last shows of this trace; at first everything of the
     *         specification that the trace was last shown with
     */
    public FigureRequest chosen() {
        synchronized (tasks) {
            if (chosen == null) {
                chosen = FigureRequest.all(TraceSpec.of(trace));
            }
            return chosen;
        }
    }

    /**
     * The user looks at a figure: tells the listeners, unless it is the one looked at already.
     *
     * @param request
     *            what is shown
     */
    public void choose(FigureRequest request) {
        synchronized (tasks) {
            if (request.equals(chosen)) {
                return;
            }
            chosen = request;
        }
        listeners.forEach(listener -> listener.chosen(request));
    }

    /**
     * @param listener
     *            hears of changes from now on
     */
    public void addListener(FigureListener listener) {
        listeners.add(listener);
    }

    /**
     * @param listener
     *            hears nothing any more
     */
    public void removeListener(FigureListener listener) {
        listeners.remove(listener);
    }

    /**
     * Lets go of the figures of a specification, e.g. because its file has changed: whoever asks next gets new ones.
     *
     * @param source
     *            the specification
     */
    public void forget(SpecSource source) {
        List<FigureTask> forgotten = new ArrayList<>();
        synchronized (tasks) {
            tasks.entrySet().removeIf(entry -> {
                boolean isOutdated = entry.getKey().source().equals(source);
                if (isOutdated) {
                    forgotten.add(entry.getValue());
                }
                return isOutdated;
            });
            forgotten.forEach(FigureTask::stop);
            SpecMarkers.found(source, trace.getPath(), List.of());
        }
        forgotten.forEach(FigureTask::cancel);
        listeners.forEach(listener -> listener.outdated(source));
    }

    /** Tells the listeners that a specification has another name. */
    void renamed(SpecSource from, SpecSource to) {
        listeners.forEach(listener -> listener.renamed(from, to));
    }

    private void close() {
        List<FigureTask> all;
        synchronized (tasks) {
            closed = true;
            all = new ArrayList<>(tasks.values());
            tasks.clear();
            all.forEach(FigureTask::stop);
            SpecMarkers.forget(trace.getPath());
        }
        all.forEach(FigureTask::cancel);
        Job.getJobManager().cancel(this);
    }

    /** Marks what a computation found wrong, unless its figure has been let go of, which took its marks away. */
    private void mark(SpecSource source, List<Diagnostic> diagnostics, Progress progress) {
        synchronized (tasks) {
            progress.check();
            SpecMarkers.found(source, trace.getPath(), diagnostics);
        }
    }

    private Figure compute(FigureRequest request, Progress progress, Consumer<Figure> firstLook)
            throws Exception {
        if (request.isAll()) {
            Figure figure = computation.evaluate(request, progress, firstLook);
            figure.lines().map(LineDrawing::index).filter(KeptFigures::isWorthwhile)
                    .ifPresent(index -> new KeepingJob(request.name(), telling -> {
                        index.makeOverview(telling);
                        KeptFigures.keep(index, telling);
                    }, this).schedule(KEEPING_DELAY_MS));
            return figure;
        }
        FigureTask all = figure(FigureRequest.all(request.source()));
        Optional<Figure> figure = Optional.empty();
        while (figure.isEmpty()) {
            progress.check();
            figure = all.await(POLL_MS, new NullProgressMonitor());
        }
        return computation.narrow(figure.get(), request, progress);
    }
}
