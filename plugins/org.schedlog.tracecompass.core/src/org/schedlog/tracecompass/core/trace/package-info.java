// SPDX-License-Identifier: EPL-2.0
/**
 * A SchedLog recording as a trace of Trace Compass: opening, seeking, events and what is shown of them in the events
 * table.
 */
package org.schedlog.tracecompass.core.trace;
