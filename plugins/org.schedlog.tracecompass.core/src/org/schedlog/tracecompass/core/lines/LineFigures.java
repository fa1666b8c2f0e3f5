// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecResult;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The figures of one open trace. A figure is computed once, when it is first asked for, and shared by all views that
 * show the same specification; all are cancelled and let go when the trace is closed. Thread-safe.
 */
public final class LineFigures {

    /** The figures of the open traces; guarded by itself. */
    private static final Map<RecordingTrace, LineFigures> OPEN = new HashMap<>();

    private static final ClosedTraces CLOSED_TRACES = new ClosedTraces();

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
                deregisterIfIdle();
            }).schedule();
        }

        private void deregisterIfIdle() {
            boolean isIdle;
            synchronized (OPEN) {
                isIdle = OPEN.isEmpty();
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
                LineFigures figures;
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
    /** Guarded by itself, as is {@link #closed}. */
    private final Map<SpecSource, FigureTask> tasks = new HashMap<>();
    private boolean closed;
    private final List<Consumer<SpecSource>> forgetListeners = new CopyOnWriteArrayList<>();

    private LineFigures(RecordingTrace trace) {
        this.trace = trace;
    }

    /**
     * The figures of a trace.
     *
     * @param trace
     *            an initialised trace; that it is closed is learned from Trace Compass' signal
     * @return its figures
     */
    public static LineFigures of(RecordingTrace trace) {
        LineFigures figures;
        boolean isFirst;
        synchronized (OPEN) {
            isFirst = OPEN.isEmpty();
            figures = OPEN.computeIfAbsent(trace, LineFigures::new);
        }
        if (isFirst) {
            CLOSED_TRACES.register();
        }
        return figures;
    }

    /**
     * A figure of the trace. The first call starts the computation; so does the first one after it was cancelled.
     *
     * @param source
     *            the specification
     * @return the figure, computed or being computed; a failed one once the trace is closed
     */
    public FigureTask figure(SpecSource source) {
        synchronized (tasks) {
            if (closed) {
                return FigureTask.finished(LineFigure.failed(source, List.of("The trace is closed.")));
            }
            FigureTask known = tasks.get(source);
            if (known != null && !known.wasCancelled()) {
                return known;
            }
            FigureTask task = new FigureTask(source, trace.getName(), progress -> compute(source, progress));
            tasks.put(source, task);
            task.start();
            return task;
        }
    }

    /**
     * A figure that somebody asked for before; nothing is started.
     *
     * @param source
     *            the specification
     * @return the computed figure, or empty if there is none yet
     */
    public Optional<LineFigure> computed(SpecSource source) {
        synchronized (tasks) {
            FigureTask known = tasks.get(source);
            return known == null ? Optional.empty() : known.figure();
        }
    }

    /**
     * Calls back whenever a figure was let go by {@link #forget}, so that who shows it can ask for the new one.
     *
     * @param listener
     *            gets the specification, in the thread of who lets go
     */
    public void addForgetListener(Consumer<SpecSource> listener) {
        forgetListeners.add(listener);
    }

    /**
     * @param listener
     *            is not called back any more
     */
    public void removeForgetListener(Consumer<SpecSource> listener) {
        forgetListeners.remove(listener);
    }

    /**
     * Lets go of a figure, e.g. because its file has changed: whoever asks next gets a new one.
     *
     * @param source
     *            the specification
     */
    public void forget(SpecSource source) {
        FigureTask task;
        synchronized (tasks) {
            task = tasks.remove(source);
        }
        if (task != null) {
            task.cancel();
        }
        forgetListeners.forEach(listener -> listener.accept(source));
    }

    private void close() {
        List<FigureTask> all;
        synchronized (tasks) {
            closed = true;
            all = new ArrayList<>(tasks.values());
            tasks.clear();
        }
        all.forEach(FigureTask::cancel);
    }

    private LineFigure compute(SpecSource source, Progress progress) throws IOException {
        Recording recording = trace.recording();
        progress.task("Reading the specification");
        SpecResult result;
        try {
            result = source.read(recording.eventTable());
        } catch (IOException e) {
            return LineFigure.failed(source, List.of(e.getMessage()));
        }
        FigureSpec spec = result.spec();
        if (spec == null) {
            return LineFigure.failed(source, texts(result.errors()));
        }
        if (spec.kind() != FigureSpec.Kind.LINES) {
            return LineFigure.failed(source,
                    List.of(source.fileName() + " describes points, and this view shows lines. "
                    + "The output of a line specification has the columns x0, y0, x1 and y1."));
        }
        LineFrame frame;
        try {
            frame = LineFrame.evaluate(spec, recording, progress);
        } catch (SpecException e) {
            return LineFigure.failed(source, texts(e.diagnostics()));
        }
        LineIndex index = LineIndex.build(frame, progress);
        List<String> notes = new ArrayList<>(recording.notes());
        notes.addAll(texts(result.notes()));
        notes.addAll(index.notes());
        long base = trace.traceTime(recording.start());
        return new LineFigure(source, Optional.of(new LineDrawing(frame, index, trace.threadNames(), base)),
                texts(result.errors()), notes);
    }

    private static List<String> texts(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }
}
