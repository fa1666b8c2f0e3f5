// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.statistics;

import org.schedlog.tracecompass.core.statistics.LineStatistics;

/**
 * The statistics of one trace.
 *
 * @param trace
 *            the trace's name
 * @param statistics
 *            of the figure on it that the user looks at
 */
record TraceStatistics(String trace, LineStatistics statistics) {
}
