// SPDX-License-Identifier: EPL-2.0
/** The view "Line Statistics": counts, means, sums and extremes of the figure that the user looks at. */
package org.schedlog.tracecompass.ui.statistics;
