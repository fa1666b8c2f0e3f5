// SPDX-License-Identifier: EPL-2.0
/** The preference page that those of SchedLog's parts are below. */
package org.schedlog.tracecompass.ui.preferences;
