// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.SchedulerData;

/** Takes all views to a range of time. */
final class Jump {

    /** What is shown on either side, so that one sees what led to it. */
    private static final double MARGIN = 0.5;
    private static final long LEAST_MARGIN = 1_000;

    private Jump() {
    }

    /**
     * Selects a range in all views, and lets them show it with something around it.
     *
     * @param source
     *            who wants it
     * @param trace
     *            the trace or experiment that views show
     * @param data
     *            the recording
     * @param window
     *            the range, ns since the first event
     */
    static void to(Object source, ITmfTrace trace, SchedulerData data, TimeWindow window) {
        long margin = Math.max(LEAST_MARGIN, (long) (window.length() * MARGIN));
        TmfTimeRange selection = data.range(window);
        TmfTimeRange range = data.range(new TimeWindow(Math.max(0, window.from() - margin),
                Math.max(window.to(), Math.min(data.timeline().duration(), window.to() + margin))));
        // the other way round a time graph moves to the selection, and tells everybody that range after this one
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(source, range, trace));
        TmfSignalManager.dispatchSignal(new TmfSelectionRangeUpdatedSignal(source, selection.getStartTime(),
                selection.getEndTime(), trace));
    }
}
