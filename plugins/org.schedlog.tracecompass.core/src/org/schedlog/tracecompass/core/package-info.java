// SPDX-License-Identifier: EPL-2.0
/**
 * SchedLog recordings as traces: the trace types, their analyses and the data behind the views. Knows no window.
 */
package org.schedlog.tracecompass.core;
