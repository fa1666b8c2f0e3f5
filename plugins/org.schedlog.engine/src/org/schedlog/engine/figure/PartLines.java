// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.IntList;
import org.schedlog.engine.column.LongColumn;

/**
 * The lines of one part as its {@link BlockWriter} wrote them, block after block. Pictures need times only, so places
 * in the part lie apart. All lists have the same index.
 *
 * @param starts
 *            how much later than the first line of its block each line starts
 * @param lengths
 *            where lines have a length, each line's length, or the complement of a place in {@code longLengths}; ends
 *            behind the last such line
 * @param positions
 *            each line's position in the part
 * @param longLengths
 *            lengths that need more than an int
 */
record PartLines(IntList starts, IntList lengths, IntList positions, LongColumn longLengths) {
}
