// SPDX-License-Identifier: EPL-2.0
/** Trace Compass' Histogram view on recordings. */
package org.schedlog.tracecompass.ui.histogram;
