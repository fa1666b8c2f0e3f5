// SPDX-License-Identifier: EPL-2.0
/** What is said of points: the ticks and texts of their axes, and of the points under the pointer. */
package org.schedlog.tracecompass.core.points;
