// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.IOutputStyleProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputStyleModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphDataProvider;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuGroup;
import org.schedlog.engine.sched.CpuRuns;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Who runs where, as a time graph: below the trace the groups of CPUs of a topology, below them a lane for each CPU.
 * Answers from the time line of {@link ResidencyAnalysis}, see {@link LaneStates}. Thread-safe.
 */
public final class TimelineDataProvider extends SchedulerProvider<SchedulerData>
        implements ITimeGraphDataProvider<TimeGraphEntryModel>, IOutputStyleProvider {

    /** The provider's id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.timeline";
    /** Parameter, a String: the level by which lanes are grouped, see {@link CpuGroup#of}; not grouped without it. */
    public static final String LEVEL = "org.schedlog.timeline.level";
    /** Parameter, an Integer: the task whose migrations are wanted as arrows. */
    public static final String PID = "org.schedlog.timeline.pid";
    /** Parameter, a String: the host of the recording whose task it is; no other provider answers then. */
    public static final String HOST = "org.schedlog.timeline.host";

    private final long root = nextId();
    private final CpuEntries lanes = new CpuEntries();
    /** Guarded by this. */
    private final Map<Topology.Node, Long> groups = new HashMap<>();
    private final Map<Integer, Long> runtimes = new ConcurrentHashMap<>();

    /**
     * @param trace
     *            an open trace that has CTX_SWITCH events
     */
    TimelineDataProvider(RecordingTrace trace) {
        super(trace, ResidencyAnalysis.SOURCE);
    }

    /** @return the recording whose lanes these are */
    public RecordingTrace recording() {
        return trace();
    }

    /** @return what is known of its scheduling; empty as long as that is being found out */
    public Optional<SchedulerData> scheduling() {
        return data();
    }

    @Override
    public String getId() {
        return ID;
    }

    private synchronized long group(Topology.Node node) {
        return groups.computeIfAbsent(node, key -> nextId());
    }

    /**
     * @param id
     *            an entry's id
     * @return the number of the CPU whose lane it is; empty for other entries
     */
    public Optional<Integer> cpu(long id) {
        return lanes.cpu(id);
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TimeGraphEntryModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<SchedulerData> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        CpuTimeline timeline = data.get().timeline();
        long start = data.get().base();
        long end = start + timeline.duration();
        List<TimeGraphEntryModel> entries = new ArrayList<>();
        entries.add(new TimeGraphEntryModel(root, -1, trace().getName(), start, end, false));
        String level = parameters.get(LEVEL) instanceof String given ? given : Topology.CPU;
        List<CpuGroup> groups = CpuGroup.of(topology(timeline), level);
        if (groups.isEmpty()) {
            groups = CpuGroup.of(topology(timeline), Topology.CPU);
        }
        boolean isGrouped = groups.stream().anyMatch(group -> group.cpus().size() > 1);
        groups.forEach(group -> add(entries, root, data.get(), group, isGrouped));
        return completed(new TmfTreeModel<>(List.of(""), entries));
    }

    /** The lanes of a group, below a heading if that is wanted. */
    private void add(List<TimeGraphEntryModel> entries, long parent, SchedulerData data, CpuGroup group,
            boolean headed) {
        CpuTimeline timeline = data.timeline();
        long end = data.base() + timeline.duration();
        List<Integer> recorded = group.cpus().stream().filter(cpu -> timeline.indexOfCpu(cpu) >= 0).toList();
        if (recorded.isEmpty()) {
            return;
        }
        long id = headed ? group(group.node()) : parent;
        if (headed) {
            entries.add(new TimeGraphEntryModel(id, parent, group.node().label(), data.base(), end, false));
        }
        group.groups().forEach(inner -> add(entries, id, data, inner, true));
        if (group.groups().isEmpty()) {
            recorded.forEach(cpu -> entries.add(new TimeGraphEntryModel(lanes.id(cpu), id, "CPU " + cpu, data.base(),
                    end, true)));
        }
    }

    private static LaneStates lanes(Map<String, Object> parameters, SchedulerData data) {
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        if (times == null || times.isEmpty()) {
            return null;
        }
        return new LaneStates(data, window(times, data.base()), times.size() - 1);
    }

    @Override
    public TmfModelResponse<TimeGraphModel> fetchRowModel(Map<String, Object> parameters, IProgressMonitor monitor) {
        Optional<SchedulerData> data = data();
        LaneStates states = data.isEmpty() ? null : lanes(parameters, data.get());
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        if (states == null || items == null) {
            return completed(null);
        }
        Progress progress = progress(monitor);
        try {
            List<ITimeGraphRowModel> rows = items.parallelStream().filter(item -> cpu(item).isPresent())
                    .<ITimeGraphRowModel> map(item -> new TimeGraphRowModel(item, new ArrayList<>(
                            states.lane(runs(data.get(), cpu(item).get()), progress))))
                    .toList();
            return completed(new TimeGraphModel(rows));
        } catch (CancellationException e) {
            return cancelled();
        }
    }

    private static CpuRuns runs(SchedulerData data, int cpu) {
        return data.timeline().cpuAt(data.timeline().indexOfCpu(cpu));
    }

    @Override
    public TmfModelResponse<List<ITimeGraphArrow>> fetchArrows(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<SchedulerData> data = data();
        LaneStates states = data.isEmpty() ? null : lanes(parameters, data.get());
        if (states == null || !(parameters.get(PID) instanceof Integer pid) || pid == CpuTimeline.IDLE
                || !parameters.getOrDefault(HOST, trace().getHostId()).equals(trace().getHostId())) {
            return completed(List.of());
        }
        try {
            return completed(states.migrations(pid, index -> lanes.id(data.get().timeline().cpuAt(index).cpu()),
                    progress(monitor)));
        } catch (CancellationException e) {
            return cancelled();
        }
    }

    @Override
    public TmfModelResponse<Map<String, String>> fetchTooltip(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<SchedulerData> data = data();
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        boolean asked = data.isPresent() && items != null && !items.isEmpty() && times != null && !times.isEmpty();
        Optional<Integer> cpu = asked ? cpu(items.get(0)) : Optional.empty();
        if (cpu.isEmpty()) {
            return completed(Map.of());
        }
        RunState state = parameters.get(DataProviderParameterUtils.REQUESTED_ELEMENT_KEY) instanceof RunState given
                ? given : null;
        return completed(tooltip(data.get(), runs(data.get(), cpu.get()), times.get(0) - data.get().base(), state));
    }

    /** The run at a time: exactly, even where the picture shows several as one. */
    private Map<String, String> tooltip(SchedulerData data, CpuRuns runs, long time, RunState state) {
        Map<String, String> tooltip = new LinkedHashMap<>();
        int run = runs.lastBefore(Math.min(time, data.timeline().duration()) + 1);
        if (run < 0) {
            return tooltip;
        }
        TaskRuns task = data.timeline().taskAt(runs.task(run));
        boolean isIdle = task.pid() == CpuTimeline.IDLE;
        tooltip.put("Task", isIdle ? "idle" : data.label(task.pid()));
        tooltip.put("CPU", Integer.toString(runs.cpu()));
        tooltip.put("From", moment(data, runs.begin(run)));
        tooltip.put("To", moment(data, runs.end(run)));
        tooltip.put("Duration", Durations.exact(runs.end(run) - runs.begin(run)));
        tooltip.put(isIdle ? "Idle in all, on all CPUs" : "Runtime in all", Durations.exact(
                runtimes.computeIfAbsent(task.pid(), pid -> runtime(task))));
        if (state != null && state.runs() > 1) {
            tooltip.put("In this pixel", state.runs() + " runs; the colour is that of " + data.label(state.pid()));
        }
        return tooltip;
    }

    private static String moment(SchedulerData data, long time) {
        return TmfTimestamp.fromNanos(data.base() + time) + "  (+" + Durations.exact(time) + ")";
    }

    private static long runtime(TaskRuns task) {
        long sum = 0;
        for (int run = 0; run < task.size(); run++) {
            sum += task.end(run) - task.begin(run);
        }
        return sum;
    }

    @Override
    public TmfModelResponse<OutputStyleModel> fetchStyle(Map<String, Object> parameters, IProgressMonitor monitor) {
        return completed(new OutputStyleModel(TaskStyles.all()));
    }
}
