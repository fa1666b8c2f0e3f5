// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAbstractAnalysisModule;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.FigureTask;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "SchedLog Lines", under which the Lines view stands below a trace. Running it computes the figure that
 * the trace shows at first, so that the view finds it ready; the view does not need it.
 */
public final class LinesAnalysis extends TmfAbstractAnalysisModule {

    /** The analysis' id. */
    public static final String ID = "org.schedlog.tracecompass.core.lines.analysis";

    private static final int WAIT_MS = 1000;

    private volatile FigureTask task;

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return trace instanceof RecordingTrace;
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        if (!(getTrace() instanceof RecordingTrace trace)) {
            return false;
        }
        FigureTask current = Figures.of(trace).figure(FigureRequest.all(TraceSpec.of(trace)));
        task = current;
        Optional<Figure> figure = Optional.empty();
        while (figure.isEmpty() && !monitor.isCanceled()) {
            figure = current.await(WAIT_MS, monitor);
        }
        return figure.flatMap(Figure::drawing).isPresent();
    }

    @Override
    protected void canceling() {
        FigureTask current = task;
        if (current != null) {
            current.cancel();
        }
    }
}
