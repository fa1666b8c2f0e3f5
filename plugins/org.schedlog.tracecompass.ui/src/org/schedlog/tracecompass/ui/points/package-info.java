// SPDX-License-Identifier: EPL-2.0
/** The view "Points". */
package org.schedlog.tracecompass.ui.points;
