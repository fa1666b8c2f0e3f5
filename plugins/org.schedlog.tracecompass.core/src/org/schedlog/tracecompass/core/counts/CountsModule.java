// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.counts;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.eclipse.tracecompass.statesystem.core.StateSystemFactory;
import org.eclipse.tracecompass.statesystem.core.backend.StateHistoryBackendFactory;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfAnalysisException;
import org.eclipse.tracecompass.tmf.core.statistics.ITmfStatistics;
import org.eclipse.tracecompass.tmf.core.statistics.TmfStatisticsModule;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Trace Compass' analysis "Statistics", which its Statistics, Histogram and Event Density views ask, for recordings:
 * it is ready at once and reads no events. Those views also look for lost events in a state system and wait until it
 * is complete; here it is complete and empty. Thread-safe.
 */
public final class CountsModule extends TmfStatisticsModule {

    /** Far longer than a thread needs from starting a job to putting it into a map. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile ITmfStatistics counts;
    private volatile ITmfStateSystem lostEvents;

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return trace instanceof RecordingTrace;
    }

    @Override
    public boolean setTrace(ITmfTrace trace) throws TmfAnalysisException {
        if (!super.setTrace(trace)) {
            return false;
        }
        counts = new EventCounts((RecordingTrace) trace);
        lostEvents = none(trace.getStartTime().toNanos(), trace.getEndTime().toNanos());
        return true;
    }

    private static ITmfStateSystem none(long start, long end) {
        ITmfStateSystemBuilder builder = StateSystemFactory.newStateSystem(
                StateHistoryBackendFactory.createInMemoryBackend(CountsModule.class.getName(), start));
        builder.closeHistory(end);
        return builder;
    }

    @Override
    public ITmfStatistics getStatistics() {
        return counts;
    }

    /**
     * Keeps a job waiting for a moment: Trace Compass 6.2's Statistics view starts the job that asks for the numbers of
     * a selection, and only then notes that it runs; it takes one that has ended before that for one that never ends,
     * and shows no other selection any more.
     */
    @Override
    public boolean waitForInitialization() {
        if (Job.getJobManager().currentJob() != null) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        return counts != null;
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        return true;
    }

    @Override
    protected void canceling() {
        // there is nothing to stop
    }

    /** The empty one, whatever the id. */
    @Override
    public ITmfStateSystem getStateSystem(String id) {
        return lostEvents;
    }

    /** None that would be worth exploring. */
    @Override
    public Iterable<ITmfStateSystem> getStateSystems() {
        return List.of();
    }

    @Override
    public void dispose() {
        super.dispose();
        ITmfStateSystem held = lostEvents;
        if (held != null) {
            held.dispose();
        }
    }

    @Override
    protected String getFullHelpText() {
        return "How many events there are in all, of each type and at each time. Counted from the recording's columns "
                + "whenever a view asks, so there is nothing to wait for.";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": how many events " + trace.getName() + " has in all, of each type and at each time.";
    }
}
