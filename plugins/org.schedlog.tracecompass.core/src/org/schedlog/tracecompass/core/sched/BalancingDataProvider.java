// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.IOutputStyleProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.OutputStyleModel;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphDataProvider;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** When CPUs balance load, as a time graph: below the trace a row for each CPU that ever does. Thread-safe. */
public final class BalancingDataProvider extends SchedulerProvider<CpuStates>
        implements ITimeGraphDataProvider<TimeGraphEntryModel>, IOutputStyleProvider {

    /** The provider's id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.balancing";

    private static final String STYLE = "balancing.";
    private static final String[] COLORS = { "#f28e2b", "#4e79a7", "#59a14f", "#b07aa1", "#e15759", "#76b7b2" };
    private static final float HEIGHT = 0.7f;

    private final long root = nextId();
    private final CpuEntries entries = new CpuEntries();

    /**
     * @param trace
     *            an open trace
     */
    BalancingDataProvider(RecordingTrace trace) {
        super(trace, CpuStatesAnalysis.SOURCE);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TimeGraphEntryModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<CpuStates> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        CpuSeries series = data.get().series();
        long start = data.get().base();
        long end = start + series.duration();
        List<TimeGraphEntryModel> tree = new ArrayList<>();
        tree.add(new TimeGraphEntryModel(root, -1, trace().getName(), start, end, false));
        for (int cpu : series.cpus()) {
            if (series.of(CpuSeries.Kind.BALANCING, cpu).size() > 0) {
                tree.add(new TimeGraphEntryModel(entries.id(cpu), root, "CPU " + cpu, start, end, true));
            }
        }
        return completed(new TmfTreeModel<>(List.of(""), tree));
    }

    @Override
    public TmfModelResponse<TimeGraphModel> fetchRowModel(Map<String, Object> parameters, IProgressMonitor monitor) {
        Optional<CpuStates> data = data();
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        if (data.isEmpty() || times == null || times.isEmpty() || items == null) {
            return completed(null);
        }
        TimeWindow window = window(times, data.get().base());
        Progress progress = progress(monitor);
        List<ITimeGraphRowModel> rows = new ArrayList<>();
        try {
            for (long item : items) {
                entries.cpu(item).ifPresent(cpu -> rows.add(new TimeGraphRowModel(item, row(data.get(),
                        new BalancingStates(data.get().series(), cpu, window, times.size() - 1).states(progress)))));
            }
            return completed(new TimeGraphModel(rows));
        } catch (CancellationException e) {
            return cancelled();
        }
    }

    /** The states with nothing between them, which Trace Compass would else draw as unknown. */
    private static List<ITimeGraphState> row(CpuStates data, List<BalancingStates.State> states) {
        List<ITimeGraphState> row = new ArrayList<>();
        long before = Long.MIN_VALUE;
        for (BalancingStates.State state : states) {
            if (before != Long.MIN_VALUE && before < state.from()) {
                row.add(new TimeGraphState(data.base() + before, state.from() - before, Integer.MIN_VALUE));
            }
            row.add(new TimeGraphState(data.base() + state.from(), state.to() - state.from(),
                    state.intervals() == 1 ? name(data, state.kind()) : null,
                    new OutputElementStyle(STYLE + state.kind())));
            before = state.to();
        }
        return row;
    }

    private static String name(CpuStates data, int kind) {
        return data.series().balancing().get(kind);
    }

    @Override
    public TmfModelResponse<List<ITimeGraphArrow>> fetchArrows(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        return completed(List.of());
    }

    /** Exactly what goes on at the pointer's time, even where the picture shows several intervals as one. */
    @Override
    public TmfModelResponse<Map<String, String>> fetchTooltip(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<CpuStates> data = data();
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        boolean asked = data.isPresent() && items != null && !items.isEmpty() && times != null && !times.isEmpty();
        Optional<Integer> cpu = asked ? entries.cpu(items.get(0)) : Optional.empty();
        Map<String, String> tooltip = new LinkedHashMap<>();
        if (cpu.isPresent()) {
            ITimeGraphState state = parameters.get(DataProviderParameterUtils.REQUESTED_ELEMENT_KEY)
                    instanceof ITimeGraphState given ? given : null;
            long from = state == null ? times.get(0) : state.getStartTime();
            long to = state == null ? times.get(0) : state.getStartTime() + Math.max(0, state.getDuration() - 1);
            long base = data.get().base();
            tooltip.put("CPU", Integer.toString(cpu.get()));
            for (BalancingStates.State each : new BalancingStates(data.get().series(), cpu.get(),
                    new TimeWindow(from - base, to - base), 1).states(progress(monitor))) {
                tooltip.put(each.intervals() == 1 ? name(data.get(), each.kind()) : each.intervals() + " intervals",
                        Durations.exact(each.balanced()));
            }
        }
        return completed(tooltip);
    }

    @Override
    public TmfModelResponse<OutputStyleModel> fetchStyle(Map<String, Object> parameters, IProgressMonitor monitor) {
        Map<String, OutputElementStyle> styles = new LinkedHashMap<>();
        data().ifPresent(data -> {
            for (int kind = 0; kind < data.series().balancing().size(); kind++) {
                String color = COLORS[kind % COLORS.length];
                styles.put(STYLE + kind, new OutputElementStyle(null, Map.of(
                        StyleProperties.STYLE_NAME, name(data, kind), StyleProperties.BACKGROUND_COLOR, color,
                        StyleProperties.COLOR, color, StyleProperties.HEIGHT, HEIGHT,
                        StyleProperties.OPACITY, 1.0f)));
            }
        });
        return completed(new OutputStyleModel(styles));
    }
}
