// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.List;

/**
 * The indexed lines of one kind, with or without length.
 *
 * @param series
 *            all series of the figure, by number
 * @param groups
 *            where the lines of each row and series stand
 * @param store
 *            the lines
 */
record LineTable(List<Series> series, LineGroups groups, LineStore store) {

    /** The series of a group. */
    Series seriesOf(int group) {
        return series.get(groups.series(group));
    }
}
