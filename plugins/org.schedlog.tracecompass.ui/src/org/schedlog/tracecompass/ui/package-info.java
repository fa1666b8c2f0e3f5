// SPDX-License-Identifier: EPL-2.0
/**
 * What the user of Trace Compass sees of SchedLog: views, commands, menus and dialogs.
 */
package org.schedlog.tracecompass.ui;
