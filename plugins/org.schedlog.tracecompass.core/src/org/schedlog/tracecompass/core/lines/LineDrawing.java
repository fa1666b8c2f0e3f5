// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.engine.figure.RowLabels;
import org.schedlog.engine.spec.Category;

/**
 * A computed figure: its lines, where they are in the rows, and what the rows are called. Immutable, for any number of
 * threads.
 *
 * @param frame
 *            the lines by category; times are ns since the recording's first event
 * @param index
 *            the same lines by row
 * @param names
 *            what the threads are called
 * @param base
 *            what is added to a time of the frame to get Trace Compass' time in ns: the trace's time of the first event
 */
public record LineDrawing(LineFrame frame, LineIndex index, ThreadNames names, long base) {

    /**
     * @param row
     *            a row of the index, 0 to rowCount - 1
     * @return what it is called, e.g. "CPU 12"
     */
    public String label(int row) {
        return text(index.rowMeaning(), index.rowNumber(row));
    }

    /**
     * @param meaning
     *            {@link Meaning#CPU}, {@link Meaning#THREAD} or {@link Meaning#NUMBER}
     * @param value
     *            the value of a row or a column
     * @return what it is called
     */
    public String text(Meaning meaning, long value) {
        return new RowLabels(meaning, names).label(value);
    }

    /**
     * @param category
     *            a category's index in the specification
     * @return the category
     */
    public Category category(int category) {
        return lines(category).category();
    }

    /**
     * @param category
     *            a category's index in the specification
     * @return its lines
     */
    public CategoryFrame lines(int category) {
        return frame.categories().get(category);
    }
}
