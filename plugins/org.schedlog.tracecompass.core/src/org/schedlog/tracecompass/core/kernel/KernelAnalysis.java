// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement.PriorityLevel;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.KernelSweep;
import org.schedlog.engine.sched.RecordedEvents;
import org.schedlog.tracecompass.core.history.Scheduling;
import org.schedlog.tracecompass.core.history.StateHistory;
import org.schedlog.tracecompass.core.history.TraceHistory;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The kernel analysis of Trace Compass, by its id and with its attribute tree, for recordings: Control Flow, Resources
 * and whatever else asks it see no difference, but it is filled from columns, without any event.
 */
public final class KernelAnalysis extends KernelAnalysisModule {

    /** Counts the changes of what is stored. */
    private static final int FORMAT = 3;

    private static final String SWITCH = "CTX_SWITCH";
    private static final Set<TmfAbstractAnalysisRequirement> REQUIREMENTS =
            Set.of(new TmfAnalysisEventRequirement(List.of(SWITCH), PriorityLevel.MANDATORY));

    private final StateHistory history = new StateHistory();
    private final Scheduling scheduling = new Scheduling(this, this::resetAnalysis);

    // ---- whether it can be done

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return REQUIREMENTS;
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return hasSwitches(trace);
    }

    /** Whether a trace is a recording that can say who ran when. */
    static boolean hasSwitches(ITmfTrace trace) {
        return trace instanceof RecordingTrace recorded && recorded.isOpen()
                && RecordedEvents.has(recorded.recording(), SWITCH);
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return cannotExecute(trace);
    }

    static String cannotExecute(ITmfTrace trace) {
        return trace.getName()
                + " has no CTX_SWITCH events, so nobody can say which thread ran when on which CPU, and what it "
                + "waited for. Record it again with the event CTX_SWITCH switched on.";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": what each thread and each CPU of " + trace.getName() + " does over time.";
    }

    @Override
    protected String getFullHelpText() {
        return "What each thread and each CPU does over time, from the events CTX_SWITCH, WAKEUP, WAKEUP_NEW, BLOCK, BLOCK_IO, "
                + "MIGRATE, FORK and EXIT; parents of threads that ran before come from ps.start, if the recording has "
                + "it. Control Flow and Resources show it. A recording has no interrupts and no system "
                + "calls, so running threads are always in user mode.";
    }

    // ---- doing it

    @Override
    public IStatus schedule() {
        return scheduling.schedule(super::schedule);
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        if (!(getTrace() instanceof RecordingTrace trace) || !trace.isOpen()) {
            history.fail();
            return false;
        }
        long begin = System.nanoTime();
        StateHistory.Key key = TraceHistory.key(trace, getId(), FORMAT);
        try {
            Recording recording = trace.recording();
            boolean complete = history.open(key, recording.storage(), (output, progress) -> {
                KernelTree tree = new KernelTree(output, traceTime(trace, recording));
                KernelSweep.run(recording, trace.threadNames(), tree, progress);
                tree.addAttributes();
            }, monitor == null ? new NullProgressMonitor() : monitor);
            if (complete) {
                ActivityLog.shared().activity("Followed the threads and CPUs of " + trace.getName(), begin);
            }
            return complete;
        } catch (IOException e) {
            ActivityLog.shared().error("What the threads and CPUs of " + trace.getName()
                    + " do cannot be found out.", e);
            fail(e);
            return false;
        }
    }

    /**
     * Trace time since the trace's start from recording time since the first event. A user's offset does not change it,
     * correcting clocks does.
     */
    private static LongUnaryOperator traceTime(RecordingTrace trace, Recording recording) {
        long start = recording.start();
        long first = trace.traceTime(start);
        if (trace.traceTime(recording.end()) - first == recording.end() - start) {
            return LongUnaryOperator.identity();
        }
        return time -> trace.traceTime(start + time) - first;
    }

    /** The monitor is polled. */
    @Override
    protected void canceling() {
        // nothing else has to know
    }

    @Override
    protected void onFail() {
        super.onFail();
        history.fail();
    }

    @Override
    public void dispose() {
        super.dispose();
        history.dispose();
    }

    // ---- what it says

    @Override
    public ITmfStateSystem getStateSystem() {
        return history.system();
    }

    @Override
    public ITmfStateSystem getStateSystem(String id) {
        return id.equals(getId()) ? history.system() : null;
    }

    @Override
    public Iterable<ITmfStateSystem> getStateSystems() {
        ITmfStateSystem system = history.system();
        return system == null ? List.of() : List.of(system);
    }

    @Override
    public Map<String, Integer> getProviderVersions() {
        return getTrace() instanceof RecordingTrace trace && trace.isOpen()
                ? Map.of(getId(), TraceHistory.key(trace, getId(), FORMAT).version()) : Map.of();
    }

    @Override
    public boolean waitForInitialization() {
        return history.await(this);
    }

    @Override
    public boolean isQueryable(long time) {
        return history.system() != null;
    }
}
