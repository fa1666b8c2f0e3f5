// SPDX-License-Identifier: EPL-2.0
/** The Lines view: a figure of lines as a time graph, with its legend, its menu of specifications and its messages. */
package org.schedlog.tracecompass.ui.lines;
