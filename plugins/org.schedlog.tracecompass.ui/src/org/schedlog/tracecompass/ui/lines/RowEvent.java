// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;

/** An event of a row that is painted by {@link LinesPresentation} and not by the widget. */
interface RowEvent extends ITimeEvent {

    /** @return what the whole row shows */
    RowContent content();
}
