// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

/**
 * The indexed lines of one kind, with or without length.
 *
 * @param series
 *            all series of the figure, by number
 * @param lines
 *            for each series the lines of its part
 * @param groups
 *            which blocks hold the lines of each row and series
 * @param blocks
 *            what is known of each block
 */
record LineTable(List<Series> series, List<PartLines> lines, LineGroups groups, LineBlocks blocks) {

    /** The series of a group. */
    Series seriesOf(int group) {
        return series.get(groups.series(group));
    }

    /** The lines among which those of a group are. */
    PartLines linesOf(int group) {
        return lines.get(groups.series(group));
    }
}
