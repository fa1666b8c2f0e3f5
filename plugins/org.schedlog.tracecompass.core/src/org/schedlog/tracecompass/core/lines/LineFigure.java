// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.List;
import java.util.Optional;

/**
 * What became of a specification on a trace: a drawing, or the reasons why there is none. Immutable.
 *
 * @param source
 *            the specification
 * @param drawing
 *            the computed figure; empty if it could not be computed
 * @param problems
 *            what is wrong, in the user's words, one text each with its place; never empty where there is no drawing
 * @param notes
 *            what the user should know of the recording and the figure, one sentence each
 */
public record LineFigure(SpecSource source, Optional<LineDrawing> drawing, List<String> problems, List<String> notes) {

    /** Copies the lists. */
    public LineFigure {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * A figure that could not be computed.
     *
     * @param source
     *            the specification
     * @param problems
     *            why, at least one text
     * @return the figure without a drawing
     */
    public static LineFigure failed(SpecSource source, List<String> problems) {
        return new LineFigure(source, Optional.empty(), problems, List.of());
    }
}
