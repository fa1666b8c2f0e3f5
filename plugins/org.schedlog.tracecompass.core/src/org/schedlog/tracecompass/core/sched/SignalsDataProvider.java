// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataType;
import org.eclipse.tracecompass.tmf.core.model.SeriesModel;
import org.eclipse.tracecompass.tmf.core.model.TmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ISeriesModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.model.xy.TmfXYAxisDescription;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.EventSeries;
import org.schedlog.engine.sched.SwitchSignals;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The switch signals of a trace as series over time: below the trace an entry for each task, below that one for each
 * node of the topology where it ever ran; these have the series.
 * <p>
 * It answers from the time line of {@link ResidencyAnalysis} and builds no state system. A state system of these
 * signals would need an attribute for each task on each CPU where it ran (10^5 and more), would store every run
 * a second time on disk, and would have to be built before the first picture, while the time line is there already,
 * finds the runs of a task by binary search, and knows counts that a state system does not (how many switches there
 * are in a pixel). The levels of the topology, too, can be changed at any time, as nothing is stored by node.
 * Thread-safe.
 */
public final class SignalsDataProvider extends SchedulerProvider<SchedulerData>
        implements LineProvider<TmfTreeDataModel> {

    /** The provider's id. */
    public static final String ID = "org.schedlog.tracecompass.core.sched.signals";
    /** Parameter, a String: the topology's level whose nodes have series; single CPUs where it is missing. */
    public static final String LEVEL = "org.schedlog.signals.level";
    /** Parameter, a Boolean: whether the series are the switches (+1, -1) and not the residency (1, 0). */
    public static final String EVENTS = "org.schedlog.signals.events";
    /** No more series than this are given at a time; nobody can tell more apart. */
    public static final int MOST_SERIES = 64;

    /** As text, for numbers get prefixes: 500 m instead of 0.5. */
    private static final TmfXYAxisDescription AXIS = new TmfXYAxisDescription("Signal", "", DataType.STRING);
    private static final int MOST_SIGNALS = 256;

    /** Guarded by this, as are the other maps. */
    private final Map<Entry, Long> ids = new HashMap<>();
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<Integer, SwitchSignals> signals = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SwitchSignals> eldest) {
            return size() > MOST_SIGNALS;
        }
    };

    /**
     * What an entry of the tree stands for.
     *
     * @param pid
     *            the task; -1 for the trace
     * @param label
     *            what it is called in a legend
     * @param cpus
     *            the node's CPUs; empty for a task and for the trace
     */
    private record Entry(int pid, String label, List<Integer> cpus) {
    }

    /**
     * @param trace
     *            an open trace that has CTX_SWITCH events
     */
    SignalsDataProvider(RecordingTrace trace) {
        super(trace, ResidencyAnalysis.SOURCE);
    }

    @Override
    public String getId() {
        return ID;
    }

    private synchronized long id(Entry entry) {
        return ids.computeIfAbsent(entry, key -> {
            long id = nextId();
            entries.put(id, key);
            return id;
        });
    }

    private List<Topology.Node> level(Map<String, Object> parameters, CpuTimeline timeline) {
        Map<String, List<Topology.Node>> levels = topology(timeline).levels();
        String name = parameters.get(LEVEL) instanceof String given ? given : Topology.CPU;
        return levels.getOrDefault(name, levels.get(Topology.CPU));
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TmfTreeDataModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<SchedulerData> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        CpuTimeline timeline = data.get().timeline();
        List<Topology.Node> nodes = level(parameters, timeline);
        int[] nodeOfCpu = timeline.nodesOf(nodes);
        List<TmfTreeDataModel> tree = new ArrayList<>();
        long root = id(new Entry(-1, trace().getName(), List.of()));
        tree.add(new TmfTreeDataModel(root, -1, List.of(trace().getName()), false, null));
        IntStream.range(0, timeline.taskCount()).mapToObj(timeline::taskAt)
                .sorted(Comparator.comparing(task -> data.get().label(task.pid())))
                .forEach(task -> add(tree, root, data.get(), task, nodes, nodeOfCpu));
        return completed(new TmfTreeModel<>(List.of("Task"), tree));
    }

    private void add(List<TmfTreeDataModel> tree, long root, SchedulerData data, TaskRuns task,
            List<Topology.Node> nodes, int[] nodeOfCpu) {
        String label = data.label(task.pid());
        long parent = id(new Entry(task.pid(), label, List.of()));
        tree.add(new TmfTreeDataModel(parent, root, List.of(label), false, null));
        BitSet used = new BitSet();
        for (int run = 0; run < task.size() && used.cardinality() < nodes.size(); run++) {
            used.set(nodeOfCpu[task.cpuIndex(run)]);
        }
        used.stream().mapToObj(nodes::get).forEach(node -> tree.add(new TmfTreeDataModel(
                id(new Entry(task.pid(), label + " on " + node.label(), node.cpus())), parent,
                List.of(node.label()), true, null)));
    }

    /**
     * @param id
     *            an entry's id
     * @return the thread id of its task; empty for the trace's own entry and for unknown ids
     */
    public synchronized Optional<Integer> pid(long id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::pid).filter(pid -> pid >= 0);
    }

    @Override
    public synchronized boolean has(long id) {
        return entries.containsKey(id) && !entries.get(id).cpus().isEmpty();
    }

    @Override
    public TmfModelResponse<ITmfXyModel> fetchXY(Map<String, Object> parameters, IProgressMonitor monitor) {
        boolean events = Boolean.TRUE.equals(parameters.get(EVENTS));
        return lines(parameters, monitor, (data, items, times, progress) -> {
            TimeWindow window = window(times, data.base());
            List<ISeriesModel> series = new ArrayList<>();
            for (long item : items) {
                Entry entry = entry(item);
                if (entry != null && !entry.cpus().isEmpty() && series.size() < MOST_SERIES) {
                    SwitchSignals ofTask = signals(data, entry.pid(), progress);
                    List<EventSeries> cpus = entry.cpus().stream().map(ofTask::events).toList();
                    SignalPoints points = events ? SignalPoints.events(cpus, window, times.size(), progress)
                            : SignalPoints.residency(cpus, window, times.size(), progress);
                    series.add(new SeriesModel.SeriesModelBuilder(item, LineProvider.name(parameters, entry.label()),
                            points.timesFrom(data.base()), points.values()).yAxisDescription(AXIS).build());
                }
            }
            return new TmfXyModel(events ? "Switches" : "Residency", series);
        });
    }

    private synchronized Entry entry(long id) {
        return entries.get(id);
    }

    private SwitchSignals signals(SchedulerData data, int pid, Progress progress) throws IOException {
        synchronized (this) {
            SwitchSignals known = signals.get(pid);
            if (known != null) {
                return known;
            }
        }
        SwitchSignals made = SwitchSignals.of(data.timeline(), pid, trace().recording().storage(), progress);
        synchronized (this) {
            signals.put(pid, made);
        }
        return made;
    }
}
