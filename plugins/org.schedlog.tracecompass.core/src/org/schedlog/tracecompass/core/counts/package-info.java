// SPDX-License-Identifier: EPL-2.0
/** How many events there are when, for Trace Compass' own Histogram and Statistics views. */
package org.schedlog.tracecompass.core.counts;
