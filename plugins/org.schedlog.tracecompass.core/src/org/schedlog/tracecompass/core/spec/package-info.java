// SPDX-License-Identifier: EPL-2.0
/** Specifications of figures: where they come from, and which one a trace is shown with. */
package org.schedlog.tracecompass.core.spec;
