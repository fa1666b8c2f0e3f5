// SPDX-License-Identifier: EPL-2.0
/**
 * What the command line that starts Trace Compass can ask for: a spec to show a recording with, and a picture of that.
 */
package org.schedlog.tracecompass.ui.launch;
