// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.util.List;
import java.util.Optional;

/**
 * What became of a request on a trace: a drawing, or the reasons why there is none. Immutable.
 *
 * @param request
 *            what was asked for
 * @param drawing
 *            the computed figure; empty if it could not be computed
 * @param problems
 *            what is wrong, in the user's words, one text each with its place; never empty where there is no drawing
 * @param notes
 *            what the user should know of the recording and the figure, one sentence each
 */
public record Figure(FigureRequest request, Optional<Drawing> drawing, List<String> problems, List<String> notes) {

    /** Copies the lists. */
    public Figure {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * A figure that could not be computed.
     *
     * @param request
     *            what was asked for
     * @param problems
     *            why, at least one text
     * @return the figure without a drawing
     */
    public static Figure failed(FigureRequest request, List<String> problems) {
        return new Figure(request, Optional.empty(), problems, List.of());
    }

    /** @return the drawing if these are lines, empty for points and where there is none */
    public Optional<LineDrawing> lines() {
        return drawing.filter(LineDrawing.class::isInstance).map(LineDrawing.class::cast);
    }

    /** @return the drawing if these are points, empty for lines and where there is none */
    public Optional<PointDrawing> points() {
        return drawing.filter(PointDrawing.class::isInstance).map(PointDrawing.class::cast);
    }

    /** @return what is wrong for a view of lines: {@link #problems()}, or that these are points */
    public List<String> lineProblems() {
        return points().isEmpty() ? problems : List.of(request.source().fileName()
                + " describes points, and this view shows lines. The Points view shows it.");
    }

    /** @return what is wrong for a view of points: {@link #problems()}, or that these are lines */
    public List<String> pointProblems() {
        return lines().isEmpty() ? problems : List.of(request.source().fileName()
                + " describes lines, and this view shows points. The Lines view shows it.");
    }
}
