// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTimestampFormatUpdateSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.ITmfAllowMultiple;
import org.eclipse.tracecompass.tmf.ui.views.ITmfPinnable;
import org.eclipse.tracecompass.tmf.ui.views.TmfView;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.FigureWatch;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.spec.SpecDrop;

/**
 * The view "SchedLog Points": the points of one specification on the selected trace. It can be opened several times,
 * with one specification each. UI thread, except where said.
 */
public final class PointsView extends TmfView implements FigureView, ITmfPinnable, ITmfAllowMultiple {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.POINTS_VIEW_ID;

    private static final int BROADCAST_MS = 100;

    private final SpecMenu specMenu = new SpecMenu(FigureSpec.Kind.POINTS, this::getSpec, this::setSpec);
    private final Map<ITmfTrace, SpecSource> specs = new HashMap<>();
    private final Runnable broadcastRange = this::broadcastRange;
    private SpecSource spec = SpecSource.defaultOf(FigureSpec.Kind.POINTS);
    /** What traces are shown with that have not been shown yet; null for what each was shown with the last time. */
    private SpecSource preferred;
    private String query = "";
    private ITmfTrace trace;
    private TraceTimes times;
    private PointsPage page;
    private PointsActions actions;
    private FigureWatch watch;
    /** What is on show: the request whose points the chart has. */
    private FigureRequest shown;
    private List<String> problems = List.of();
    private List<String> figureNotes = List.of();

    /** Called by the workbench. */
    public PointsView() {
        super("SchedLog Points");
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        page = new PointsPage(parent, new ChartEvents(), this::setQuery);
        SpecDrop.install(parent, this::setSpec);
        actions = new PointsActions(page, this::showNotes);
        actions.fill(getViewSite().getActionBars(), specMenu);
        if (fPinAction == null) {
            contributePinActionToToolBar();
        }
        showTrace(TmfTraceManager.getInstance().getActiveTrace());
    }

    @Override
    protected IAction createSaveAction() {
        return new Action("Export Image...") {
            @Override
            public void run() {
                actions.export(getSite().getShell());
            }
        };
    }

    @Override
    public void setFocus() {
        page.chart().control().setFocus();
        choose();
    }

    /** Tells the views that follow the figure that the user looks at this one. */
    private void choose() {
        recording().ifPresent(recording -> Figures.of(recording).choose(request()));
    }

    @Override
    public void dispose() {
        stopWatching();
        specMenu.dispose();
        super.dispose();
    }

    private void updateTitle() {
        ITmfTrace pinned = isPinned() ? trace : null;
        String name = pinned == null ? "" : " <" + TmfTraceManager.getInstance().getTraceUniqueName(pinned) + ">";
        setPartName("Points: " + spec.name() + name);
        specMenu.update();
        actions.update();
        getViewSite().getActionBars().getToolBarManager().update(true);
    }

