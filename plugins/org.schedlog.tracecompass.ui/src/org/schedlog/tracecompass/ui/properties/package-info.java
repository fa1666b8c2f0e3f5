// SPDX-License-Identifier: EPL-2.0
/** What is known of a recording as a whole: a page of the Properties dialog of a trace. */
package org.schedlog.tracecompass.ui.properties;
