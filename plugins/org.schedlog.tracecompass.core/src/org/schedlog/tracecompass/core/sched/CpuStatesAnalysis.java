// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement.PriorityLevel;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "CPUs": each CPU's run queue, frequency and load balancing over time. Which of these events the
 * recording really has is known when it was done; the views say what is missing.
 */
public final class CpuStatesAnalysis extends ComputedAnalysis<CpuStates> {

    /** The analysis' id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.cpus";
    /** Where to ask for it. */
    public static final AnalysisSource<CpuStates> SOURCE = new AnalysisSource<>(CpuStatesAnalysis::refusal,
            trace -> Optional.ofNullable(TmfTraceUtils.getAnalysisModuleOfClass(trace, CpuStatesAnalysis.class, ID)));

    private static final List<String> EVENTS = List.of("RQ_SIZE", "TICK", "IDL_BLN_FAIR_BEG", "PER_BLN_FAIR_BEG",
            "IDL_BLN_IPA_BEG", "PER_BLN_IPA_BEG");

    private static Optional<String> refusal(ITmfTrace trace) {
        if (!(trace instanceof RecordingTrace recording)) {
            return Optional.of(trace.getName() + " is no SchedLog recording, so nothing is known of its scheduling.");
        }
        boolean has = recording.recording().eventTable().ids().keySet().stream()
                .anyMatch(name -> EVENTS.contains(name) || name.contains("_BLN_"));
        return has ? Optional.empty() : Optional.of(trace.getName() + " has neither RQ_SIZE nor TICK events nor events "
                + "of load balancing, so nothing is known of its CPUs. Record it again with these events switched on.");
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return refusal(trace).isEmpty();
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(EVENTS, PriorityLevel.AT_LEAST_ONE));
    }

    @Override
    protected String getFullHelpText() {
        return """
                The length of each CPU's run queue (needs RQ_SIZE events), its frequency (needs TICK events), and when \
                it balances load (needs IDL_BLN_..., PER_BLN_... events).

                A value holds from the event that tells it to the next one. Lines tell of all CPUs (mean, greatest, \
                least, sum) and of each that is checked. Where a pixel of a chart has several values the line of a CPU \
                is their mean over time, or goes through the least and the greatest of them, as you \
                choose above the chart; zoom in to see each.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": run queues, frequencies and load balancing of the CPUs of " + trace.getName() + ".";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return refusal(trace).orElse("");
    }

    @Override
    CpuStates compute(RecordingTrace trace, Progress progress) throws IOException {
        return new CpuStates(trace.getName(), CpuSeries.of(trace.recording(), progress),
                trace.traceTime(trace.recording().start()));
    }
}
