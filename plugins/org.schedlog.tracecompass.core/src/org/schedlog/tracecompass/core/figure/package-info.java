// SPDX-License-Identifier: EPL-2.0
/**
 * The figures of open traces: what was asked for, its computation in the background, what came of it. All views that
 * show a figure, or say something of it, share it here.
 */
package org.schedlog.tracecompass.core.figure;
