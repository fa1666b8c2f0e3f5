// SPDX-License-Identifier: EPL-2.0
/** The console "SchedLog" in Eclipse's Console view. Only this package needs the bundle org.eclipse.ui.console. */
package org.schedlog.tracecompass.ui.console;
