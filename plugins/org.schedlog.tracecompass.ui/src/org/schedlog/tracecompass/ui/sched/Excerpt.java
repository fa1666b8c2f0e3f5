// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.SchedulerData;

/**
 * The time of a recording that is looked at.
 *
 * @param part
 *            the recording
 * @param window
 *            ns since its first event; may reach beyond what it covers
 */
record Excerpt(Part<SchedulerData> part, TimeWindow window) {
}
