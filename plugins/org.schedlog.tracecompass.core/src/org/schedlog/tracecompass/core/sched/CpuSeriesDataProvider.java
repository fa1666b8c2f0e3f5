// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataType;
import org.eclipse.tracecompass.tmf.core.model.SeriesModel;
import org.eclipse.tracecompass.tmf.core.model.TmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.xy.TmfXYAxisDescription;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * One value of each CPU over time, the run queue's length or the frequency in Hz: below the trace an entry for each CPU
 * that has such values. The lines are those of {@link StepPoints}. Thread-safe.
 */
public final class CpuSeriesDataProvider extends SchedulerProvider<CpuStates>
        implements ITmfTreeXYDataProvider<TmfTreeDataModel> {

    /** The provider's id; behind it and a colon the name of a {@link CpuSeries.Kind}. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.cpuseries";
    /**
     * Parameter, a Boolean: whether lines go through the least and the greatest value of each pixel, and are not the
     * mean over its time, where a pixel has several values.
     */
    public static final String EXTREMES = "org.schedlog.cpus.extremes";
    /** No more series than this are given at a time; nobody can tell more apart. */
    public static final int MOST_SERIES = SignalsDataProvider.MOST_SERIES;

    private static final double HERTZ_PER_KHZ = 1000;

    private final CpuSeries.Kind kind;
    private final long root = nextId();
    private final CpuEntries entries = new CpuEntries();

    /**
     * @param trace
     *            an open trace
     * @param kind
     *            what the chart shows
     */
    CpuSeriesDataProvider(RecordingTrace trace, CpuSeries.Kind kind) {
        super(trace, CpuStatesAnalysis.SOURCE);
        this.kind = kind;
    }

    @Override
    public String getId() {
        return ID + ":" + kind.name();
    }

    /**
     * @param id
     *            an entry's id
     * @return its CPU's number; empty for other entries
     */
    public Optional<Integer> cpu(long id) {
        return entries.cpu(id);
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TmfTreeDataModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<CpuStates> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        List<TmfTreeDataModel> tree = new ArrayList<>();
        tree.add(new TmfTreeDataModel(root, -1, List.of(trace().getName()), false, null));
        for (int cpu : data.get().series().cpus()) {
            if (data.get().series().of(kind, cpu).size() > 0) {
                tree.add(new TmfTreeDataModel(entries.id(cpu), root, List.of("CPU " + cpu), true, null));
            }
        }
        return completed(new TmfTreeModel<>(List.of("CPU"), tree));
    }

    @Override
    public TmfModelResponse<ITmfXyModel> fetchXY(Map<String, Object> parameters, IProgressMonitor monitor) {
        boolean extremes = Boolean.TRUE.equals(parameters.get(EXTREMES));
        return lines(parameters, monitor, (data, items, times, progress) -> {
            List<ISeriesModel> lines = new ArrayList<>();
            for (long item : items) {
                Optional<Integer> cpu = cpu(item);
                if (cpu.isPresent() && lines.size() < MOST_SERIES) {
                    lines.add(line(data, item, cpu.get(), times, extremes, progress));
                }
            }
            return new TmfXyModel(isFrequency() ? "Frequency" : "Run queue", lines);
        });
    }

    private boolean isFrequency() {
        return kind == CpuSeries.Kind.FREQUENCY;
    }

    private ISeriesModel line(CpuStates data, long item, int cpu, List<Long> times, boolean extremes,
            Progress progress) {
        SignalPoints points = new StepPoints(data.series().of(kind, cpu), data.series().duration(),
                isFrequency() ? HERTZ_PER_KHZ : 1).of(window(times, data.base()), times.size(), extremes, progress);
        TmfXYAxisDescription axis = isFrequency() ? new TmfXYAxisDescription("Frequency", "Hz", DataType.NUMBER)
                : new TmfXYAxisDescription("Run queue", "threads", DataType.STRING);
        return new SeriesModel.SeriesModelBuilder(item, "CPU " + cpu, points.timesFrom(data.base()), points.values())
                .yAxisDescription(axis).build();
    }
}
