// SPDX-License-Identifier: EPL-2.0
/**
 * The scheduler statistics of a trace: the analyses that compute them once for all views, and what the views show of
 * them. Without SWT.
 */
package org.schedlog.tracecompass.core.sched;
