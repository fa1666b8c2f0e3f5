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
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.RecordedEvents;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "Scheduler Residency": who was current on which CPU when. It goes over the recording once, when a view
 * first asks for it, and keeps the result for all views as long as the trace is open. What depends on a range of time
 * is computed from that by the views. Thread-safe.
 */
public final class ResidencyAnalysis extends ComputedAnalysis<SchedulerData> {

    /** The analysis' id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.residency";

    /** Where to ask for it. */
    public static final AnalysisSource<SchedulerData> SOURCE = new AnalysisSource<>(ResidencyAnalysis::refusal,
            trace -> of(trace).map(analysis -> analysis));

    /** The event that says who runs. */
    static final String SWITCH = "CTX_SWITCH";

    private final SharedLanes lanes = new SharedLanes();

    /**
     * The analysis of a trace.
     *
     * @param trace
     *            a trace
     * @return its analysis; empty where the trace cannot have one ({@link #refusal}) or is just being opened
     */
    public static Optional<ResidencyAnalysis> of(ITmfTrace trace) {
        return Optional.ofNullable(TmfTraceUtils.getAnalysisModuleOfClass(trace, ResidencyAnalysis.class, ID));
    }

    /**
     * Why a trace cannot be analysed.
     *
     * @param trace
     *            a trace
     * @return the reason, for the user; empty if it can
     */
    public static Optional<String> refusal(ITmfTrace trace) {
        if (!(trace instanceof RecordingTrace recording)) {
            return Optional.of(trace.getName() + " is no SchedLog recording, so nothing is known of its scheduling.");
        }
        return RecordedEvents.has(recording.recording(), SWITCH) ? Optional.empty()
                : Optional.of(trace.getName() + " has no " + SWITCH + " events, so nobody can say who ran where. "
                        + "Record it again with the event " + SWITCH + " switched on.");
    }

    /**
     * Who is current on which CPU, without anything else: far less than this analysis computes, and the first part of
     * it. Made when somebody first asks for it.
     *
     * @param trace
     *            the trace of this analysis
     * @param progress
     *            listens and may cancel
     * @return the lanes
     * @throws IOException
     *             when they cannot be made; the message is for the user
     */
    public CpuLanes lanes(RecordingTrace trace, Progress progress) throws IOException {
        return lanes.of(trace.recording(), progress);
    }

    @Override
    public void dispose() {
        super.dispose();
        lanes.dispose();
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return refusal(trace).isEmpty();
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(List.of(SWITCH)));
    }

    @Override
    protected String getFullHelpText() {
        return """
                How long each task ran on which CPUs, when and where first and last, how regularly, how often it was \
                switched in and out, and how long it waited after its wake-ups.

                Needs CTX_SWITCH events. With WAKEUP events there are latencies, with BLOCK events voluntary \
                switches.

                The views below this analysis show the numbers as a table, over time, and as a distribution; they \
                follow the range of time that is visible or selected. Which CPUs belong together is taken from the \
                recording or from a file; see the menu Topology of the views.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": how long each task of " + trace.getName() + " ran where, and how long it waited.";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return refusal(trace).orElse("");
    }

    @Override
    SchedulerData compute(RecordingTrace trace, Progress progress) throws IOException {
        Recording recording = trace.recording();
        CpuTimeline timeline = CpuTimeline.of(recording, lanes(trace, progress), progress);
        return new SchedulerData(timeline, trace.threadNames(), trace.traceTime(recording.start()));
    }
}
