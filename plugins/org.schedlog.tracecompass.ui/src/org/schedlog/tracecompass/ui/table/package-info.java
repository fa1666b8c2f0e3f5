// SPDX-License-Identifier: EPL-2.0
/** What the views that show tables about a recording have in common. */
package org.schedlog.tracecompass.ui.table;
