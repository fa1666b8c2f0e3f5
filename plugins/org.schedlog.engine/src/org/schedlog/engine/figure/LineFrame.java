// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.List;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;

/** A figure of lines from (x0, y0) to (x1, y1). */
public final class LineFrame extends Frame {

    LineFrame(FigureSpec spec, Recording recording, List<CategoryFrame> categories) {
        super(spec, recording, categories);
    }

    /**
     * Evaluates a line spec.
     *
     * @param spec
     *            a spec of kind LINES, read with the recording's event table
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return the figure's lines
     * @throws SpecException
     *             when the spec does not fit the recording, e.g. names a column that is not there
     * @throws IOException
     *             when a column cannot be read or computed, or intermediate results cannot be stored
     */
    public static LineFrame evaluate(FigureSpec spec, Recording recording, Progress progress) throws IOException,
            SpecException {
        if (spec.kind() != FigureSpec.Kind.LINES) {
            throw new IllegalArgumentException("Not a line spec: " + spec.fileName());
        }
        return new LineFrame(spec, recording, FrameEvaluation.categories(spec, recording, progress));
    }

    /**
     * What the rows stand for: CPUs or threads if the first category whose y came from one of them says so, else plain
     * numbers.
     *
     * @return {@link Meaning#CPU}, {@link Meaning#THREAD} or {@link Meaning#NUMBER}
     */
    public Meaning rowMeaning() {
        return Meanings.ofRows(categories());
    }

    @Override
    public LineFrame query(Expression condition, Progress progress) throws IOException, ExpressionException {
        return new LineFrame(spec(), recording(), queried(condition, progress));
    }

    @Override
    public LineFrame window(long from, long to, Progress progress) throws IOException {
        return new LineFrame(spec(), recording(),
                narrowed("Selecting the window", progress, (part, category, storage) -> part
                .select(TimeWindow.overlapping(part.column("x0"), part.column("x1"), from, to, storage, progress),
                storage)));
    }
}
