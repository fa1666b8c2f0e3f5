// SPDX-License-Identifier: EPL-2.0
/** The view "SchedLog Points". */
package org.schedlog.tracecompass.ui.points;
