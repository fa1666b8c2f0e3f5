// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * A line from one row to another.
 *
 * @param line
 *            the line
 * @param from
 *            where it begins, ns since the first event
 * @param fromRow
 *            the row in which it begins, an index into the {@link LineIndex}' rows
 * @param to
 *            where it ends, ns since the first event, not before {@code from}
 * @param toRow
 *            the row in which it ends
 */
public record Arrow(LineRef line, long from, int fromRow, long to, int toRow) {
}
