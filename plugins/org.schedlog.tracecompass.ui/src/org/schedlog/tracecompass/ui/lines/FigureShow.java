// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.figure.FigureWatch;

/**
 * Brings figures onto the Lines view's page: waits for them, shows what can be shown, and says what cannot and why. For
 * the UI thread only.
 */
final class FigureShow {

    private final LinesView view;
    private final FigurePage page;
    private final LinesPresentation presentation;
    private FigureRequest request = FigureRequest.all(SpecSource.DEFAULT);
    private FigureWatch watch;
    private List<Figures> traces = List.of();
    private int rows;
    private List<String> problems = List.of();
    /** For which specification and trace the column of names was made wide enough. */
    private String namedFor = "";
    private BitSet hideAtFirst;

    FigureShow(LinesView view, FigurePage page, LinesPresentation presentation) {
        this.view = view;
        this.page = page;
        this.presentation = presentation;
    }

    /** @return what is on show, or is going to be where nothing is */
    FigureRequest request() {
        return request;
    }

    void setRequest(FigureRequest request) {
        this.request = request;
        page.query().show(request.query());
    }

    int rows() {
        return rows;
    }

    List<String> problems() {
        return problems;
    }

    boolean isFinished() {
        return watch != null && watch.isFinished();
    }

    /** Hides these categories of the next figure. */
    void hideAtFirst(BitSet categories) {
        hideAtFirst = categories;
    }

    /** The user looks at this figure. */
    void choose() {
        if (isFinished()) {
            traces.forEach(figures -> figures.choose(request));
        }
    }

    void stop() {
        problems = List.of();
        if (watch != null) {
            watch.stop();
            watch = null;
        }
    }

    void showNoTrace() {
        showNothing("No recording is open. Open one with File > Open SchedLog recording...");
    }

    private void showNothing(String why) {
        stop();
        traces = List.of();
        clear();
        page.query().setDrawings(List.of());
        page.messages().information(why);
    }

    private void clear() {
        rows = 0;
        presentation.show(request.source(), List.of());
        page.showLegend(List.of());
        page.messages().notes(List.of());
        page.hint("");
    }

    /**
     * Shows a figure of a trace as soon as it is there.
     *
     * @param trace
     *            a trace or an experiment
     * @param wanted
     *            what to show: the current request, or a query on its specification that takes its place if it works
     */
    void showFigureOf(ITmfTrace trace, FigureRequest wanted) {
        stop();
        traces = LinesView.recordings(trace).stream().map(Figures::of).toList();
        if (traces.isEmpty()) {
            showNothing(trace.getName() + " is no SchedLog recording, so there are no lines to show.");
            return;
        }
        boolean isQuery = !wanted.equals(request);
        watch = new FigureWatch(traces, wanted, Display.getDefault(), new FigureWatch.Listener() {
            @Override
            public void computing(String activity) {
                boolean isFirstLook = presentation.drawings().stream().anyMatch(drawing -> !drawing.isExact());
                if (rows > 0 && !isQuery && !isFirstLook) {
                    clear();
                }
                String work = isQuery ? "Answering the query"
                        : isFirstLook ? "This is a first look. Computing the figure" : "Computing the figure";
                page.messages().information(work
                        + (activity.isEmpty() ? "" : ": " + activity) + ". The Progress view can cancel it.");
            }

            @Override
            public void lookedAt(List<Figure> figures) {
                if (!isQuery) {
                    showDrawings(figures);
                }
            }

            @Override
            public void computed(List<Figure> figures) {
                if (isQuery) {
                    showAnswer(trace, wanted, figures);
                } else {
                    show(figures);
                    if (view.hasEntriesOfFirstLook()) {
                        view.rebuildEntries();
                    }
                }
            }

            @Override
            public void outdated() {
                showFigureOf(trace, request);
                view.rebuildEntries();
            }

            @Override
            public void renamed(SpecSource to) {
                view.specRenamed(to);
            }
        });
        watch.start();
    }

    /** A query that failed changes nothing; it stays in the box to be mended. */
    private void showAnswer(ITmfTrace trace, FigureRequest wanted, List<Figure> figures) {
        if (figures.stream().allMatch(figure -> figure.lines().isEmpty())) {
            problems = problems(figures);
            page.messages().problems(problems);
            return;
        }
        setRequest(wanted);
        show(figures);
        view.accept(trace, wanted);
    }

    private static List<String> problems(List<Figure> figures) {
        return figures.stream().flatMap(figure -> figure.lineProblems().stream()).distinct().toList();
    }

    private void show(List<Figure> figures) {
        problems = problems(figures);
        showDrawings(figures);
        page.messages().notes(figures.stream().flatMap(figure -> figure.notes().stream()).distinct().toList());
        if (!problems.isEmpty()) {
            page.messages().problems(problems);
        } else if (rows == 0 && !request.isAll()) {
            page.messages().information("No line of " + request.source().name() + " fulfils the query "
                    + request.query() + ".");
        } else if (rows == 0) {
            page.messages().information("There is nothing to show: this recording has no line for any category of "
                    + request.source().name() + ".");
        } else {
            page.messages().clear();
        }
        choose();
    }

    private void showDrawings(List<Figure> figures) {
        List<LineDrawing> drawings = figures.stream().map(Figure::lines).flatMap(Optional::stream).toList();
        rows = drawings.stream().mapToInt(drawing -> drawing.index().rowCount()).sum();
        presentation.show(request.source(), drawings);
        if (hideAtFirst != null && !drawings.isEmpty()) {
            presentation.colors().hide(hideAtFirst);
            hideAtFirst = null;
        }
        page.showLegend(drawings);
        page.query().setDrawings(drawings);
        String naming = request.source().id() + " " + traces;
        if (rows > 0 && view.getTrace() != null && !naming.equals(namedFor)) {
            namedFor = naming;
            view.getTimeGraphViewer().setNameSpace(page.nameWidth(view.getTrace(), drawings));
        }
        view.figureShown();
    }
}
