// SPDX-License-Identifier: EPL-2.0
/** What Trace Compass' own views of Linux kernels want to know (Control Flow, Resources, ...), from columns. */
package org.schedlog.tracecompass.core.kernel;
