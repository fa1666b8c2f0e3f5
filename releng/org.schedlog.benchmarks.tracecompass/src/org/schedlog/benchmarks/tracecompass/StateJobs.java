// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.tracecompass.core.state.StateAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** What the views of states cost: how long their analyses take, and the first picture. */
final class StateJobs {

    /** The view draws a point for each 2.5 pixels. */
    private static final int POINTS = 800;

    private StateJobs() {
    }

    static void run(RecordingTrace trace) throws Exception {
        Timer.once("TC_STATE", () -> complete(StateAnalysis.of(trace).orElseThrow()));
        Timer.once("TC_CPU_USAGE", () -> drawUsage(trace));
    }

    /**
     * What the CPU Usage view asks for its first picture: the table of the whole range, then each point of the chart.
     */
    private static void drawUsage(RecordingTrace trace) {
        KernelCpuUsageAnalysis usage = TmfTraceUtils.getAnalysisModuleOfClass(trace, KernelCpuUsageAnalysis.class,
                KernelCpuUsageAnalysis.ID);
        complete(usage);
        long start = trace.getStartTime().toNanos();
        long length = trace.getEndTime().toNanos() - start;
        if (threads(usage, start, start + length) == 0) {
            throw new IllegalStateException("Nobody used any CPU");
        }
        for (int point = 0; point < POINTS; point++) {
            threads(usage, start + length / POINTS * point, start + length / POINTS * (point + 1));
        }
    }

    /** The view goes over all sums and takes those that are of all CPUs. */
    private static long threads(KernelCpuUsageAnalysis usage, long from, long to) {
        return usage.getCpuUsageInRange(Set.of(), from, to).keySet().stream()
                .filter(name -> name.startsWith(KernelCpuUsageAnalysis.TOTAL)).count();
    }

    private static void complete(IAnalysisModule analysis) {
        analysis.schedule();
        if (!analysis.waitForCompletion(new NullProgressMonitor())) {
            throw new IllegalStateException(analysis.getName() + " was not completed");
        }
    }
}
