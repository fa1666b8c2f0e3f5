// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAbstractAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/**
 * The analysis "Switch Signals": the event series and the residency series of each task on each CPU, as BART has them.
 * It has no result of its own: {@link SignalsDataProvider} answers from the time line of {@link ResidencyAnalysis},
 * on which this one depends.
 */
public final class SignalsAnalysis extends TmfAbstractAnalysisModule {

    /** The analysis' id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.signals.analysis";

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return ResidencyAnalysis.refusal(trace).isEmpty();
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(List.of(ResidencyAnalysis.SWITCH)));
    }

    @Override
    protected String getFullHelpText() {
        return """
                When a task is switched in (+1) and out (-1) on each CPU or group of CPUs, and whether it runs there \
                (1) or not (0).

                Needs CTX_SWITCH events. Where there is room for every switch the signals are exact; where there is \
                not, the residency is the part of each pixel's time during which the task runs.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": when each task of " + trace.getName() + " is switched in and out.";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return ResidencyAnalysis.refusal(trace).orElse("");
    }

    @Override
    protected Iterable<IAnalysisModule> getDependentAnalyses() {
        ITmfTrace trace = getTrace();
        Optional<ResidencyAnalysis> residency = trace == null ? Optional.empty() : ResidencyAnalysis.of(trace);
        return residency.<Iterable<IAnalysisModule>> map(List::of).orElseGet(List::of);
    }

    /** Waiting for the other analysis, which is all there is to do, is Trace Compass' task. */
    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        return true;
    }

    @Override
    protected void canceling() {
        // there is nothing to cancel
    }
}
