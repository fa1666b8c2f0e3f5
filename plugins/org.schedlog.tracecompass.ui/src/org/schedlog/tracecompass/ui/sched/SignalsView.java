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
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.viewers.TmfViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.TmfXYChartViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.XYChartLegendImageProvider;
import org.eclipse.tracecompass.tmf.ui.views.xychart.TmfChartView;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.SignalsDataProvider;
import org.schedlog.tracecompass.core.sched.SignalsDataProviderFactory;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.ui.SchedLogPerspective;

/**
 * The view "Switch Signals": when chosen tasks run (1) or not (0), or when they are switched in (+1) and out (-1), on
 * each node of a level of the topology. UI thread, except where said.
 */
public final class SignalsView extends TmfChartView {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.SIGNALS_VIEW_ID;

    private static final int LEAST_TREE_WIDTH = 230;
    /** On more CPUs than this the first picture has one signal of a task, not one for each CPU. */
    private static final int FEW_CPUS = 8;

    private final Map<ITmfTrace, SignalsDataProvider> providers = new ConcurrentHashMap<>();
    private SchedulerPage page;
    private Combo kind;
    private LevelChoice level;
    private SignalsTree tree;
    private SignalsChart chart;
    private ITmfTrace shown;
    private final Set<Integer> selected = new HashSet<>();

    /** Called by the workbench. */
    public SignalsView() {
        super("Switch Signals");
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        page = new SchedulerPage(parent, new SchedulerPage.Content() {
            @Override
            public void show(SchedulerData data) {
                level.prefer(data.timeline().cpuCount() > FEW_CPUS ? Topology.ALL : Topology.CPU);
                level.show(page.recording(), data.timeline());
                showTasks();
            }

            @Override
            public void clear() {
                selected.clear();
                tree.show(List.of(), Set.of());
            }
        });
        HeaderBar header = new HeaderBar(page.control());
        kind = header.choice("Show:", "What is drawn over time", new String[] { "Residency (1 runs, 0 does not)",
                "Switches (+1 in, -1 out)" }, index -> chart.setEvents(index == 1));
        level = new LevelChoice(header, "A signal for each node of:", "The level of the topology whose nodes have a "
                + "signal each", null, this::showTasks);
        Composite below = new Composite(page.control(), SWT.NONE);
        below.setLayout(new FillLayout());
        below.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        super.createPartControl(below);
        tree.connect(new XYChartLegendImageProvider(chart), this::draw);
        follow(TmfTraceManager.getInstance().getActiveTrace());
    }

    @Override
    protected TmfViewer createLeftChildViewer(Composite parent) {
        tree = new SignalsTree(parent);
        return tree;
    }

    @Override
    protected TmfXYChartViewer createChartViewer(Composite parent) {
        chart = new SignalsChart(parent, this::provider);
        return chart;
    }

    /** Called in threads, too. */
    private SignalsDataProvider provider(ITmfTrace trace) {
        return SchedulerPage.recordingOf(trace)
                .map(first -> providers.computeIfAbsent(first, key -> (SignalsDataProvider)
                        new SignalsDataProviderFactory().createProvider(key)))
                .orElse(null);
    }

    @Override
    public void dispose() {
        page.stop();
        super.dispose();
    }

    /** Aligned with the time axes of other views, but not so far to the left that nobody can read the tasks' names. */
    @Override
    public void performAlign(int offset, int width) {
        int least = LEAST_TREE_WIDTH + chart.getPointAreaOffset();
        super.performAlign(Math.max(offset, least), width - Math.max(0, least - offset));
    }

    // ---- the trace

    /** Shows a trace, unless it is shown already. */
    private void follow(ITmfTrace trace) {
        if (trace == shown && trace != null) {
            return;
        }
        shown = trace;
        page.load(trace);
    }

    /**
     * @param signal
     *            another trace was opened
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        page.later(() -> follow(getTrace()));
    }

    /**
     * @param signal
     *            another trace was selected
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        page.later(() -> follow(getTrace()));
    }

    @TmfSignalHandler
    @Override
    public void traceClosed(TmfTraceClosedSignal signal) {
        super.traceClosed(signal);
        TmfTraceManager.getTraceSet(signal.getTrace()).forEach(providers::remove);
        page.later(() -> follow(TmfTraceManager.getInstance().getActiveTrace()));
    }

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        page.ifShown(signal, () -> {
            level.show(page.recording(), page.data().get().timeline());
            showTasks();
        });
    }

    /**
     * Draws a task that was selected in another view in place of those that were selected before.
     *
     * @param signal
     *            another thread was selected
     */
    @TmfSignalHandler
    public void threadSelected(TmfThreadSelectedSignal signal) {
        page.ifShown(signal, () -> {
            Set<Integer> pids = tree.pids();
            pids.removeAll(selected);
            selected.clear();
            if (!pids.contains(signal.getThreadId())) {
                selected.add(signal.getThreadId());
            }
            pids.addAll(selected);
            showTasks(pids);
        });
    }

    // ---- tasks

    private void showTasks() {
        showTasks(tree.pids());
    }

    private void showTasks(Set<Integer> wanted) {
        SignalsDataProvider provider = page.data().isEmpty() ? null : provider(page.recording());
        if (provider == null) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>();
        level.level().ifPresent(name -> parameters.put(SignalsDataProvider.LEVEL, name));
        TmfTreeModel<TmfTreeDataModel> model = provider.fetchTree(parameters, new NullProgressMonitor()).getModel();
        if (model == null) {
            return;
        }
        Map<Long, SignalsTree.Task> tasks = new LinkedHashMap<>();
        for (TmfTreeDataModel entry : model.getEntries()) {
            SignalsTree.Task parent = tasks.get(entry.getParentId());
            if (parent != null) {
                parent.nodes().add(entry);
            } else {
                provider.pid(entry.getId()).ifPresent(pid -> tasks.put(entry.getId(),
                        new SignalsTree.Task(pid, entry.getName(), new ArrayList<>())));
            }
        }
        List<SignalsTree.Task> sorted = new ArrayList<>(tasks.values());
        CpuTimeline timeline = page.data().get().timeline();
        // who is switched most often comes first
        sorted.sort(Comparator.comparingInt((SignalsTree.Task task) -> -timeline.task(task.pid()).size()));
        Set<Integer> pids = new HashSet<>(wanted);
        if (pids.isEmpty()) {
            sorted.stream().filter(task -> task.pid() != CpuTimeline.IDLE).findFirst().ifPresent(task -> {
                pids.add(task.pid());
                selected.add(task.pid());
            });
        }
        tree.show(sorted, pids);
    }

    private void draw(Collection<TmfTreeDataModel> models) {
        chart.show(models);
        if (page.data().isEmpty()) {
            return;
        }
        if (models.isEmpty()) {
            page.messages().say("Check tasks on the left to see their signals.");
        } else if (models.size() > SignalsDataProvider.MOST_SERIES) {
            page.messages().say("Only " + SignalsDataProvider.MOST_SERIES + " of the " + models.size()
                    + " signals that are checked are drawn.");
        } else {
            page.messages().clear();
        }
    }

    // ---- for tests

    SignalsTree tasks() {
        return tree;
    }

    SignalsChart chart() {
        return chart;
    }

    Combo kind() {
        return kind;
    }

    LevelChoice level() {
        return level;
    }

    String message() {
        return page.messages().said();
    }

    boolean isSettled() {
        return !page.isLoading() && !chart.isDirty();
    }
}
