// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.eclipse.swt.graphics.RGB;
import org.schedlog.tracecompass.core.sched.WakeupLatencies;

/**
 * The bars of a recording in a histogram.
 *
 * @param name
 *            the recording's name
 * @param color
 *            the colour of its bars
 * @param latencies
 *            what they show: at least one wake-up
 */
record LatencyBars(String name, RGB color, WakeupLatencies latencies) {
}
