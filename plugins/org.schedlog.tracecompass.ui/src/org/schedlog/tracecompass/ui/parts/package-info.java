// SPDX-License-Identifier: EPL-2.0
/** Small parts that views, pages and dialogs of all kinds are made with. */
package org.schedlog.tracecompass.ui.parts;
