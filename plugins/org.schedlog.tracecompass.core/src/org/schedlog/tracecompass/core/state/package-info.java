// SPDX-License-Identifier: EPL-2.0
/**
 * The state of CPUs and threads over time: as a state system of Trace Compass, which is filled straight from the
 * recording's columns, and as charts of each CPU's frequency, run queue and load balancing. Without SWT.
 */
package org.schedlog.tracecompass.core.state;
