// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.BitSet;
import java.util.Set;

import org.schedlog.tracecompass.core.figure.FigureRequest;

/**
 * What a Lines view passes on to one that is cloned from it. Immutable.
 *
 * @param request
 *            specification and query
 * @param hidden
 *            the hidden categories
 * @param isLegendVisible
 *            whether the legend pane is on show
 * @param areArrowsVisible
 *            whether arrows are drawn
 * @param rowHeight
 *            as for {@link RowHeight#of}
 * @param order
 *            the order of the rows
 * @param grouping
 *            the level of the topology by which rows of CPUs are grouped; empty for none
 * @param areIdleMarked
 *            whether idle CPUs are marked while others have too much to do
 * @param expandedRows
 *            the numbers of the rows that show their categories
 */
record ViewState(FigureRequest request, BitSet hidden, boolean isLegendVisible, boolean areArrowsVisible,
        int rowHeight, RowOrder order, String grouping, boolean areIdleMarked, Set<Long> expandedRows) {
}
