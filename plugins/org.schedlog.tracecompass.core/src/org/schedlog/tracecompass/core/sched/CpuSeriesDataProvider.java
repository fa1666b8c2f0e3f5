// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataType;
import org.eclipse.tracecompass.tmf.core.model.SeriesModel;
import org.eclipse.tracecompass.tmf.core.model.TmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.xy.TmfXYAxisDescription;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.engine.sched.Series;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * One value of each CPU over time, the run queue's length or the frequency in Hz: below the trace an entry for each
 * line that tells of all CPUs, see {@link AllCpus}, and for each CPU that has such values; its lines are those of
 * {@link StepPoints}. If the tree is asked for with times its columns tell the mean, the greatest and the least value
 * in the range. Thread-safe.
 */
public final class CpuSeriesDataProvider extends SchedulerProvider<CpuStates>
        implements LineProvider<CpuEntryModel> {

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
    private static final List<CpuEntryModel.Kind> FREQUENCY_LINES = List.of(CpuEntryModel.Kind.MEAN,
            CpuEntryModel.Kind.GREATEST, CpuEntryModel.Kind.LEAST);
    /** A sum of frequencies says nothing; that of run queues says how many threads run or wait. */
    private static final List<CpuEntryModel.Kind> QUEUE_LINES = List.of(CpuEntryModel.Kind.MEAN,
            CpuEntryModel.Kind.GREATEST, CpuEntryModel.Kind.LEAST, CpuEntryModel.Kind.SUM);

    private static final SignalPoints NOTHING = new SignalPoints.Line().points(true);

    private final CpuSeries.Kind kind;
    private final long root = nextId();
    private final CpuEntries cpuIds = new CpuEntries();
    /** The ids of the lines that tell of all CPUs. Guarded by itself. */
    private final Map<CpuEntryModel.Kind, Long> lineIds = new EnumMap<>(CpuEntryModel.Kind.class);
    /** How many parts the line of each id had at most. */
    private final Map<Long, Integer> mostParts = new ConcurrentHashMap<>();

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

    private boolean isFrequency() {
        return kind == CpuSeries.Kind.FREQUENCY;
    }

    private double scale() {
        return isFrequency() ? HERTZ_PER_KHZ : 1;
    }

    /** Of frequencies 0 means that the kernel did not know it. */
    private boolean isZeroKnown() {
        return !isFrequency();
    }

    /** The CPUs with such values, ascending. */
    private int[] cpus(CpuStates data) {
        return Arrays.stream(data.series().cpus()).filter(cpu -> data.series().of(kind, cpu).size() > 0).toArray();
    }

    /** The part of a window that the recording covers; empty if it covers nothing of it. */
    private static Optional<TimeWindow> clip(CpuStates data, TimeWindow window) {
        TimeWindow all = new TimeWindow(0, data.series().duration());
        return window.meets(all)
                ? Optional.of(new TimeWindow(Math.max(0, window.from()), Math.min(all.to(), window.to())))
                : Optional.empty();
    }

    // ---- entries

    @Override
    public TmfModelResponse<TmfTreeModel<CpuEntryModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<CpuStates> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        Optional<TimeWindow> window = times == null || times.isEmpty() ? Optional.empty()
                : clip(data.get(), window(times, data.get().base()));
        try {
            return completed(new TmfTreeModel<>(List.of("CPU", "Mean", "Greatest", "Least"),
                    entries(data.get(), window, progress(monitor))));
        } catch (CancellationException e) {
            return cancelled();
        }
    }

    /**
     * What {@link #fetchTree} tells of a range.
     *
     * @param from
     *            where the range begins of which values are told, Trace Compass' time, ns
     * @param to
     *            where it ends
     * @param progress
     *            may cancel
     * @return first an entry for all CPUs, then those of lines that tell of all CPUs, then the CPUs, ascending; nothing
     *         if the analysis has not ended yet
     */
    public List<CpuEntryModel> entries(long from, long to, Progress progress) {
        return data().map(data -> entries(data, clip(data, window(List.of(from, to), data.base())), progress))
                .orElse(List.of());
    }

    private List<CpuEntryModel> entries(CpuStates data, Optional<TimeWindow> window, Progress progress) {
        List<CpuEntryModel> cpus = new ArrayList<>();
        RangeValues all = RangeValues.NONE;
        for (int cpu : cpus(data)) {
            RangeValues values = window.map(range -> AllCpus.values(data.series().of(kind, cpu), range, isZeroKnown(),
                    progress).times(scale())).orElse(RangeValues.NONE);
            all = all.plus(values);
            cpus.add(new CpuEntryModel(cpuIds.id(cpu), root, CpuEntryModel.Kind.CPU, labels("CPU " + cpu, values),
                    values));
        }
        List<CpuEntryModel> tree = new ArrayList<>();
        tree.add(new CpuEntryModel(root, -1, CpuEntryModel.Kind.ALL, labels(trace().getName(), all), all));
        for (CpuEntryModel.Kind line : isFrequency() ? FREQUENCY_LINES : QUEUE_LINES) {
            tree.add(new CpuEntryModel(id(line), root, line, labels(CpuText.name(line), RangeValues.NONE),
                    RangeValues.NONE));
        }
        tree.addAll(cpus);
        return tree;
    }

    private long id(CpuEntryModel.Kind line) {
        synchronized (lineIds) {
            return lineIds.computeIfAbsent(line, key -> nextId());
        }
    }

    private Optional<CpuEntryModel.Kind> line(long id) {
        synchronized (lineIds) {
            return lineIds.entrySet().stream().filter(entry -> entry.getValue() == id).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    @Override
    public boolean has(long id) {
        return cpuIds.cpu(id).isPresent() || line(id).isPresent();
    }

    private List<String> labels(String name, RangeValues values) {
        if (!values.isKnown()) {
            return List.of(name, "", "", "");
        }
        return List.of(name, CpuText.mean(kind, values.mean()), CpuText.value(kind, values.greatest()),
                CpuText.value(kind, values.least()));
    }

    // ---- lines

    @Override
    public TmfModelResponse<ITmfXyModel> fetchXY(Map<String, Object> parameters, IProgressMonitor monitor) {
        boolean extremes = Boolean.TRUE.equals(parameters.get(EXTREMES));
        return lines(parameters, monitor, (data, items, times, progress) -> {
            TimeWindow window = window(times, data.base());
            List<ISeriesModel> models = new ArrayList<>();
            List<Series> all = Arrays.stream(cpus(data)).mapToObj(cpu -> data.series().of(kind, cpu)).toList();
            Optional<AllCpus> together = items.stream().noneMatch(item -> line(item).isPresent()) ? Optional.empty()
                    : clip(data, window).map(range -> new AllCpus(all, range, times.size(), isZeroKnown(), progress));
            int drawn = 0;
            for (long item : items) {
                Optional<Integer> cpu = cpuIds.cpu(item);
                Optional<CpuEntryModel.Kind> line = line(item);
                if (cpu.isPresent() && drawn < MOST_SERIES) {
                    StepPoints points = new StepPoints(data.series().of(kind, cpu.get()), data.series().duration(),
                            scale(), isZeroKnown());
                    drawn++;
                    models.addAll(models(data, item, LineProvider.name(parameters, "CPU " + cpu.get()),
                            points.of(window, times.size(), extremes, progress)));
                } else if (line.isPresent() && together.isPresent()) {
                    models.addAll(models(data, item, LineProvider.name(parameters, CpuText.line(line.get())),
                            together.get().of(line.get(), scale())));
                }
            }
            return new TmfXyModel(CpuText.axis(kind), models);
        });
    }

    /**
     * A series for each part of a line; and empty ones for as many parts as the line ever had, as Trace Compass' chart
     * keeps drawing what it is told nothing of.
     */
    private List<ISeriesModel> models(CpuStates data, long item, String name, List<SignalPoints> parts) {
        int most = mostParts.merge(item, Math.max(1, parts.size()), Math::max);
        List<ISeriesModel> models = new ArrayList<>();
        for (int part = 0; part < most; part++) {
            models.add(model(data, item, part == 0 ? name : name + ", part " + (part + 1),
                    part < parts.size() ? parts.get(part) : NOTHING));
        }
        return models;
    }

    private ISeriesModel model(CpuStates data, long item, String name, SignalPoints points) {
        TmfXYAxisDescription axis = new TmfXYAxisDescription(CpuText.axis(kind), isFrequency() ? "Hz" : "",
                isFrequency() ? DataType.NUMBER : DataType.STRING);
        return new SeriesModel.SeriesModelBuilder(item, name, points.timesFrom(data.base()), points.values())
                .yAxisDescription(axis).build();
    }
}
