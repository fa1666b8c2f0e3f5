// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;

/** In which order a view over time shows the recordings of an experiment. */
public final class TraceOrder {

    private TraceOrder() {
    }

    /**
     * Compares the rows at the top, one for each recording, by name; otherwise they stand in the order in which they
     * happen to be ready. As in Trace Compass' Resources.
     *
     * @param a
     *            a row
     * @param b
     *            another row
     * @return less than, equal to or greater than 0; rows below others are equal, so that they stay where they are
     */
    public static int compare(ITimeGraphEntry a, ITimeGraphEntry b) {
        return a.getParent() == null && b.getParent() == null ? a.getName().compareToIgnoreCase(b.getName()) : 0;
    }
}
