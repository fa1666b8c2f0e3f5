// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

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
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The analysis "SchedLog State": what each CPU and each thread does over time, as a state system that the State System
 * Explorer shows and tooltips ask. Not made when a recording is opened, where it would compete with the first picture,
 * but when somebody wants it; from then on it is kept among the trace's supplementary files. Thread-safe.
 */
public final class StateAnalysis extends TmfAbstractAnalysisModule implements ITmfAnalysisModuleWithStateSystems {

    /** The analysis' id, and its state system's. */
    public static final String ID = "org.schedlog.tracecompass.core.state";

    /** The State System Explorer looks for files of this name. */
    private static final String EXTENSION = ".ht";
    private static final List<String> EVENTS = List.of("CTX_SWITCH", "WAKEUP", "WAKEUP_NEW", "BLOCK", "BLOCK_IO",
            "TICK", "RQ_SIZE", "MIGRATE", "FORK", "EXEC", "EXIT");
    /** For this many events it takes a second or two, and some dozens of megabytes. */
    private static final int FEW_EVENTS = 5_000_000;

    private static final ILog LOG = Platform.getLog(StateAnalysis.class);

    /** Held while the file is opened or made: a cancelled execution may still be ending when the next one begins. */
    private final Object building = new Object();
    /** Guarded by this, as are the next two. */
    private ITmfStateSystem states;
    private boolean disposed;
    private CountDownLatch initialised = new CountDownLatch(1);
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

    private static File file(RecordingTrace trace) {
        return new File(TmfTraceManager.getSupplementaryFileDir(trace), ID + EXTENSION);
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        if (!(getTrace() instanceof RecordingTrace trace)) {
            return false;
        }
        monitor.beginTask(null, MonitorProgress.TOTAL);
        synchronized (building) {
            waitAnew();
            boolean made = false;
            try {
                made = getStateSystem() != null || keep(openOrBuild(trace, new MonitorProgress(monitor)));
                return made;
            } catch (CancellationException e) {
                return false;
            } catch (IOException e) {
                tellFailure("The state of CPUs and threads of " + trace.getName() + " could not be kept in "
                        + file(trace) + ": " + e.getMessage(), e);
                return false;
            } finally {
                failed = !made && !monitor.isCanceled();
                ready().countDown();
            }
        }
    }

    private static ITmfStateSystem openOrBuild(RecordingTrace trace, MonitorProgress progress) throws IOException {
        StateHistory history = new StateHistory(trace, file(trace), ID);
        Optional<ITmfStateSystem> kept = history.open();
        if (kept.isPresent()) {
            return kept.get();
        }
        long begin = System.nanoTime();
        ITmfStateSystem made = history.build(progress);
        ActivityLog.shared().activity("Making the states of CPUs and threads of " + trace.getName(), begin);
        return made;
    }

    private static void tellFailure(String message, IOException cause) {
        LOG.log(new Status(IStatus.ERROR, StateAnalysis.class, message, cause));
        ActivityLog.shared().error(message, cause);
    }

    private synchronized void waitAnew() {
        if (states == null && initialised.getCount() == 0) {
            initialised = new CountDownLatch(1);
        }
    }

    private synchronized CountDownLatch ready() {
        return initialised;
    }

    private synchronized boolean keep(ITmfStateSystem made) {
        if (disposed) {
            made.dispose();
            return false;
        }
        states = made;
        return true;
    }

    @Override
    protected void canceling() {
        // the sweep asks its monitor
    }

    @Override
    public void dispose() {
        super.dispose();
        synchronized (this) {
            disposed = true;
            if (states != null) {
                states.dispose();
                states = null;
            }
            initialised.countDown();
        }
    }

    // ---- asking it

    /** @return the state system, or null as long as it is not complete */
    public synchronized ITmfStateSystem getStateSystem() {
        return states;
    }

    @Override
    public ITmfStateSystem getStateSystem(String id) {
        return ID.equals(id) ? getStateSystem() : null;
    }

    @Override
    public Iterable<ITmfStateSystem> getStateSystems() {
        ITmfStateSystem current = getStateSystem();
        return current == null ? List.of() : List.of(current);
    }

    @Override
    public Map<String, Integer> getProviderVersions() {
        return getTrace() instanceof RecordingTrace trace && trace.isOpen()
                ? Map.of(ID, new StateHistory(trace, file(trace), ID).version()) : Map.of();
    }

    @Override
    public boolean waitForInitialization() {
        try {
            ready().await();
            return getStateSystem() != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isQueryable(long time) {
        return getStateSystem() != null;
    }

    /**
     * The states, for something that can do without them. Never waits. Where they are kept from an earlier session, or
     * the recording is small, asking has them made ready in the background, for the next time; a large recording's are
     * made only when the user runs the analysis.
     *
     * @return what can be asked for; empty as long as it is not there
     */
    public Optional<StateQuery> query() {
        ITmfStateSystem current = getStateSystem();
        if (current == null && !failed && getTrace() instanceof RecordingTrace trace && trace.isOpen()
                && (trace.recording().events() <= FEW_EVENTS || file(trace).isFile())) {
            schedule();
        }
        return Optional.ofNullable(current).map(StateQuery::new);
    }
}
