// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphArrow;
import org.schedlog.engine.figure.LineRef;

/** An arrow that knows which line of the figure it is. Immutable but for what filters mark. */
final class FigureArrow extends TimeGraphArrow {

    private final LineRef line;

    FigureArrow(long source, long target, long start, long duration, LineRef line) {
        super(source, target, start, duration, CategoryStyles.reference(line.category()));
        this.line = line;
    }

    LineRef line() {
        return line;
    }
}
