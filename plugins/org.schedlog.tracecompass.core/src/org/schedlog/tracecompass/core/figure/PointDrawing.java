// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.PointFrame;

/**
 * A computed figure of points. Immutable, for any number of threads.
 *
 * @param frame
 *            the points by category; times are ns since the recording's first event
 * @param names
 *            what the threads are called
 * @param base
 *            what is added to a time of the frame to get Trace Compass' time in ns
 */
public record PointDrawing(PointFrame frame, ThreadNames names, long base) implements Drawing {
}
