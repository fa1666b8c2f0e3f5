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
    private final Set<Integer> selected = new HashSet<>();

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
        return new SignalsChart(parent, this::provider);
    }

    @Override
    SignalsDataProvider createProvider(RecordingTrace recording) {
        return (SignalsDataProvider) new SignalsDataProviderFactory().createProvider(recording);
    }

    @Override
    public void show(List<Part<SchedulerData>> parts) {
        level.prefer(parts.get(0).data().timeline().cpuCount() > FEW_CPUS ? Topology.ALL : Topology.CPU);
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
            Set<Integer> pids = tree().keys();
            pids.removeAll(selected);
            selected.clear();
            if (!pids.contains(signal.getThreadId())) {
                selected.add(signal.getThreadId());
            }
            pids.addAll(selected);
            showTasks(pids);
            tree().reveal(signal.getThreadId());
        });
    }

    // ---- tasks

    private void showTasks() {
        showTasks(tree().keys());
    }

    private void showTasks(Set<Integer> wanted) {
        SignalsDataProvider provider = page().parts().isEmpty() ? null : provider(page().parts().get(0).recording());
        if (provider == null) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>();
        level.level().ifPresent(name -> parameters.put(SignalsDataProvider.LEVEL, name));
        TmfTreeModel<TmfTreeDataModel> model = provider.fetchTree(parameters, new NullProgressMonitor()).getModel();
        if (model == null) {
            return;
        }
        Map<Long, SeriesGroup> tasks = new LinkedHashMap<>();
        for (TmfTreeDataModel entry : model.getEntries()) {
            SeriesGroup parent = tasks.get(entry.getParentId());
            if (parent != null) {
                parent.nodes().add(entry);
            } else {
                provider.pid(entry.getId()).ifPresent(pid -> tasks.put(entry.getId(),
                        new SeriesGroup(pid, entry.getLabels(), new ArrayList<>())));
            }
        }
        List<SeriesGroup> sorted = new ArrayList<>(tasks.values());
        CpuTimeline timeline = page().parts().get(0).data().timeline();
        // who is switched most often comes first
        sorted.sort(Comparator.comparingInt((SeriesGroup task) -> -timeline.task(task.key()).size()));
        Set<Integer> pids = new HashSet<>(wanted);
        if (pids.isEmpty()) {
            sorted.stream().filter(task -> task.key() != CpuTimeline.IDLE).findFirst().ifPresent(task -> {
                pids.add(task.key());
                selected.add(task.key());
            });
        }
        tree().show(sorted, pids);
    }

    @Override
    void draw(Collection<TmfTreeDataModel> models) {
        chart().show(models);
        sayCount(models.size(), SignalsDataProvider.MOST_SERIES, "Check tasks on the left to see their signals.");
    }

    // ---- for tests

    Combo kind() {
        return kind;
    }

    LevelChoice level() {
        return level;
    }
}
