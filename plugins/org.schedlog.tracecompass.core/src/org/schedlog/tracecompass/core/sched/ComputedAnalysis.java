// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAbstractAnalysisModule;
import org.schedlog.engine.column.Progress;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * An analysis that goes over a recording once, when a view first asks for it, and keeps the result for all views as
 * long as the trace is open. Thread-safe.
 *
 * @param <D>
 *            what it computes; immutable
 */
public abstract class ComputedAnalysis<D> extends TmfAbstractAnalysisModule {

    private static final ILog LOG = Platform.getLog(ComputedAnalysis.class);

    private volatile MonitorProgress progress;
    private volatile D data;
    private volatile String problem;

    /** Computes the result; an exception's message is for the user. */
    abstract D compute(RecordingTrace trace, Progress told) throws IOException;

    @Override
    protected final boolean executeAnalysis(IProgressMonitor monitor) {
        if (!(getTrace() instanceof RecordingTrace trace)) {
            return false;
        }
        monitor.beginTask(null, MonitorProgress.TOTAL);
        MonitorProgress current = new MonitorProgress(monitor);
        progress = current;
        problem = null;
        try {
            data = compute(trace, current);
            return true;
        } catch (CancellationException e) {
            problem = "The analysis was cancelled. Choose Refresh in the view's menu to start it anew.";
        } catch (IOException e) {
            LOG.log(new Status(IStatus.ERROR, ComputedAnalysis.class, e.getMessage(), e));
            problem = e.getMessage();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(new Status(IStatus.ERROR, ComputedAnalysis.class, trace.getName() + " could not be analysed", e));
            problem = "The analysis failed because of an error in the program. The Error Log view has the detail.";
        }
        return false;
    }

    @Override
    protected void canceling() {
        // the computation asks its monitor
    }

    @Override
    public void dispose() {
        super.dispose();
        data = null;
    }

    /** Computes again what was cancelled or failed; does nothing where there are data or a computation. */
    public void restart() {
        problem = null;
        schedule();
    }

    /** @return the result, or empty as long as there is none */
    public Optional<D> data() {
        return Optional.ofNullable(data);
    }

    /** @return why there is no result, for the user; empty if there is one or may still come */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** @return what is being done, for the user; empty before it begins */
    public String activity() {
        MonitorProgress current = progress;
        return current == null ? "" : current.activity();
    }
}
