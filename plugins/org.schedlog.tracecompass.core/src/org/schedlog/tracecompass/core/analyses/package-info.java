// SPDX-License-Identifier: EPL-2.0
/** Trace Compass' analyses that a recording cannot have, with the reasons. */
package org.schedlog.tracecompass.core.analyses;
