// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.ResidencyAnalysis;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.SignalsDataProvider;
import org.schedlog.tracecompass.core.sched.SignalsDataProviderFactory;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/**
 * The view "Switch Signals": when chosen tasks run (1) or not (0), or when they are switched in (+1) and out (-1), on
 * each node of a level of the topology. UI thread, except where said.
 */
public final class SignalsView extends SeriesView<SchedulerData, SignalsDataProvider> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.SIGNALS_VIEW_ID;

    /** On more CPUs than this the first picture has one signal of a task, not one for each CPU. */
    private static final int FEW_CPUS = 8;

    private Combo kind;
    private LevelChoice level;
    private final Set<SeriesGroup.Key> selected = new HashSet<>();

    /** Called by the workbench. */
    public SignalsView() {
        super("Switch Signals", ResidencyAnalysis.SOURCE);
    }

    // ---- parts

    @Override
    void createHeader(HeaderBar header) {
        kind = header.choice("Show:", "What is drawn over time", new String[] { "Residency (1 runs, 0 does not)",
                "Switches (+1 in, -1 out)" }, index -> ((SignalsChart) chart()).setEvents(index == 1));
        level = new LevelChoice(header, "A signal for each node of:", "The level of the topology whose nodes have a "
                + "signal each", null, this::showTasks);
    }

    @Override
    SeriesTree createTree(Composite parent) {
        return new SeriesTree(parent, "Tasks", "Name or thread id", SeriesFinder.GROUPS);
    }

    @Override
    SeriesChart createChart(Composite parent) {
        return new SignalsChart(parent, this::lines, this::recording);
    }

    @Override
    SignalsDataProvider createProvider(RecordingTrace recording) {
        return (SignalsDataProvider) new SignalsDataProviderFactory().createProvider(recording);
    }

    @Override
    public void show(List<Part<SchedulerData>> parts) {
        boolean areMany = parts.stream().anyMatch(part -> part.data().timeline().cpuCount() > FEW_CPUS);
        level.prefer(areMany ? Topology.ALL : Topology.CPU);
        level.show(parts);
        showTasks();
    }

    @Override
    public void clear() {
        selected.clear();
        tree().show(List.of(), Set.of());
    }

    // ---- what is drawn

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        page().ifShown(signal, () -> {
            level.show(page().parts());
            showTasks();
        });
    }

    /**
     * Draws a task that was selected in another view in place of those that were selected before, and scrolls to it.
     *
     * @param signal
     *            another thread was selected
     */
    @TmfSignalHandler
    public void threadSelected(TmfThreadSelectedSignal signal) {
        page().ifShown(signal, part -> {
            SeriesGroup.Key task = key(part, signal.getThreadId());
            Set<SeriesGroup.Key> keys = tree().keys();
            keys.removeAll(selected);
            selected.clear();
            if (keys.add(task)) {
                selected.add(task);
            }
            showTasks(keys);
            tree().reveal(task);
        });
    }

    // ---- tasks

    private void showTasks() {
        showTasks(tree().keys());
    }

    private void showTasks(Set<SeriesGroup.Key> wanted) {
        List<SeriesGroup> tasks = new ArrayList<>();
        Set<SeriesGroup.Key> keys = new HashSet<>(wanted);
        for (Part<SchedulerData> part : page().parts()) {
            List<SeriesGroup> ofOne = tasks(part);
            if (wanted.isEmpty()) {
                ofOne.stream().map(SeriesGroup::key).filter(key -> key.number() != CpuTimeline.IDLE).findFirst()
                        .ifPresent(key -> {
                            keys.add(key);
                            selected.add(key);
                        });
            }
            tasks.addAll(ofOne);
        }
        tree().show(tasks, keys);
    }

    /** The tasks of a recording; who is switched most often comes first. */
    private List<SeriesGroup> tasks(Part<SchedulerData> part) {
        SignalsDataProvider provider = provider(part);
        Map<String, Object> parameters = new HashMap<>();
        level.level().ifPresent(name -> parameters.put(SignalsDataProvider.LEVEL, name));
        TmfTreeModel<TmfTreeDataModel> model = provider == null ? null
                : provider.fetchTree(parameters, new NullProgressMonitor()).getModel();
        if (model == null) {
            return List.of();
        }
        Map<Long, SeriesGroup> tasks = new LinkedHashMap<>();
        for (TmfTreeDataModel entry : model.getEntries()) {
            SeriesGroup parent = tasks.get(entry.getParentId());
            if (parent != null) {
                parent.nodes().add(entry);
            } else {
                provider.pid(entry.getId()).ifPresent(pid -> tasks.put(entry.getId(),
                        new SeriesGroup(key(part, pid), entry.getLabels(), new ArrayList<>())));
            }
        }
        CpuTimeline timeline = part.data().timeline();
        return tasks.values().stream().sorted(Comparator.comparingInt(
                (SeriesGroup task) -> -timeline.task(task.key().number()).size())).toList();
    }

    @Override
    void draw(Collection<TmfTreeDataModel> models) {
        chart().show(models);
        say(models, SignalsDataProvider.MOST_SERIES, "Check tasks on the left to see their signals.", List.of());
    }

    // ---- for tests

    Combo kind() {
        return kind;
    }

    LevelChoice level() {
        return level;
    }
}
