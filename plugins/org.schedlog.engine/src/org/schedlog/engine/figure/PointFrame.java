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

/** A figure of points at (x, y). */
public final class PointFrame extends Frame {

    private PointFrame(FigureSpec spec, Recording recording, List<CategoryFrame> categories) {
        super(spec, recording, categories);
    }

    /**
     * Evaluates a point spec.
     *
     * @param spec
     *            a spec of kind POINTS, read with the recording's event table
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return the figure's points
     * @throws SpecException
     *             when the spec does not fit the recording, e.g. names a column that is not there
     * @throws IOException
     *             when a column cannot be read or computed, or intermediate results cannot be stored
     */
    public static PointFrame evaluate(FigureSpec spec, Recording recording, Progress progress) throws IOException,
            SpecException {
        if (spec.kind() != FigureSpec.Kind.POINTS) {
            throw new IllegalArgumentException("Not a point spec: " + spec.fileName());
        }
        return new PointFrame(spec, recording, FrameEvaluation.categories(spec, recording, progress));
    }

    @Override
    public PointFrame query(Expression condition, Progress progress) throws IOException, ExpressionException {
        return new PointFrame(spec(), recording(), queried(condition, progress));
    }

    @Override
    public PointFrame window(long from, long to, Progress progress) throws IOException, NoTimeException {
        checkTime();
        return new PointFrame(spec(), recording(),
                narrowed("Selecting the window", progress, (part, category, storage) -> part
                .select(TimeWindow.overlapping(part.column("x"), part.column("x"), from, to, storage, progress),
                storage)));
    }

    private void checkTime() throws NoTimeException {
        for (CategoryFrame category : categories()) {
            if (category.parts().stream().anyMatch(part -> part.meaning("x") != Meaning.TIME)) {
                throw new NoTimeException(category.category(), "x");
            }
        }
    }
}
