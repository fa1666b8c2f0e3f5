// SPDX-License-Identifier: EPL-2.0
/**
 * Line figures inside Trace Compass: which specification is drawn ({@link
 * org.schedlog.tracecompass.core.lines.SpecSource}), its computation in the background ({@link
 * org.schedlog.tracecompass.core.lines.Figures}) and the time-graph models made of the result ({@link
 * org.schedlog.tracecompass.core.lines.LinesDataProvider}). No SWT here.
 */
package org.schedlog.tracecompass.core.lines;