    // ---- the specification and the query

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
        query = "";
        page.query().show(query);
        if (trace != null) {
            specs.put(trace, source);
            TraceSpec.remember(trace, FigureSpec.Kind.POINTS, source);
            shown = null;
            if (source.path().isPresent()) {
                stopWatching();
                recording().ifPresent(recording -> Figures.of(recording).forget(source));
            }
            showFigure();
            choose();
        }
        updateTitle();
    }

    /**
     * Shows those points only for which a condition holds.
     *
     * @param condition
     *            over the output columns; empty for all points
     */
    public void setQuery(String condition) {
        query = condition.strip();
        page.query().show(query);
        if (trace != null) {
            showFigure();
            choose();
        }
    }

    private FigureRequest request() {
        return new FigureRequest(spec, query);
    }

    // ---- the trace

    @Override
    public ITmfTrace getTrace() {
        return trace;
    }

    @Override
    public void setPinned(ITmfTrace pinned) {
        if (fPinAction != null) {
            fPinAction.setPinnedTrace(pinned);
        }
        if (pinned != null && pinned != trace) {
            showTrace(pinned);
        }
        updateTitle();
    }

    private Optional<RecordingTrace> recording() {
        return trace == null ? Optional.empty() : TmfTraceManager.getTraceSet(trace).stream()
                .filter(RecordingTrace.class::isInstance).map(RecordingTrace.class::cast).findFirst();
    }

    /**
     * Another trace was opened.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        follow(signal.getTrace());
    }

    /**
     * Another trace was selected.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        follow(signal.getTrace());
    }

    /**
     * A trace was closed.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void traceClosed(TmfTraceClosedSignal signal) {
        later(() -> {
            specs.remove(signal.getTrace());
            if (signal.getTrace() == trace) {
                if (isPinned()) {
                    fPinAction.setPinnedTrace(null);
                }
                showTrace(TmfTraceManager.getInstance().getActiveTrace());
            }
        });
    }

    private void follow(ITmfTrace selected) {
        later(() -> {
            if (!isPinned() && selected != trace) {
                showTrace(selected);
            }
        });
    }

    /** Runs in the UI thread, if the view is still there. Callable from any thread. */
    private void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (page != null && !page.isDisposed()) {
                runnable.run();
            }
        });
    }

    private void showTrace(ITmfTrace other) {
        trace = other;
        shown = null;
        if (trace == null) {
            showNothing("No recording is open. Open one with File > Open SchedLog recording...");
        } else {
            spec = specs.computeIfAbsent(trace,
                    t -> preferred == null ? TraceSpec.of(t, FigureSpec.Kind.POINTS) : preferred);
            showFigure();
        }
        updateTitle();
    }

    // ---- the figure

    private void stopWatching() {
        problems = List.of();
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    private void showNothing(String why) {
        stopWatching();
        clearFigure();
        page.messages().information(why);
    }

    private void clearFigure() {
        shown = null;
        figureNotes = List.of();
        page.chart().clear();
        page.showLegend(List.of());
        showNotes();
    }

    private void showFigure() {
        stopWatching();
        Optional<RecordingTrace> recording = recording();
        if (recording.isEmpty()) {
            showNothing(trace.getName() + " is no SchedLog recording, so there are no points to show.");
            return;
        }
        List<Figures> figures = List.of(Figures.of(recording.get()));
        watch = new FigureWatch(figures, request(), Display.getDefault(), new FigureWatch.Listener() {
            @Override
            public void computing(String activity) {
                if (shown == null) {
                    // Points of another figure would be taken for this one's.
                    clearFigure();
                }
                page.messages().information("Computing the figure" + (activity.isEmpty() ? "" : ": " + activity));
            }

            @Override
            public void computed(List<Figure> results) {
                show(results.get(0));
            }

            @Override
            public void outdated() {
                shown = null;
                showFigure();
            }

            @Override
            public void renamed(SpecSource to) {
                setSpec(to);
            }
        });
        watch.start();
    }

    private void show(Figure figure) {
        problems = figure.pointProblems();
        if (figure.points().isEmpty()) {
            clearFigure();
        } else {
            showPoints(figure, figure.points().get());
        }
        if (!problems.isEmpty()) {
            page.messages().problems(problems);
        } else if (figure.points().orElseThrow().frame().count() == 0) {
            page.messages().information(query.isEmpty()
                    ? "There is nothing to show: this recording has no point for any category of " + spec.name() + "."
                    : "There is nothing to show: no point fulfils the query.");
        } else {
            page.messages().clear();
        }
        updateTitle();
    }

    private void showPoints(Figure figure, PointDrawing drawing) {
        boolean isOther = shown == null || !shown.source().equals(figure.request().source());
        shown = figure.request();
        times = new TraceTimes(trace, drawing.base());
        PointChart chart = page.chart();
        if (isOther) {
            chart.colors().show(spec, drawing.frame().categories().stream().map(CategoryFrame::category).toList());
        }
        chart.show(drawing, isOther);
        if (isOther && chart.isTime()) {
            TraceTimes.Range range = times.inSight();
            chart.showTimes(range.from(), range.to());
            TraceTimes.Range selected = times.selected();
            chart.select(selected.from(), selected.to());
        }
        page.showLegend(List.of(drawing));
        figureNotes = figure.notes();
        showNotes();
    }

    private void showNotes() {
        List<String> notes = new ArrayList<>(figureNotes);
        if (trace != null && TmfTraceManager.getTraceSet(trace).stream().filter(RecordingTrace.class::isInstance)
                .count() > 1) {
            notes.add("This experiment has several recordings; the points are those of the first one.");
        }
        notes.addAll(page.chart().notes());
        page.messages().notes(notes);
        actions.update();
    }

    /** Settled also means: it says why there is no figure. */
    @Override
    public boolean isSettled() {
        return watch != null && watch.isFinished() && page.chart().isExact();
    }

    @Override
    public Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems));
    }

    /** @return what the view says above the figure; empty if it says nothing */
    public String getMessage() {
        return page.messages().said();
    }

    PointsPage page() {
        return page;
    }

    // ---- time, together with the other views

    /** What the user does in the chart. */
    private final class ChartEvents implements PointChart.Listener {

        @Override
        public void ranged(ChartRange range) {
            Display.getCurrent().timerExec(BROADCAST_MS, broadcastRange);
        }

        @Override
        public void pointChosen(PointRef point) {
            PointDrawing drawing = page.chart().drawing().orElseThrow();
            long time = Coordinates.eventTime(drawing, point);
            timeChosen(time, time);
        }

        @Override
        public void timeChosen(double from, double to) {
            broadcast(times.selected(PointsView.this, from, to));
        }
    }

    private void broadcastRange() {
        if (!page.isDisposed() && page.chart().isTime()) {
            Span x = page.chart().range().x();
            broadcast(times.inSight(this, x.from(), x.to()));
        }
    }

    /**
     * The user wants times written otherwise.
     *
     * @param signal
     *            says so
     */
    @TmfSignalHandler
    public void timestampFormatUpdated(TmfTimestampFormatUpdateSignal signal) {
        later(() -> page.chart().redrawAnew());
    }

    /**
     * Other times are in sight in the other views.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void windowRangeUpdated(TmfWindowRangeUpdatedSignal signal) {
        if (signal.getSource() != this) {
            later(() -> {
                if (page.chart().isTime() && times.concerns(signal.getTrace())) {
                    TraceTimes.Range range = times.of(signal);
                    page.chart().showTimes(range.from(), range.to());
                }
            });
        }
    }

    /**
     * Other times are selected.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void selectionRangeUpdated(TmfSelectionRangeUpdatedSignal signal) {
        later(() -> {
            if (page.chart().isTime() && times.concerns(signal.getTrace())) {
                TraceTimes.Range range = times.of(signal);
                page.chart().select(range.from(), range.to());
            }
        });
    }
}
