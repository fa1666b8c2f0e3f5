// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.FirstLook;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;

/**
 * A computed figure of lines: the lines, where they are in the rows, and what the rows are called. Immutable, for any
 * number of threads.
 *
 * @param frame
 *            the lines by category; times are ns since the recording's first event
 * @param index
 *            the same lines by row
 * @param names
 *            what the threads are called
 * @param base
 *            what is added to a time of the frame to get Trace Compass' time in ns
 * @param isExact
 *            whether these are the figure's lines; if not, it is a first look ({@link FirstLook}) in which no line is
 *            where it really is
 */
public record LineDrawing(LineFrame frame, LineIndex index, ThreadNames names, long base, boolean isExact)
        implements Drawing {

    /**
     * @param row
     *            a row of the index, 0 to rowCount - 1
     * @return what it is called, e.g. "CPU 12"
     */
    public String label(int row) {
        return text(index.rowMeaning(), index.rowNumber(row));
    }
}
