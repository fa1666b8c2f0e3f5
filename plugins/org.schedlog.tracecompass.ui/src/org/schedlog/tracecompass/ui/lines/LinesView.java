// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.model.IOutputElement;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.BaseDataProviderTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.lines.LinesDataProvider;
import org.schedlog.tracecompass.core.lines.LinesParameters;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.FigureWatch;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.spec.SpecDrop;

/**
 * The view "SchedLog Lines": the figure of one specification on the selected trace. It can be opened several times,
 * with one specification each. UI thread, except where said.
 */
public final class LinesView extends BaseDataProviderTimeGraphView implements FigureView {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.LINES_VIEW_ID;

    private final LinesPresentation presentation;
    private final SpecMenu specMenu = new SpecMenu(this::getSpec, this::setSpec);
    /** What each trace is shown with; read by the threads that build entries. */
    private final Map<ITmfTrace, SpecSource> specs = new ConcurrentHashMap<>();
    /** The specification of the trace whose entries the current thread builds. */
    private final ThreadLocal<SpecSource> building = new ThreadLocal<>();
    private SpecSource spec = SpecSource.DEFAULT;
    /** What traces are shown with that have not been shown yet; null for what each was shown with the last time. */
    private volatile SpecSource preferred;
    private volatile Viewport viewport = new Viewport(0, List.of());
    private FigurePage page;
    private FigureWatch watch;
    private int rows;
    private List<String> problems = List.of();

    /** What the next fetches are for: pixel columns, and the ids of the rows that can be seen. */
    private record Viewport(int width, Collection<Long> visible) {

        void describe(Map<String, Object> parameters, long start, long end) {
            parameters.put(LinesParameters.FROM, start);
            parameters.put(LinesParameters.TO, end);
            parameters.put(LinesParameters.WIDTH, width);
            parameters.put(LinesParameters.VISIBLE, visible);
        }
    }

    /** Called by the workbench. */
    public LinesView() {
        super(ID, new LinesPresentation(), LinesDataProvider.ID);
        presentation = (LinesPresentation) getPresentationProvider();
    }

    // ---- the specification

    /** @return the specification in use */
    public SpecSource getSpec() {
        return spec;
    }

    @Override
    public void showSpec(Path file) {
        preferred = SpecSource.file(file);
        setSpec(preferred);
    }

    /**
     * Shows the current trace with another specification, or with the same one anew: its file is read again.
     *
     * @param source
     *            the specification
     */
    @Override
    public void setSpec(SpecSource source) {
        spec = source;
        ITmfTrace trace = getTrace();
        if (trace != null) {
            specs.put(trace, source);
            TraceSpec.remember(trace, source);
            if (source.path().isPresent()) {
                stopWatching();
                recordings(trace).forEach(recording -> Figures.of(recording).forget(source));
            }
            showFigureOf(trace);
            rebuild();
        }
        updateTitle();
    }

    private void updateTitle() {
        ITmfTrace pinned = isPinned() ? getTrace() : null;
        String trace = pinned == null ? "" : " <" + TmfTraceManager.getInstance().getTraceUniqueName(pinned) + ">";
        setPartName("Lines: " + spec.name() + trace);
        specMenu.update();
        getViewSite().getActionBars().getToolBarManager().update(true);
    }

    /** Called by threads that build entries, and by others. */
    @Override
    protected String getProviderId() {
        SpecSource source = building.get();
        return providerId(source == null ? spec : source);
    }

    private static String providerId(SpecSource source) {
        return LinesDataProvider.ID + ":" + FigureRequest.all(source).id();
    }

