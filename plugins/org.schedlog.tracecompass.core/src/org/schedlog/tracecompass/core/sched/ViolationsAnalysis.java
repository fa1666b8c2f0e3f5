// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.RecordedEvents;
import org.schedlog.engine.sched.WorkConservation;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "Idle While Others Wait": when a CPU is idle although another one has too much to do. Only who marks or
 * lists these times needs it, so it is apart from {@link ResidencyAnalysis}, of which it uses who is current on which
 * CPU.
 */
public final class ViolationsAnalysis extends ComputedAnalysis<Violations> {

    /** The analysis' id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.violations";

    /** Where to ask for it. */
    public static final AnalysisSource<Violations> SOURCE = new AnalysisSource<>(ViolationsAnalysis::refusal,
            trace -> Optional.ofNullable(TmfTraceUtils.getAnalysisModuleOfClass(trace, ViolationsAnalysis.class, ID)));

    private static final String QUEUE = "RQ_SIZE";

    private static Optional<String> refusal(ITmfTrace trace) {
        Optional<String> refusal = ResidencyAnalysis.refusal(trace);
        if (refusal.isPresent() || !(trace instanceof RecordingTrace recording)
                || RecordedEvents.has(recording.recording(), QUEUE)) {
            return refusal;
        }
        return Optional.of(trace.getName() + " has no RQ_SIZE events, so nobody can say how much the CPUs had to do. "
                + "Record it again with the event " + QUEUE + " switched on.");
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return refusal(trace).isEmpty();
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(List.of(ResidencyAnalysis.SWITCH, QUEUE)));
    }

    @Override
    protected String getFullHelpText() {
        return """
                When a CPU is idle while the run queue of another one has more than one task, so that one of them \
                waits although it could run.

                Needs CTX_SWITCH and RQ_SIZE events.

                The view Idle While Others Wait, below this analysis, lists the longest of these times and says how \
                much time they are in all. Residency Timeline and Lines mark them in the rows of CPUs.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": when CPUs of " + trace.getName() + " are idle while others have too much to do.";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return refusal(trace).orElse("");
    }

    @Override
    Violations compute(RecordingTrace trace, Progress progress) throws IOException {
        CpuLanes lanes = ResidencyAnalysis.of(trace).orElseThrow().lanes(trace, progress);
        return new Violations(lanes, WorkConservation.of(trace.recording(), lanes, progress),
                trace.traceTime(trace.recording().start()));
    }
}
