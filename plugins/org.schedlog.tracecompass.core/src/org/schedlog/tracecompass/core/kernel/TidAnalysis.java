// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.analysis.os.linux.core.tid.TidAnalysisModule;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.exceptions.StateSystemDisposedException;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.tracecompass.core.history.Scheduling;

/**
 * Trace Compass' analysis of which thread is on which CPU, by its id, for recordings: it answers from the
 * {@link KernelAnalysis} and keeps nothing of its own.
 */
public final class TidAnalysis extends TidAnalysisModule {

    private final Scheduling scheduling = new Scheduling(this, this::resetAnalysis);

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return KernelAnalysis.hasSwitches(trace);
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return KernelAnalysis.cannotExecute(trace);
    }

    /** Trace Compass' own text has no word about traces that cannot be analysed. */
    @Override
    public String getHelpText(ITmfTrace trace) {
        return canExecute(trace) ? super.getHelpText(trace) : getTraceCannotExecuteHelpText(trace);
    }

    private KernelAnalysisModule kernel() {
        ITmfTrace trace = getTrace();
        return trace == null ? null
                : TmfTraceUtils.getAnalysisModuleOfClass(trace, KernelAnalysis.class, KernelAnalysisModule.ID);
    }

    @Override
    protected Iterable<IAnalysisModule> getDependentAnalyses() {
        KernelAnalysisModule kernel = kernel();
        return kernel == null ? List.of() : List.of(kernel);
    }

    @Override
    public IStatus schedule() {
        return scheduling.schedule(super::schedule);
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        KernelAnalysisModule kernel = kernel();
        return kernel != null && kernel.waitForCompletion(monitor == null ? new NullProgressMonitor() : monitor);
    }

    /** The kernel analysis is cancelled by itself. */
    @Override
    protected void canceling() {
        // the monitor is polled
    }

    @Override
    public boolean waitForInitialization() {
        KernelAnalysisModule kernel = kernel();
        return kernel != null && kernel.waitForInitialization();
    }

    @Override
    public boolean isQueryable(long time) {
        KernelAnalysisModule kernel = kernel();
        return kernel == null || kernel.isQueryable(time);
    }

    /** At a switch it is the thread that leaves, as tracers see it. */
    @Override
    public Integer getThreadOnCpuAtTime(int cpu, long time) {
        KernelAnalysisModule kernel = kernel();
        ITmfStateSystem states = kernel == null ? null : kernel.getStateSystem();
        if (states == null || time < states.getStartTime()) {
            return null;
        }
        int quark = states.optQuarkAbsolute(KernelTree.CPUS, Integer.toString(cpu), KernelTree.CURRENT_THREAD);
        return quark == ITmfStateSystem.INVALID_ATTRIBUTE ? null
                : current(states, quark, Math.max(time - 1, states.getStartTime()));
    }

    @Override
    public Integer getCpuForTidAtTime(int tid, long time) {
        KernelAnalysisModule kernel = kernel();
        ITmfStateSystem states = kernel == null ? null : kernel.getStateSystem();
        if (states == null) {
            return null;
        }
        for (int quark : states.getQuarks(KernelTree.CPUS, "*", KernelTree.CURRENT_THREAD)) {
            if (Integer.valueOf(tid).equals(current(states, quark, time))) {
                return Integer.valueOf(states.getAttributeName(states.getParentAttributeQuark(quark)));
            }
        }
        return null;
    }

    private static Integer current(ITmfStateSystem states, int quark, long time) {
        if (time < states.getStartTime() || time > states.getCurrentEndTime()) {
            return null;
        }
        try {
            return states.querySingleState(time, quark).getValue() instanceof Integer pid ? pid : null;
        } catch (StateSystemDisposedException e) {
            // the trace was closed meanwhile
            return null;
        }
    }
}
