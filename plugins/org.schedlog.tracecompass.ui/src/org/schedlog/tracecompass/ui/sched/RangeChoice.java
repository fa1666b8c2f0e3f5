// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.SchedulerData;

/** Which part of a recording numbers are of. */
enum RangeChoice {
    /** All of it. */
    WHOLE("Whole recording"),
    /** What the time graphs show. */
    VISIBLE("Visible range"),
    /** What the user selected in any view. */
    SELECTION("Selected range");

    private final String text;

    RangeChoice(String text) {
        this.text = text;
    }

    /** @return what the choices are called, in order */
    static String[] texts() {
        return Arrays.stream(values()).map(choice -> choice.text).toArray(String[]::new);
    }

    /** @return the choice that is made in a combo with {@link #texts} */
    static RangeChoice of(Combo combo) {
        return values()[combo.getSelectionIndex()];
    }

    /**
     * The range as it is now.
     *
     * @param trace
     *            the trace or experiment that views show
     * @param data
     *            the recording
     * @return ns since the first event; empty if only a moment is selected
     */
    Optional<TimeWindow> window(ITmfTrace trace, SchedulerData data) {
        TmfTraceContext context = TmfTraceManager.getInstance().getTraceContext(trace);
        if (this == WHOLE) {
            return Optional.of(data.timeline().span());
        }
        TmfTimeRange range = this == VISIBLE ? context.getWindowRange() : context.getSelectionRange();
        TimeWindow window = data.window(range);
        return window.length() > 0 ? Optional.of(window) : Optional.empty();
    }
}
