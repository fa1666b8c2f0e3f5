// SPDX-License-Identifier: EPL-2.0
/** What all views of figures have: messages, a legend, the choice of a specification, waiting for the figure. */
package org.schedlog.tracecompass.ui.figure;
