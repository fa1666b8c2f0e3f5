// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import org.schedlog.tracecompass.core.figure.LineDrawing;

/** An entry of a figure that has lines: a row, or one category of a row. Immutable. */
public interface FigureEntry {

    /** @return the figure */
    LineDrawing drawing();

    /** @return the row's index in the figure */
    int row();

    /**
     * @param category
     *            a category's index
     * @return whether lines of that category are shown in this entry
     */
    boolean shows(int category);
}
