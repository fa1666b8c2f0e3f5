// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;

/**
 * What a large figure of lines looks like on the whole, made from a few hundred short pieces of the recording in a
 * fraction of the time that the figure takes. Each piece is stretched over the time up to the next one, so the colours
 * and their shares are much like those of the whole figure at full width, but no line is where it really is, and lines
 * that would not be complete within their piece may be missing.
 */
public final class FirstLook {

    private static final int SLICES = 400;
    private static final int ROWS_OF_SLICE = 600;

    private FirstLook() {
    }

    /**
     * @param recording
     *            a recording
     * @return whether a first look at its figures is so much quicker than the figure that it is worth having
     */
    public static boolean isWorthwhile(Recording recording) {
        return recording.events() >= 8 * SLICES * ROWS_OF_SLICE;
    }

    /**
     * Makes a first look.
     *
     * @param spec
     *            a spec of kind LINES, read with the recording's event table
     * @param recording
     *            the recording
     * @param progress
     *            listens and may cancel
     * @return lines that resemble those of the figure
     * @throws SpecException
     *             when the spec does not fit the recording
     * @throws IOException
     *             when a column cannot be read or computed, or intermediate results cannot be stored
     */
    public static LineIndex of(FigureSpec spec, Recording recording, Progress progress)
            throws IOException, SpecException {
        return of(spec, recording, Slices.of(recording.timestamp(), SLICES, ROWS_OF_SLICE), progress);
    }

    static LineIndex of(FigureSpec spec, Recording recording, Slices slices, Progress progress)
            throws IOException, SpecException {
        progress.task("Taking a first look");
        Recording sample = SampledRecording.of(recording, slices.rows(), progress);
        LineFrame frame = LineFrame.evaluate(spec, sample, progress);
        List<CategoryFrame> stretched = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            stretched.add(new CategoryFrame(category.category(),
                    category.parts().stream().map(part -> stretched(part, slices)).toList()));
        }
        return LineIndex.build(new LineFrame(spec, sample, stretched), progress);
    }

    private static Part stretched(Part part, Slices slices) {
        Column begin = part.column("x0");
        Column end = part.column("x1");
        if (begin == end) {
            LongColumn moved = column(begin, begin, (from, to) -> slices.stretched(from));
            return part.with("x0", moved).with("x1", moved);
        }
        return part.with("x0", column(begin, end, (from, to) -> slices.stretched(from)))
                .with("x1", column(begin, end, slices::stretchedEnd));
    }

    /** A new time from those at which a line begins and ends. */
    @FunctionalInterface
    private interface Moving {
        long time(long begin, long end);
    }

    private static LongColumn column(Column begin, Column end, Moving moving) {
        return new LongColumn(begin.size()) {
            @Override
            public long get(int row) {
                return moving.time(LineIndex.time(begin, row), LineIndex.time(end, row));
            }
        };
    }
}
