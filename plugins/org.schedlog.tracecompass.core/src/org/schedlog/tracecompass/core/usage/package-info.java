// SPDX-License-Identifier: EPL-2.0
/** Trace Compass' CPU Usage view on recordings, answered from the time line of who is current where. Without SWT. */
package org.schedlog.tracecompass.core.usage;
