// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.IntList;
import org.schedlog.engine.column.LongColumn;

/**
 * The lines of one part as its {@link BlockWriter} wrote them.
 *
 * @param blocks
 *            for each block: how much later than its first line each line starts; where lines have a length, each
 *            line's length, or the complement of a place in {@code longLengths}; each line's position in the part
 * @param longLengths
 *            lengths that need more than an int
 */
record PartLines(IntList blocks, LongColumn longLengths) {
}
