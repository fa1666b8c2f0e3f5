// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.SaveImageUtil;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.sched.TopologyChangedSignal;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.sched.IdleMarks;
import org.schedlog.tracecompass.ui.spec.SpecDrop;

/**
 * The view "Lines": the figure of one specification on the selected trace, or what a query leaves of it. It can
 * be opened several times, with one specification each. UI thread, except where said.
 */
public final class LinesView extends FigureTimeGraphView implements FigureView {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.LINES_VIEW_ID;

    /** The view that the user worked with last: one that is opened beside it is its clone. For the UI thread only. */
    private static WeakReference<LinesView> lastFocused = new WeakReference<>(null);

    private final SpecMenu specMenu = new SpecMenu(this::getSpec, this::setSpec);
    /** What each trace is shown with; read by the threads that build entries. */
    private final Map<ITmfTrace, FigureRequest> requests = new ConcurrentHashMap<>();
    /** What traces are shown with that have not been shown yet; null for what each was shown with the last time. */
    private volatile FigureRequest preferred;
    private FigurePage page;
    private FigureShow show;
    private LinesActions actions;
    private EventSteps steps;
    private final IdleMarks idleMarks = new IdleMarks(this::idleMarksChanged);

    /** Called by the workbench. */
    public LinesView() {
        super(ID, new LinesPresentation());
    }

    // ---- specification and query

    /** @return the specification in use */
    public SpecSource getSpec() {
        return show.request().source();
    }

    /** @return the query in force, empty for none */
    public String getQuery() {
        return show.request().query();
    }

    @Override
    public void showSpec(Path file) {
        preferred = FigureRequest.all(SpecSource.file(file));
        setSpec(preferred.source());
    }

    /**
     * Shows the current trace with another specification, or with the same one anew: its file is read again.
     *
     * @param source
     *            the specification
     */
    @Override
    public void setSpec(SpecSource source) {
        FigureRequest request = source.equals(getSpec()) ? show.request() : FigureRequest.all(source);
        if (!request.equals(show.request())) {
            setExpandedRows(Set.of());
        }
        ITmfTrace trace = getTrace();
        show.setRequest(request);
        if (trace != null) {
            requests.put(trace, request);
            TraceSpec.remember(trace, source);
            if (source.path().isPresent()) {
                show.stop();
                recordings(trace).forEach(recording -> Figures.of(recording).forget(source));
            }
            show.showFigureOf(trace, request);
            rebuild();
        }
        updateTitle();
    }

    /**
     * Shows only the lines that fulfil a query. The figure changes once the result is there; if the query is wrong, it
     * stays as it is and the view says why.
     *
     * @param query
     *            a condition over the output columns; empty for all lines
     */
    public void setQuery(String query) {
        if (getTrace() != null) {
            show.showFigureOf(getTrace(), new FigureRequest(getSpec(), query));
        }
    }

    /** The result of a query is there. */
    void accept(ITmfTrace trace, FigureRequest request) {
        requests.put(trace, request);
        rebuild();
    }

    @Override
    boolean isFigureComplete() {
        return show.isFinished();
    }

    /** The specification's file has another name; a query stays in force. */
    void specRenamed(SpecSource to) {
        show.setRequest(new FigureRequest(to, getQuery()));
        setSpec(to);
    }

    private void updateTitle() {
        ITmfTrace pinned = isPinned() ? getTrace() : null;
        String trace = pinned == null ? "" : " <" + TmfTraceManager.getInstance().getTraceUniqueName(pinned) + ">";
        setPartName("Lines: " + getSpec().name() + trace);
        specMenu.update();
        getViewSite().getActionBars().getToolBarManager().update(true);
    }

