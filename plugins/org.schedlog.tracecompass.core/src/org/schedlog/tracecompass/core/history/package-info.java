// SPDX-License-Identifier: EPL-2.0
/** Trace Compass' state histories, filled straight from columns. */
package org.schedlog.tracecompass.core.history;
