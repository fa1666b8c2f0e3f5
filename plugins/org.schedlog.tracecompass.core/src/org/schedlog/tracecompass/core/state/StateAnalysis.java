// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAbstractAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement.PriorityLevel;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.statesystem.ITmfAnalysisModuleWithStateSystems;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.engine.sched.StateSweep;
import org.schedlog.tracecompass.core.history.Scheduling;
import org.schedlog.tracecompass.core.history.StateHistory;
import org.schedlog.tracecompass.core.history.TraceHistory;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "SchedLog State": what each CPU and each thread does over time, as a state system that the State System
 * Explorer shows and tooltips ask. Not made when a recording is opened, where it would compete with the first picture,
 * but when somebody wants it; from then on it is kept among the trace's supplementary files. Thread-safe.
 */
public final class StateAnalysis extends TmfAbstractAnalysisModule implements ITmfAnalysisModuleWithStateSystems {

    /** The analysis' id, and its state system's. */
    public static final String ID = "org.schedlog.tracecompass.core.state";

    /** Changes with what is stored. */
    private static final int FORMAT = 2;
    private static final List<String> EVENTS = List.of("CTX_SWITCH", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO",
            "TICK", "RQ_SIZE", "MIGRATE", "FORK", "EXEC", "EXIT");
    /** For this many events it takes a second or two, and some dozens of megabytes. */
    private static final int FEW_EVENTS = 5_000_000;

    private static final ILog LOG = Platform.getLog(StateAnalysis.class);

    private final StateHistory history = new StateHistory();
    private final Scheduling scheduling = new Scheduling(this, this::resetAnalysis);
    private volatile boolean failed;

    /**
     * The analysis of a trace.
     *
     * @param trace
     *            a trace
     * @return its analysis; empty where the trace is no recording or is just being opened
     */
    public static Optional<StateAnalysis> of(ITmfTrace trace) {
        return Optional.ofNullable(TmfTraceUtils.getAnalysisModuleOfClass(trace, StateAnalysis.class, ID));
    }

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return trace instanceof RecordingTrace && super.canExecute(trace);
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(EVENTS, PriorityLevel.AT_LEAST_ONE));
    }

    @Override
    protected String getFullHelpText() {
        return """
                What each CPU and each thread does at every moment, as a state system for the State System Explorer \
                and for tooltips:

                CPUs/<number>/Thread: the thread that runs there, 0 for the idle task (CTX_SWITCH)
                CPUs/<number>/Run queue: how many threads run or wait there (RQ_SIZE)
                CPUs/<number>/Frequency: in kHz (TICK)
                CPUs/<number>/Balancing: the kind of load balancing under way (events with BLN in their names)
                Threads/<id>/State: new, running, preempted, woken, blocked, blocked on I/O or exited \
                (CTX_SWITCH, WAKEUP, BLOCK, BLOCK_IO, FORK, EXIT)
                Threads/<id>/CPU: where it runs, waits or last ran (CTX_SWITCH, WAKEUP, MIGRATE)
                Threads/<id>/Name (EXEC and the other sources of names)

                What the recording has no events for is missing. The state system is made when it is first wanted, at \
                some million events per second, and kept with the trace until its supplementary files are deleted.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": what each CPU and thread of " + trace.getName() + " does over time.";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return trace instanceof RecordingTrace
                ? trace.getName() + " has none of the events that tell of CPUs and threads: " + String.join(", ", EVENTS)
                        + ". Record it again with some of them switched on."
                : trace.getName() + " is no SchedLog recording, so nothing is known of its scheduling.";
    }

    // ---- making it

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
        StateHistory.Key key = TraceHistory.key(trace, ID, FORMAT);
        long begin = System.nanoTime();
        boolean made = false;
        try {
            made = history.open(key, trace.recording().storage(), (output, progress) -> {
                StateAttributes attributes = new StateAttributes(output);
                StateSweep.run(trace.recording(), trace.threadNames(), attributes, progress);
                attributes.addAttributes();
            }, monitor);
        } catch (IOException e) {
            String message = "The states of CPUs and threads of " + trace.getName() + " could not be kept in " + key.file()
                    + ": " + e.getMessage();
            LOG.log(new Status(IStatus.ERROR, StateAnalysis.class, message, e));
            ActivityLog.shared().error(message, e);
        } finally {
            failed = !made && !monitor.isCanceled();
            history.fail();
        }
        if (made) {
            ActivityLog.shared().activity("Followed the states of CPUs and threads of " + trace.getName(), begin);
        }
        return made;
    }

    @Override
    protected void canceling() {
        // the sweep asks its monitor
    }

    @Override
    public void dispose() {
        super.dispose();
        history.dispose();
    }

    // ---- asking it

    @Override
    public ITmfStateSystem getStateSystem(String id) {
        return ID.equals(id) ? history.system() : null;
    }

    @Override
    public Iterable<ITmfStateSystem> getStateSystems() {
        ITmfStateSystem current = history.system();
        return current == null ? List.of() : List.of(current);
    }

    @Override
    public Map<String, Integer> getProviderVersions() {
        return getTrace() instanceof RecordingTrace trace && trace.isOpen()
                ? Map.of(ID, TraceHistory.key(trace, ID, FORMAT).version()) : Map.of();
    }

    @Override
    public boolean waitForInitialization() {
        return history.await(this);
    }

    @Override
    public boolean isQueryable(long time) {
        return history.system() != null;
    }

    /**
     * The states, for something that can do without them. Never waits. Where they are kept from an earlier session, or
     * the recording is small, asking has them made ready in the background, for the next time; a large recording's are
     * made only when the user runs the analysis.
     *
     * @return what can be asked for; empty as long as it is not there
     */
    public Optional<StateQuery> query() {
        ITmfStateSystem current = history.system();
        if (current == null && !failed && getTrace() instanceof RecordingTrace trace && trace.isOpen()
                && (trace.recording().events() <= FEW_EVENTS || TraceHistory.key(trace, ID, FORMAT).file().isFile())) {
            schedule();
        }
        return current != null && current.waitUntilBuilt(0) ? Optional.of(new StateQuery(current)) : Optional.empty();
    }
}