    /** Called in the build job's thread. */
    @Override
    protected void buildEntryList(ITmfTrace trace, ITmfTrace parentTrace, IProgressMonitor monitor) {
        building.set(specs.getOrDefault(parentTrace, SpecSource.DEFAULT));
        try {
            super.buildEntryList(trace, parentTrace, monitor);
        } finally {
            building.remove();
        }
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        page = new FigurePage(parent, presentation.colors(), () -> getTimeGraphViewer().getTimeGraphControl().redraw());
        super.createPartControl(page.graph());
        presentation.setRange(getTimeGraphViewer());
        presentation.addColorListener(items -> Display.getDefault().asyncExec(page::recolorLegend));
        getTimeGraphViewer().getTimeGraphControl().addListener(SWT.Resize, event -> fitRows());
        SpecDrop.install(parent, this::setSpec);
        if (getTrace() == null) {
            showNoTrace();
        }
        updateTitle();
    }

    @Override
    protected void fillLocalToolBar(IToolBarManager manager) {
        ActionContributionItem item = new ActionContributionItem(specMenu);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, item);
        super.fillLocalToolBar(manager);
    }

    @Override
    protected void fillLocalMenu(IMenuManager manager) {
        super.fillLocalMenu(manager);
        Action showLegend = new Action("Show legend pane", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                page.setLegendVisible(isChecked());
            }
        };
        showLegend.setChecked(true);
        manager.add(showLegend);
    }

    @Override
    public synchronized void setPinned(ITmfTrace trace) {
        super.setPinned(trace);
        updateTitle();
    }

    @Override
    public void dispose() {
        stopWatching();
        specMenu.dispose();
        presentation.dispose();
        super.dispose();
    }

    // ---- the figure

    /** The base class has a trace to show; called in the thread that opened or selected it. */
    @Override
    protected void loadingTrace(ITmfTrace trace) {
        specs.computeIfAbsent(trace, t -> preferred == null ? TraceSpec.of(t) : preferred);
        Display.getDefault().asyncExec(() -> {
            if (!page.isDisposed() && trace == getTrace()) {
                // Another specification may have been chosen meanwhile.
                spec = specs.getOrDefault(trace, spec);
                showFigureOf(trace);
                updateTitle();
            }
        });
    }

    @TmfSignalHandler
    @Override
    public void traceClosed(TmfTraceClosedSignal signal) {
        super.traceClosed(signal);
        specs.remove(signal.getTrace());
        Display.getDefault().asyncExec(() -> {
            if (!page.isDisposed() && getTrace() == null) {
                showNoTrace();
            }
        });
    }

    private static List<RecordingTrace> recordings(ITmfTrace trace) {
        return TmfTraceManager.getTraceSet(trace).stream().filter(RecordingTrace.class::isInstance)
                .map(RecordingTrace.class::cast).toList();
    }

    private void stopWatching() {
        problems = List.of();
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    private void showNoTrace() {
        showNothing("No recording is open. Open one with File > Open SchedLog recording...");
    }

    private void showNothing(String why) {
        stopWatching();
        clearFigure();
        page.messages().information(why);
    }

    private void clearFigure() {
        rows = 0;
        presentation.show(List.of(), List.of());
        page.showLegend(List.of());
        page.messages().notes(List.of());
    }

    private void showFigureOf(ITmfTrace trace) {
        stopWatching();
        List<RecordingTrace> recordings = recordings(trace);
        if (recordings.isEmpty()) {
            showNothing(trace.getName() + " is no SchedLog recording, so there are no lines to show.");
            return;
        }
        List<Figures> figures = recordings.stream().map(Figures::of).toList();
        watch = new FigureWatch(figures, FigureRequest.all(spec), Display.getDefault(), new FigureWatch.Listener() {
            @Override
            public void computing(String activity) {
                if (rows > 0) {
                    clearFigure();
                }
                page.messages().information("Computing the figure" + (activity.isEmpty() ? "" : ": " + activity));
            }

            @Override
            public void computed(List<Figure> results) {
                showFigures(results);
            }

            @Override
            public void outdated() {
                showFigureOf(trace);
                rebuild();
            }

            @Override
            public void renamed(SpecSource to) {
                setSpec(to);
            }
        });
        watch.start();
    }

    private void showFigures(List<Figure> figures) {
        List<LineDrawing> drawings = figures.stream().map(Figure::lines).flatMap(Optional::stream).toList();
        problems = figures.stream().flatMap(figure -> figure.lineProblems().stream()).distinct().toList();
        rows = drawings.stream().mapToInt(drawing -> drawing.index().rowCount()).sum();
        presentation.show(drawings, List.of(providerId(spec)));
        page.showLegend(drawings);
        page.messages().notes(figures.stream().flatMap(figure -> figure.notes().stream()).distinct().toList());
        if (!problems.isEmpty()) {
            page.messages().problems(problems);
        } else if (rows == 0) {
            page.messages().information("There is nothing to show: this recording has no line for any category of "
                    + spec.name() + ".");
        } else {
            page.messages().clear();
        }
        if (rows > 0 && getTrace() != null) {
            getTimeGraphViewer().setNameSpace(page.nameWidth(getTrace().getName(), drawings));
        }
        fitRows();
        refresh();
    }

    /** Makes the rows as high as is comfortable, or so low that all fit, if they can. */
    private void fitRows() {
        int room = getTimeGraphViewer().getTimeGraphControl().getClientArea().height;
        if (presentation.setRowHeight(RowHeight.of(rows, room))) {
            getTimeGraphViewer().refresh();
        }
    }

    /** Settled also means: it says why there is no figure. */
    @Override
    public boolean isSettled() {
        return watch != null && watch.isFinished() && (rows == 0 || presentation.isExact() && !isDirty());
    }

    @Override
    public Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems));
    }

    /** @return what the view says above the figure; empty if it says nothing */
    public String getMessage() {
        return page.messages().said();
    }

    LinesPresentation presentation() {
        return presentation;
    }

    // ---- fetching

    /** Remembers what can only be asked for in the UI thread. */
    @Override
    protected ZoomThread createZoomThread(long startTime, long endTime, long resolution, boolean restart) {
        List<Long> visible = getVisibleItems(1).stream().map(entry -> entry.getEntryModel().getId()).toList();
        viewport = new Viewport(Math.max(1, getTimeGraphViewer().getTimeSpace() - 1), visible);
        return super.createZoomThread(startTime, endTime, resolution, restart);
    }

    /** Called in threads. The job that builds the entries would fetch every row of the figure, which nobody needs. */
    @Override
    protected void zoomEntries(Iterable<TimeGraphEntry> entries, long zoomStartTime, long zoomEndTime, long resolution,
            boolean fullSearch, IProgressMonitor monitor) {
        if (Thread.currentThread() instanceof ZoomThread) {
            super.zoomEntries(entries, zoomStartTime, zoomEndTime, resolution, fullSearch, monitor);
        }
    }

    @Override
    protected Map<String, Object> getFetchRowModelParameters(long start, long end, long resolution, boolean fullSearch,
            Collection<Long> items) {
        Map<String, Object> parameters = super.getFetchRowModelParameters(start, end, resolution, fullSearch, items);
        viewport.describe(parameters, start, end);
        return parameters;
    }

    @Override
    protected Map<String, Object> getFetchArrowsParameters(List<Long> times) {
        Map<String, Object> parameters = super.getFetchArrowsParameters(times);
        if (!times.isEmpty()) {
            viewport.describe(parameters, times.get(0), times.get(times.size() - 1));
        }
        return parameters;
    }

    @Override
    protected Map<String, Object> getFetchTooltipParameters(long time, long item, IOutputElement element) {
        Map<String, Object> parameters = super.getFetchTooltipParameters(time, item, element);
        long duration = getTimeGraphViewer().getTime1() - getTimeGraphViewer().getTime0();
        parameters.put(LinesParameters.REACH, duration / Math.max(1, getTimeGraphViewer().getTimeSpace() - 1));
        parameters.put(LinesParameters.HIDDEN, presentation.colors().hidden());
        return parameters;
    }

    /** The provider's states have no gaps between them; called in threads. */
    @Override
    protected List<ITimeEvent> createTimeEvents(TimeGraphEntry entry, List<ITimeGraphState> states) {
        return RowEvent.of(entry, states);
    }
}