    /** Called by threads that build entries. */
    @Override
    FigureRequest requestOf(ITmfTrace trace) {
        return requests.getOrDefault(trace, FigureRequest.all(SpecSource.DEFAULT));
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        Optional<ViewState> original = getViewSite().getSecondaryId() == null ? Optional.empty()
                : Optional.ofNullable(lastFocused.get()).filter(view -> !view.page.isDisposed()).map(LinesView::state);
        page = new FigurePage(parent, presentation().colors(), this::legendChanged, this::setQuery);
        show = new FigureShow(this, page, presentation());
        original.ifPresent(state -> preferred = state.request());
        super.createPartControl(page.graph());
        TimeGraphViewer viewer = getTimeGraphViewer();
        presentation().setRange(viewer);
        presentation().setIdleMarks(idleMarks);
        presentation().addColorListener(items -> Display.getDefault().asyncExec(page::updateLegend));
        viewer.getTimeGraphControl().addListener(SWT.Resize, event -> rowLayout().fit());
        SpecDrop.install(parent, this::setSpec);
        steps = new EventSteps(viewer, presentation().colors());
        steps.replaceActions(getViewSite().getActionBars().getToolBarManager());
        original.ifPresent(this::apply);
        actions.update();
        if (getTrace() == null) {
            show.showNoTrace();
        }
        updateTitle();
    }

    private ViewState state() {
        return new ViewState(show.request(), presentation().colors().hidden(), page.isLegendVisible(),
                areArrowsVisible(), rowLayout().height(), rowLayout().order(), rowLayout().grouping(),
                areIdleMarked(), expandedRows());
    }

    private void apply(ViewState state) {
        show.hideAtFirst(state.hidden());
        setExpandedRows(state.expandedRows());
        page.setLegendVisible(state.isLegendVisible());
        setArrowsVisible(state.areArrowsVisible());
        rowLayout().setHeight(state.rowHeight());
        rowLayout().setOrder(state.order());
        rowLayout().setGrouping(state.grouping());
        setIdleMarked(state.areIdleMarked());
    }

    /** Exports the legend with the figure, which could not be read without it. */
    @Override
    protected IAction createSaveAction() {
        return SaveImageUtil.createSaveAction("SchedLog Lines", page::image);
    }

    @Override
    protected void fillLocalToolBar(IToolBarManager manager) {
        ActionContributionItem item = new ActionContributionItem(specMenu);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        manager.appendToGroup(IWorkbenchActionConstants.MB_ADDITIONS, item);
        actions = new LinesActions(this);
        actions.fill(manager);
        super.fillLocalToolBar(manager);
    }

    @Override
    protected void fillLocalMenu(IMenuManager manager) {
        super.fillLocalMenu(manager);
        actions.fill(manager);
    }

    @Override
    public synchronized void setPinned(ITmfTrace trace) {
        super.setPinned(trace);
        updateTitle();
    }

    /** The user turns to this view: the others follow its figure. */
    @Override
    public void setFocus() {
        super.setFocus();
        lastFocused = new WeakReference<>(this);
        show.choose();
    }

    @Override
    public void dispose() {
        show.stop();
        idleMarks.show(false, List.of());
        specMenu.dispose();
        presentation().dispose();
        super.dispose();
    }

    // ---- what the user does

    private void legendChanged() {
        presentation().refresh();
        getTimeGraphViewer().getTimeGraphControl().redraw();
        // Arrows of hidden categories take no room from others.
        fetchArrows();
    }

    /** Zooms to the time range of the figure's lines. */
    public void fitToQuery() {
        List<LineDrawing> drawings = presentation().drawings().stream()
                .filter(drawing -> drawing.index().rowCount() > 0).toList();
        if (!drawings.isEmpty()) {
            long start = drawings.stream().mapToLong(d -> d.base() + d.index().start()).min().getAsLong();
            long end = drawings.stream().mapToLong(d -> d.base() + d.index().end()).max().getAsLong();
            showRange(start, Math.max(end, start + 1));
        }
    }

