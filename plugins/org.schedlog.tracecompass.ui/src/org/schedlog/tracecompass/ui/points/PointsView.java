// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.ITmfAllowMultiple;
import org.eclipse.tracecompass.tmf.ui.views.ITmfPinnable;
import org.eclipse.tracecompass.tmf.ui.views.TmfView;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.FigureView;
import org.schedlog.tracecompass.ui.SchedLogPerspective;
import org.schedlog.tracecompass.ui.figure.SpecMenu;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.HelpContext;
import org.schedlog.tracecompass.ui.spec.SpecDrop;

/**
 * The view "Points": the points of one specification on the selected trace, in an experiment those of each recording.
 * It can be opened several times, with one specification each. UI thread, except where said.
 */
public final class PointsView extends TmfView implements FigureView, ITmfPinnable, ITmfAllowMultiple {

    /** The view's id. */
    public static final String ID = SchedLogPerspective.POINTS_VIEW_ID;

    private final SpecMenu specMenu = new SpecMenu(FigureSpec.Kind.POINTS, this::getSpec, this::setSpec);
    private final Map<ITmfTrace, SpecSource> specs = new HashMap<>();
    private SpecSource spec = SpecSource.defaultOf(FigureSpec.Kind.POINTS);
    /** What traces are shown with that have not been shown yet; null for what each was shown with the last time. */
    private SpecSource preferred;
    private String query = "";
    private ITmfTrace trace;
    /** The recordings of the trace or experiment that are shown. */
    private List<RecordingTrace> recordings = List.of();
    private RecordingChoice choice;
    private TimeLink times;
    private TraceWatch traces;
    private PointsPage page;
    private PointsActions actions;
    private PointsShow show;

    /** Called by the workbench. */
    public PointsView() {
        super("Points");
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        HelpContext.set(parent, getSite().getId());
        times = new TimeLink(this);
        page = new PointsPage(parent, times, this::setQuery);
        times.connect(page.charts());
        show = new PointsShow(page, times, new FigureEvents());
        choice = new RecordingChoice(page.control(), this::recordingsChosen);
        traces = new TraceWatch(parent, new TraceEvents());
        SpecDrop.install(parent, this::setSpec);
        actions = new PointsActions(page, this::axesChanged);
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
        page.charts().setFocus();
        choose();
    }

    private void axesChanged() {
        show.showNotes();
        actions.update();
    }

    /** Tells the views that follow the figure that the user looks at this one. */
    private void choose() {
        recordings.forEach(recording -> Figures.of(recording).choose(request()));
    }

    @Override
    public void dispose() {
        if (page != null) {
            show.stop();
            times.disconnect();
            traces.stop();
        }
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
            show.expectOther();
            if (source.path().isPresent()) {
                show.stop();
                recordings.forEach(recording -> Figures.of(recording).forget(source));
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

    private void recordingsChosen(List<RecordingTrace> chosen) {
        recordings = chosen;
        show.expectOther();
        showFigure();
        choose();
    }

    /** What happens to traces. */
    private final class TraceEvents implements TraceWatch.Listener {

        @Override
        public void selected(ITmfTrace selected) {
            if (!isPinned() && selected != trace) {
                showTrace(selected);
            }
        }

        @Override
        public void closed(ITmfTrace closed) {
            specs.remove(closed);
            if (closed == trace) {
                if (isPinned()) {
                    fPinAction.setPinnedTrace(null);
                }
                showTrace(TmfTraceManager.getInstance().getActiveTrace());
            }
        }
    }

    private void showTrace(ITmfTrace other) {
        trace = other;
        recordings = choice.offer(other);
        show.expectOther();
        if (trace == null) {
            show.showNothing("No recording is open. Open one with File > Open SchedLog recording...");
        } else {
            spec = specs.computeIfAbsent(trace,
                    t -> preferred == null ? TraceSpec.of(t, FigureSpec.Kind.POINTS) : preferred);
            showFigure();
        }
        updateTitle();
    }

    // ---- the figures

    private void showFigure() {
        if (recordings.isEmpty()) {
            show.showNothing(trace.getName() + " is no SchedLog recording, so there are no points to show.");
        } else {
            show.show(trace, recordings, request());
        }
    }

    /** What becomes of the figures. */
    private final class FigureEvents implements PointsShow.Listener {

        @Override
        public void shown() {
            updateTitle();
        }

        @Override
        public void renamed(SpecSource to) {
            setSpec(to);
        }
    }

    /** Settled also means: it says why there is no figure. */
    @Override
    public boolean isSettled() {
        return show.isSettled();
    }

    @Override
    public Optional<String> problem() {
        return show.problems().isEmpty() ? Optional.empty() : Optional.of(String.join("\n", show.problems()));
    }

    /** @return what the view says above the figure; empty if it says nothing */
    public String getMessage() {
        return page.messages().said();
    }

    PointsPage page() {
        return page;
    }
}
