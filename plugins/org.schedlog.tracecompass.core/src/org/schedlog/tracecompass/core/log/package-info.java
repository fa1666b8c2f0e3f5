// SPDX-License-Identifier: EPL-2.0
/** What is being done, for the user: the text of the console "SchedLog". */
package org.schedlog.tracecompass.core.log;
