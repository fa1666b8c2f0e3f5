// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.schedlog.tracecompass.core.sched.AnalysisSource;
import org.schedlog.tracecompass.core.sched.ComputedAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Starts the analysis of a trace, unless it is done already, and tells a view how far it is. Used once. UI thread only.
 *
 * @param <D>
 *            what the analysis computes
 */
final class SchedulerWatch<D> {

    private static final int POLL_MS = 50;
    /** What takes no longer is not told: the message would only flicker. */
    private static final long PATIENCE_NANOS = 300_000_000;

    /** Who is told, in the UI thread. */
    interface Listener<D> {

        /** The analysis goes on: what, for the user. */
        void computing(String activity);

        /** There will be no data: why, for the user. */
        void impossible(String why);

        /** The data are there. */
        void ready(D data);
    }

    private final RecordingTrace trace;
    private final AnalysisSource<D> source;
    private final Listener<D> listener;
    private final Display display = Display.getCurrent();
    private final long begin = System.nanoTime();
    private boolean stopped;

    SchedulerWatch(RecordingTrace trace, AnalysisSource<D> source, Listener<D> listener) {
        this.trace = trace;
        this.source = source;
        this.listener = listener;
    }

    void start() {
        Optional<String> refusal = source.refusal(trace);
        if (refusal.isPresent()) {
            stopped = true;
            listener.impossible(refusal.get());
        } else {
            poll();
        }
    }

    /** Tells nothing any more. Does not stop the analysis, which others may wait for too. */
    void stop() {
        stopped = true;
    }

    /** @return whether the listener was told the end of it, or nobody listens any more */
    boolean isOver() {
        return stopped;
    }

    private void poll() {
        if (stopped || display.isDisposed()) {
            return;
        }
        // the trace makes its analyses only after it has told everybody that it is open
        Optional<ComputedAnalysis<D>> analysis = source.of(trace);
        Optional<D> data = analysis.flatMap(ComputedAnalysis::data);
        Optional<String> problem = analysis.flatMap(ComputedAnalysis::problem);
        if (data.isPresent()) {
            stopped = true;
            listener.ready(data.get());
        } else if (problem.isPresent()) {
            stopped = true;
            listener.impossible(problem.get());
        } else {
            analysis.ifPresent(ComputedAnalysis::schedule);
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                listener.computing(analysis.map(ComputedAnalysis::activity).orElse(""));
            }
            display.timerExec(POLL_MS, this::poll);
        }
    }
}
