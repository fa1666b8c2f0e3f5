// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderManager;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.tree.ITmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;
import org.schedlog.tracecompass.core.state.StateAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** What the views of states cost: how long their analyses take, and the first picture. */
final class StateJobs {

    /** The view draws a point for each 2.5 pixels. */
    private static final int POINTS = 800;
    private static final String USAGE_PROVIDER =
            "org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.CpuUsageDataProvider";

    private StateJobs() {
    }

    static void run(RecordingTrace trace) throws Exception {
        Timer.once("TC_STATE", () -> complete(StateAnalysis.of(trace).orElseThrow()));
        Timer.once("TC_CPU_USAGE", () -> drawUsage(trace));
    }

    /** What the CPU Usage view asks for its first picture: the table of the whole range, and the chart. */
    private static void drawUsage(RecordingTrace trace) {
        complete(TmfTraceUtils.getAnalysisModuleOfClass(trace, KernelCpuUsageAnalysis.class,
                KernelCpuUsageAnalysis.ID));
        ITmfTreeXYDataProvider<?> provider = DataProviderManager.getInstance().getDataProvider(trace, USAGE_PROVIDER,
                ITmfTreeXYDataProvider.class);
        long start = trace.getStartTime().toNanos();
        long length = trace.getEndTime().toNanos() - start;
        List<? extends ITmfTreeDataModel> table = provider.fetchTree(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY,
                List.of(start, start + length)), null).getModel().getEntries();
        List<Long> times = LongStream.range(0, POINTS).mapToObj(point -> start + length / (POINTS - 1) * point).toList();
        ITmfXyModel chart = provider.fetchXY(Map.of(DataProviderParameterUtils.REQUESTED_TIME_KEY, times,
                DataProviderParameterUtils.REQUESTED_ITEMS_KEY, List.of(table.get(0).getId())), null).getModel();
        if (table.size() < 2 || chart.getSeriesData().isEmpty()) {
            throw new IllegalStateException("Nobody used any CPU");
        }
    }

    private static void complete(IAnalysisModule analysis) {
        analysis.schedule();
        if (!analysis.waitForCompletion(new NullProgressMonitor())) {
            throw new IllegalStateException(analysis.getName() + " was not completed");
        }
    }
}
