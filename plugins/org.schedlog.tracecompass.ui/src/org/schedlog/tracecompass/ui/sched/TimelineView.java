// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.graphics.RGBA;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.IMarkerEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.MarkerEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.ResidencyAnalysis;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.TimelineDataProvider;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.core.sched.ViolationsAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.TraceOrder;

/**
 * The view "Residency Timeline": who runs on which CPU when. Lanes can be grouped by a level of the topology; the
 * selected task stands out, with its migrations; times at which a CPU is idle although another has too much to do are
 * marked. An experiment's recordings stand one below the other. UI thread, except where said.
 */
public final class TimelineView extends SchedulerGraphView<SchedulerData> {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.TIMELINE_VIEW_ID;
    /** The category of the marks of idle CPUs. */
    static final String VIOLATIONS = "Idle while another CPU has too much to do";

    private static final RGBA VIOLATION = new RGBA(IdleMarks.COLOR >> 16 & 0xFF, IdleMarks.COLOR >> 8 & 0xFF,
            IdleMarks.COLOR & 0xFF, 110);

    private final TimelinePresentation presentation;
    private final IdleSearch search = new IdleSearch(this::marksChanged);
    private LevelChoice level;
    private Button showViolations;
    /** Read by the threads that fetch. */
    private volatile Optional<String> grouping = Optional.empty();
    private volatile Task selected;
    private volatile boolean marked = true;
    /** The marks of the range that is shown, by lane; guarded by itself, as is the range. */
    private final Map<TimeGraphEntry, List<IMarkerEvent>> marks = new HashMap<>();
    private TimeWindow markedRange;

    /** Called by the workbench. */
    public TimelineView() {
        super(ID, new TimelinePresentation(), TimelineDataProvider.ID);
        presentation = (TimelinePresentation) getPresentationProvider();
        setEntryComparator(TraceOrder::compare);
    }

    /** A task of a recording. */
    private record Task(RecordingTrace recording, int pid) {
    }

    // ---- parts

    @Override
    SchedulerPage<SchedulerData> createPage(Composite parent) {
        SchedulerPage<SchedulerData> page = new SchedulerPage<>(parent, ResidencyAnalysis.SOURCE, this, false);
        HeaderBar header = new HeaderBar(page.control());
        level = new LevelChoice(header, "Group CPUs by:", "Puts the CPUs of each node of the topology together",
                "nothing", () -> {
                    grouping = level().level();
                    rebuild();
                });
        showViolations = header.check("Mark idle CPUs while others have too much to do", "Marks in magenta when a CPU "
                + "is idle while the run queue of another one has more than one task", true, () -> {
                    marked = showViolations().getSelection();
                    searchMarks();
                });
        return page;
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        getTimeGraphViewer().addTimeListener(event -> selectTask());
        getTimeGraphViewer().addSelectionListener(event -> selectTask());
    }

    LevelChoice level() {
        return level;
    }

    Button showViolations() {
        return showViolations;
    }

    TimelinePresentation presentation() {
        return presentation;
    }

    // ---- the trace

    @Override
    public void clear() {
        search.stop();
        forgetMarks();
    }

    @Override
    public void show(List<Part<SchedulerData>> parts) {
        showTopology();
        List<RecordingTrace> markable = markable();
        showViolations.setEnabled(!markable.isEmpty());
        if (markable.isEmpty()) {
            ViolationsAnalysis.SOURCE.refusal(parts.get(0).recording()).ifPresent(showViolations::setToolTipText);
        }
        searchMarks();
    }

    /** The recordings that tell when CPUs had too much to do. */
    private List<RecordingTrace> markable() {
        return page().parts().stream().map(Part::recording)
                .filter(recording -> ViolationsAnalysis.SOURCE.refusal(recording).isEmpty()).toList();
    }

