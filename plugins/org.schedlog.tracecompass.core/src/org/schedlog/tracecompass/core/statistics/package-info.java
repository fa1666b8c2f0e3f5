// SPDX-License-Identifier: EPL-2.0
/** Numbers about the figures and events of open traces, for the views that show them as tables. */
package org.schedlog.tracecompass.core.statistics;
