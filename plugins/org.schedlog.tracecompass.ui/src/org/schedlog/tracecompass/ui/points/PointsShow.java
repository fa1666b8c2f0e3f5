// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.FigureWatch;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.figure.RecordingTexts;

/**
 * Brings the figures of recordings onto the Points view's page: waits for them, shows what can be shown, and says what
 * cannot and why. For the UI thread only.
 */
final class PointsShow {

    private final PointsPage page;
    private final TimeLink times;
    private final Listener listener;
    private ITmfTrace trace;
    private List<RecordingTrace> recordings = List.of();
    private FigureWatch watch;
    /** What is on show: the request whose points the charts have; null where other points are to come. */
    private FigureRequest shown;
    /** One for each recording as soon as they are there. */
    private List<Figure> figures = List.of();
    private List<String> problems = List.of();

    /** Hears what becomes of the figures. */
    interface Listener {

        /** Something else is on show. */
        void shown();

        /** The specification's file has another name. */
        void renamed(SpecSource to);
    }

    PointsShow(PointsPage page, TimeLink times, Listener listener) {
        this.page = page;
        this.times = times;
        this.listener = listener;
    }

    /** Tells nothing any more of what was asked for. */
    void stop() {
        problems = List.of();
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    /** What is shown next is another figure, of which everything is to be seen. */
    void expectOther() {
        shown = null;
    }

    List<String> problems() {
        return problems;
    }

    /** @return whether everything that was asked for is painted, or it is said why not */
    boolean isSettled() {
        return watch != null && watch.isFinished() && page.charts().isExact();
    }

    void showNothing(String why) {
        stop();
        recordings = List.of();
        clear();
        page.messages().information(why);
    }

    private void clear() {
        shown = null;
        figures = List.of();
        page.charts().clear();
        page.showLegend(List.of());
        showNotes();
    }

    /**
     * Shows a figure of each recording as soon as they are there.
     *
     * @param of
     *            a trace or an experiment
     * @param wanted
     *            the recordings of it to be shown, at least one
     * @param request
     *            what to show of each
     */
    void show(ITmfTrace of, List<RecordingTrace> wanted, FigureRequest request) {
        stop();
        trace = of;
        recordings = wanted;
        watch = new FigureWatch(wanted.stream().map(Figures::of).toList(), request, Display.getDefault(),
                new FigureWatch.Listener() {
                    @Override
                    public void computing(String activity) {
                        if (shown == null && page.charts().common().range() != null) {
                            // Points of another figure would be taken for this one's.
                            clear();
                            listener.shown();
                        }
                        page.messages().information(
                                "Computing the figure" + (activity.isEmpty() ? "" : ": " + activity));
                    }

                    @Override
                    public void computed(List<Figure> results) {
                        show(request, results);
                    }

                    @Override
                    public void outdated() {
                        shown = null;
                        show(trace, recordings, request);
                    }

                    @Override
                    public void renamed(SpecSource to) {
                        listener.renamed(to);
                    }
                });
        watch.start();
    }

    private void show(FigureRequest request, List<Figure> results) {
        problems = RecordingTexts.of(recordings, results.stream().map(Figure::pointProblems).toList());
        List<PointDrawing> drawings = results.stream().map(Figure::points).flatMap(Optional::stream).toList();
        if (drawings.isEmpty()) {
            clear();
        } else {
            showPoints(request, results, drawings);
        }
        if (!problems.isEmpty()) {
            page.messages().problems(problems);
        } else if (drawings.stream().allMatch(drawing -> drawing.frame().count() == 0)) {
            String subject = recordings.size() == 1 ? "this recording has no point"
                    : "none of the recordings has a point";
            page.messages().information(request.query().isEmpty() ? "There is nothing to show: " + subject
                    + " for any category of " + request.source().name() + "."
                    : "There is nothing to show: no point fulfils the query.");
        } else {
            page.messages().clear();
        }
        listener.shown();
    }

    private void showPoints(FigureRequest request, List<Figure> results, List<PointDrawing> drawings) {
        boolean isOther = shown == null || !shown.source().equals(request.source());
        shown = request;
        if (isOther) {
            page.colors().show(request.source(),
                    drawings.get(0).frame().categories().stream().map(CategoryFrame::category).toList());
        }
        page.charts().show(drawings, names(results), isOther);
        times.show(trace, isOther);
        page.showLegend(drawings);
        figures = results;
        showNotes();
    }

    /** What is written above each chart. */
    private List<String> names(List<Figure> results) {
        List<String> names = RecordingChoice.names(recordings);
        List<String> shownNames = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).points().isPresent()) {
                shownNames.add(recordings.size() == 1 ? "" : names.get(i));
            }
        }
        return shownNames;
    }

    /** Says what the user should know of the recordings, the figures and of what is not in sight. */
    void showNotes() {
        List<List<String>> notes = new ArrayList<>();
        Iterator<PointChart> charts = page.charts().charts().iterator();
        for (Figure figure : figures) {
            List<String> said = new ArrayList<>();
            if (figure.points().isPresent()) {
                said.addAll(figure.notes());
                said.addAll(charts.next().notes());
            }
            notes.add(said);
        }
        page.messages().notes(RecordingTexts.of(recordings, notes));
    }
}