    private void showTopology() {
        level.show(page().parts());
        Optional<String> now = level.level();
        if (!now.equals(grouping)) {
            grouping = now;
            rebuild();
        }
    }

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        page().ifShown(signal, () -> {
            level.show(page().parts());
            grouping = level.level();
            rebuild();
        });
    }

    // ---- the selected task

    /**
     * @param signal
     *            another thread was selected, here or elsewhere
     */
    @TmfSignalHandler
    public void threadSelected(TmfThreadSelectedSignal signal) {
        page().ifShown(signal, part -> {
            if (presentation.select(part.recording(), signal.getThreadId())) {
                selected = new Task(part.recording(), signal.getThreadId());
                restartZoomThread();
            }
        });
    }

    /** The user selected a moment or a lane: who runs there is the selected task for all views. */
    private void selectTask() {
        if (!(getTimeGraphViewer().getSelection() instanceof TimeGraphEntry entry)
                || !(getProvider(entry) instanceof TimelineDataProvider provider) || provider.scheduling().isEmpty()) {
            return;
        }
        SchedulerData data = provider.scheduling().get();
        long time = getTimeGraphViewer().getSelectionBegin() - data.base();
        Optional<Integer> cpu = cpu(entry);
        Optional<Integer> task = cpu.map(number -> data.timeline().indexOfCpu(number)).map(data.timeline()::cpuAt)
                .filter(runs -> runs.size() > 0 && time >= 0 && time <= data.timeline().duration())
                .map(runs -> data.timeline().taskAt(runs.task(runs.lastBefore(time + 1))).pid());
        if (task.isPresent() && task.get() != CpuTimeline.IDLE
                && !new Task(provider.recording(), task.get()).equals(selected)) {
            broadcast(new TmfThreadSelectedSignal(this, task.get(), provider.recording()));
        }
    }

    private static Optional<Integer> cpu(TimeGraphEntry entry) {
        return getProvider(entry) instanceof TimelineDataProvider provider ? provider.cpu(entry.getEntryModel().getId())
                : Optional.empty();
    }

    /** @return the recording whose lane it is, or null */
    static ITmfTrace recording(ITimeGraphEntry entry) {
        return entry instanceof TimeGraphEntry lane && getProvider(lane) instanceof TimelineDataProvider provider
                ? provider.recording() : null;
    }

    // ---- fetching, called in threads

    @Override
    protected Map<String, Object> getFetchTreeParameters() {
        Map<String, Object> parameters = super.getFetchTreeParameters();
        grouping.ifPresent(name -> parameters.put(TimelineDataProvider.LEVEL, name));
        return parameters;
    }

    @Override
    protected Map<String, Object> getFetchArrowsParameters(List<Long> times) {
        Map<String, Object> parameters = super.getFetchArrowsParameters(times);
        Task task = selected;
        if (task != null) {
            parameters.put(TimelineDataProvider.PID, task.pid());
            parameters.put(TimelineDataProvider.HOST, task.recording().getHostId());
        }
        return parameters;
    }

    // ---- marks

    private void searchMarks() {
        search.start(marked ? markable() : List.of());
    }

    private void marksChanged() {
        if (!page().parts().isEmpty()) {
            page().say(List.of(search.said()));
        }
        forgetMarks();
        restartZoomThread();
    }

    @Override
    boolean isSettled() {
        return super.isSettled() && search.isSettled();
    }

    @Override
    public void dispose() {
        search.stop();
        super.dispose();
    }

    private void forgetMarks() {
        synchronized (marks) {
            marks.clear();
            markedRange = null;
        }
        getTimeGraphViewer().setMarkers(List.of());
    }

    @Override
    protected List<String> getViewMarkerCategories() {
        List<String> categories = new ArrayList<>(super.getViewMarkerCategories());
        categories.add(VIOLATIONS);
        return categories;
    }

    /**
     * Called in the zoom thread for the lanes that are new in the picture. Trace Compass keeps the marks of lanes for
     * ever; so those of another range are taken away first, and those of the other lanes are given again.
     */
    @Override
    protected List<IMarkerEvent> getViewMarkerList(Iterable<TimeGraphEntry> entries, long start, long end,
            long resolution, IProgressMonitor monitor) {
        List<IMarkerEvent> all = new ArrayList<>(super.getViewMarkerList(entries, start, end, resolution, monitor));
        if (!marked || end <= start) {
            return all;
        }
        TimeWindow range = new TimeWindow(start, end);
        int width = (int) Math.max(1, (end - start) / Math.max(1, resolution));
        synchronized (marks) {
            if (!range.equals(markedRange)) {
                marks.clear();
                markedRange = range;
                applyResults(() -> getTimeGraphViewer().setMarkers(List.of()));
            }
            for (TimeGraphEntry entry : entries) {
                if (monitor.isCanceled()) {
                    break;
                }
                if (getProvider(entry) instanceof TimelineDataProvider provider && cpu(entry).isPresent()) {
                    search.of(provider.recording())
                            .ifPresent(found -> marks.put(entry, marks(found, range, width, entry)));
                }
            }
            marks.values().forEach(all::addAll);
        }
        return all;
    }

    /** The range is Trace Compass' time. */
    private static List<IMarkerEvent> marks(Violations found, TimeWindow range, int width, TimeGraphEntry entry) {
        TimeWindow window = new TimeWindow(range.from() - found.base(), range.to() - found.base());
        List<IMarkerEvent> events = new ArrayList<>();
        for (TimeWindow mark : found.marks(cpu(entry).orElseThrow(), window, width)) {
            events.add(new MarkerEvent(entry, found.base() + mark.from(), mark.length(), VIOLATIONS, VIOLATION, "",
                    true));
        }
        return events;
    }
}
