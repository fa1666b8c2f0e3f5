// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.statistics;

import java.util.Optional;

import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.tracecompass.core.statistics.TimeSpan;

/** Which lines the statistics are of. */
enum Scope {

    /** All of the figure. */
    EVERYTHING("Everything"),
    /** What touches the stretch of time that the views show. */
    VISIBLE("Visible range"),
    /** What touches the selected stretch of time, or the selected moment. */
    SELECTION("Selection");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * @param trace
     *            an open trace
     * @return the stretch of time as it is now; empty for everything
     */
    Optional<TimeSpan> span(ITmfTrace trace) {
        TmfTraceContext context = TmfTraceManager.getInstance().getTraceContext(trace);
        return switch (this) {
        case EVERYTHING -> Optional.empty();
        case VISIBLE -> Optional.of(TimeSpan.of(context.getWindowRange()));
        case SELECTION -> Optional.of(TimeSpan.of(context.getSelectionRange()));
        };
    }
}
