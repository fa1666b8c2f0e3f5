// SPDX-License-Identifier: EPL-2.0
/**
 * Scheduler statistics: who ran when on which CPU, the signals and functions of BART's module
 * {@code bart.sched.functions} on it, tables per
 * task and CPU, topologies, assertions and work conservation. All times are ns since the recording's first event.
 * Depends on compute and
 * column only.
 */
package org.schedlog.engine.sched;
