// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.figure.PointIndex;

/**
 * A computed figure of points. Immutable, for any number of threads.
 *
 * @param frame
 *            the points by category; times are ns since the recording's first event
 * @param index
 *            the same points by place
 * @param names
 *            what the threads are called
 * @param base
 *            what is added to a time of the frame to get Trace Compass' time in ns
 */
public record PointDrawing(PointFrame frame, PointIndex index, ThreadNames names, long base) implements Drawing {
}