    /** All views follow at once; what the widget tells by itself comes late and can be overtaken by a refresh. */
    private void showRange(long start, long end) {
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(start), TmfTimestamp.fromNanos(end));
        broadcast(new TmfWindowRangeUpdatedSignal(show, range, getTrace()));
    }

    /** Shows the whole time range, without a query, all categories and arrows. */
    public void resetFigure() {
        presentation().colors().showAll();
        page.updateLegend();
        setArrowsVisible(true);
        actions.update();
        if (getTrace() != null) {
            showRange(getTrace().getStartTime().toNanos(), getTrace().getEndTime().toNanos());
        }
        if (!show.request().isAll()) {
            setQuery("");
        }
        getTimeGraphViewer().getTimeGraphControl().redraw();
    }

    void setLegendVisible(boolean visible) {
        page.setLegendVisible(visible);
    }

    boolean isLegendVisible() {
        return page.isLegendVisible();
    }

    EventSteps steps() {
        return steps;
    }

    @Override
    void arrowsLeftOut(long count) {
        if (!page.isDisposed()) {
            page.hint(count == 0 ? "" : String.format("%,d more %s under others or %s left out here: zoom in "
                    + "to see %s.", count, count == 1 ? "arrow lies" : "arrows lie", count == 1 ? "is" : "are",
                    count == 1 ? "it" : "them"));
        }
    }

    // ---- topology and idle CPUs

    /**
     * @param signal
     *            another topology was chosen
     */
    @TmfSignalHandler
    public void topologyChanged(TopologyChangedSignal signal) {
        Display.getDefault().asyncExec(() -> rowLayout().topologyChanged());
    }

    /** Marks in rows of CPUs when they are idle although others have too much to do, or no longer. */
    void setIdleMarked(boolean marked) {
        idleMarks.show(marked, getTrace() == null ? List.of() : recordings(getTrace()));
        page.legend().showMark(marked ? IdleMarks.NAME : "", IdleMarks.HELP, IdleMarks.COLOR);
    }

    boolean areIdleMarked() {
        return idleMarks.areShown();
    }

    private void idleMarksChanged() {
        if (!page.isDisposed()) {
            page.note(idleMarks.said());
            getTimeGraphViewer().getTimeGraphControl().redraw();
        }
    }

    // ---- the figure

    /** The base class has a trace to show; called in the thread that opened or selected it. */
    @Override
    protected void loadingTrace(ITmfTrace trace) {
        requests.computeIfAbsent(trace,
                t -> preferred == null ? FigureRequest.all(TraceSpec.of(t)) : preferred);
        Display.getDefault().asyncExec(() -> {
            if (!page.isDisposed() && trace == getTrace()) {
                // Another specification may have been chosen meanwhile.
                FigureRequest request = requests.getOrDefault(trace, show.request());
                show.setRequest(request);
                show.showFigureOf(trace, request);
                setIdleMarked(areIdleMarked());
                updateTitle();
            }
        });
    }

    @TmfSignalHandler
    @Override
    public void traceClosed(TmfTraceClosedSignal signal) {
        super.traceClosed(signal);
        requests.remove(signal.getTrace());
        Display.getDefault().asyncExec(() -> {
            if (!page.isDisposed() && getTrace() == null) {
                show.showNoTrace();
                idleMarks.show(areIdleMarked(), List.of());
            }
        });
    }

    static List<RecordingTrace> recordings(ITmfTrace trace) {
        return RecordingChoice.recordings(trace);
    }

    void figureShown() {
        rowLayout().fit();
        refresh();
    }

    /** Settled also means: it says why there is no figure. */
    @Override
    public boolean isSettled() {
        return show.isFinished() && idleMarks.isSettled()
                && (show.rows() == 0 || presentation().isExact() && !isDirty());
    }

    @Override
    public Optional<String> problem() {
        List<String> problems = show.problems();
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems));
    }

    /** @return what the view says above the figure; empty if it says nothing */
    public String getMessage() {
        return page.messages().said();
    }

    FigurePage page() {
        return page;
    }
}
