// SPDX-License-Identifier: EPL-2.0
/**
 * Opening recordings: the command in the File menu and on tracing projects, and what the user is told when it does not
 * work.
 */
package org.schedlog.tracecompass.ui.open;
