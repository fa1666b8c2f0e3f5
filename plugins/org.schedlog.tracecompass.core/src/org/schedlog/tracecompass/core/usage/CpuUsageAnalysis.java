// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystemBuilder;
import org.eclipse.tracecompass.statesystem.core.StateSystemFactory;
import org.eclipse.tracecompass.statesystem.core.backend.StateHistoryBackendFactory;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAbstractAnalysisRequirement.PriorityLevel;
import org.eclipse.tracecompass.tmf.core.analysis.requirements.TmfAnalysisEventRequirement;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.tracecompass.core.sched.ResidencyAnalysis;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.core.usage.UsageSums.Purpose;

/**
 * Trace Compass' analysis of CPU usage for recordings. The stock one keeps for each thread on each CPU a sum over time,
 * which are a million attributes at 160 CPUs and ten thousand threads, made event by event. This one keeps nothing: it
 * adds up the runs of the CPUs' lanes that {@link ResidencyAnalysis} makes once for all views, so that its numbers are
 * theirs. Its state system holds only what the view asks it for: from when to when there are data, and the CPUs.
 * Thread-safe.
 */
public final class CpuUsageAnalysis extends KernelCpuUsageAnalysis {

    private static final ILog LOG = Platform.getLog(CpuUsageAnalysis.class);

    private static final String CPUS = "CPUs";
    private static final String EVENT = "CTX_SWITCH";

    private static final String PROVIDER = ".CpuUsageDataProvider";
    private static final String TABLE_METHOD = "getTree";
    /** Whoever asks stands so close on the stack. */
    private static final int DEPTH = 4;

    /** Guarded by this, as are the next two. */
    private ITmfStateSystem states;
    private UsageSums sums;
    private CountDownLatch initialised = new CountDownLatch(1);

    @Override
    public boolean canExecute(ITmfTrace trace) {
        return ResidencyAnalysis.refusal(trace).isEmpty();
    }

    @Override
    public Iterable<TmfAbstractAnalysisRequirement> getAnalysisRequirements() {
        return List.of(new TmfAnalysisEventRequirement(List.of(EVENT), PriorityLevel.MANDATORY));
    }

    @Override
    protected String getFullHelpText() {
        return """
                How much of the CPUs' time each thread used in the range of time that is visible.

                Needs CTX_SWITCH events. The numbers are those of the Residency view. Where the kernel lost switches, \
                the time between is counted for the thread last switched to. Of more than a thousand threads in a range only \
                the thousand that used most of it are listed; the total has them all.""";
    }

    @Override
    protected String getShortHelpText(ITmfTrace trace) {
        return getName() + ": how much of the CPUs' time each thread of " + trace.getName() + " used.";
    }

    @Override
    protected String getTraceCannotExecuteHelpText(ITmfTrace trace) {
        return ResidencyAnalysis.refusal(trace).orElse("");
    }

    /** The stock analysis needs the kernel analysis, this one nobody. */
    @Override
    protected Iterable<IAnalysisModule> getDependentAnalyses() {
        return List.of();
    }

    @Override
    protected boolean executeAnalysis(IProgressMonitor monitor) {
        CountDownLatch ready = waitAnew();
        monitor.beginTask(null, MonitorProgress.TOTAL);
        try {
            if (!(getTrace() instanceof RecordingTrace trace)) {
                return false;
            }
            Optional<ResidencyAnalysis> residency = ResidencyAnalysis.of(trace);
            if (residency.isPresent()) {
                keep(residency.get().lanes(trace, new MonitorProgress(monitor)),
                        trace.traceTime(trace.recording().start()));
            }
            return residency.isPresent();
        } catch (CancellationException e) {
            return false;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(new Status(IStatus.ERROR, CpuUsageAnalysis.class,
                    "The CPU usage could not be computed: " + e.getMessage(), e));
            return false;
        } finally {
            ready.countDown();
        }
    }

    private synchronized CountDownLatch waitAnew() {
        if (initialised.getCount() == 0 && states == null) {
            initialised = new CountDownLatch(1);
        }
        return initialised;
    }

    private synchronized void keep(CpuLanes lanes, long base) {
        if (states != null) {
            return;
        }
        ITmfStateSystemBuilder made = StateSystemFactory.newStateSystem(
                StateHistoryBackendFactory.createInMemoryBackend(getId(), base));
        for (int cpu : lanes.cpus()) {
            made.getQuarkAbsoluteAndAdd(CPUS, Integer.toString(cpu));
        }
        made.closeHistory(base + lanes.duration());
        states = made;
        sums = new UsageSums(lanes, base);
    }

    @Override
    protected void canceling() {
        // the computation asks its monitor
    }

    @Override
    public void dispose() {
        super.dispose();
        synchronized (this) {
            if (states != null) {
                states.dispose();
            }
            states = null;
            sums = null;
            initialised.countDown();
        }
    }

    @Override
    public boolean waitForInitialization() {
        try {
            CountDownLatch ready;
            synchronized (this) {
                ready = initialised;
            }
            ready.await();
            return getStateSystem() != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized ITmfStateSystem getStateSystem() {
        return states;
    }

    @Override
    public ITmfStateSystem getStateSystem(String id) {
        return id.equals(getId()) ? getStateSystem() : null;
    }

    @Override
    public Iterable<ITmfStateSystem> getStateSystems() {
        ITmfStateSystem current = getStateSystem();
        return current == null ? List.of() : List.of(current);
    }

    @Override
    public boolean isQueryable(long time) {
        return getStateSystem() != null;
    }

    /**
     * How long threads ran in a range of time.
     *
     * @param cpus
     *            the numbers of the CPUs wanted; empty for all
     * @param start
     *            Trace Compass' time, ns
     * @param end
     *            Trace Compass' time, ns
     * @return ns, by the keys of the stock analysis: "total", "total/4711", "12" for a CPU without its idle task,
     *         "12/4711"; empty as long as there are no data. The view's table, where more than a thousand threads
     *         ran, gets the busiest, and "total/00" as their rest; its chart only threads that the table has named so
     *         far, of which the user can choose, with the same rest, and no sums of threads on single CPUs
     */
    @Override
    public Map<String, Long> getCpuUsageInRange(Set<Integer> cpus, long start, long end) {
        UsageSums current;
        synchronized (this) {
            current = sums;
        }
        return current == null ? Map.of() : current.of(cpus, start, end, purpose());
    }

    /**
     * The table and the chart of the view ask in the same way, but for what only one of them can bear: who asks is seen
     * on the stack, where the names are the same in Trace Compass 6.2 and the newest.
     */
    private static Purpose purpose() {
        return StackWalker.getInstance().walk(frames -> frames.skip(2).limit(DEPTH)
                .filter(frame -> frame.getClassName().endsWith(PROVIDER)).findFirst())
                .map(frame -> frame.getMethodName().equals(TABLE_METHOD) ? Purpose.TABLE : Purpose.CHART)
                .orElse(Purpose.ALL);
    }
}
