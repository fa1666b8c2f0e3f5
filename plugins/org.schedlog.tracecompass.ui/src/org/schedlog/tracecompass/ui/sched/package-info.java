// SPDX-License-Identifier: EPL-2.0
/** The views of the scheduler statistics: residency, switch signals, time line, wake-up latencies, assertions. */
package org.schedlog.tracecompass.ui.sched;
