// SPDX-License-Identifier: EPL-2.0
/** Measures what SchedLog does inside Trace Compass, without a window. */
package org.schedlog.benchmarks.tracecompass;
