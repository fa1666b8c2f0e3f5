// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * Where a line begins or ends.
 *
 * @param time
 *            ns since the first event
 * @param isStart
 *            whether the line begins there; true too for what begins and ends at the same time
 * @param line
 *            the line
 */
public record LineEdge(long time, boolean isStart, LineRef line) {
}
