// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTimestampFormatUpdateSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.figure.PointRef;
import org.schedlog.tracecompass.core.figure.PointDrawing;

/**
 * Keeps charts in step with the views of the same trace: where x is a time they show the same times, and whatever x
 * is, what the user chooses in a chart is selected in all of them, the events table included. For the UI thread,
 * except that Trace Compass' signals come in any.
 */
public final class TimeLink implements PointChart.Listener {

    /** Other views follow when the user pauses, as they take longer than the chart. */
    private static final int BROADCAST_MS = 100;

    private final Object source;
    private final Runnable broadcastRange = this::broadcastRange;
    private ChartStack charts;
    private ITmfTrace trace;

    /**
     * @param source
     *            the view, as the one that signals come from
     */
    TimeLink(Object source) {
        this.source = source;
    }

    void connect(ChartStack linked) {
        charts = linked;
        TmfSignalManager.register(this);
    }

    void disconnect() {
        TmfSignalManager.deregister(this);
    }

    /**
     * The charts have figures.
     *
     * @param shown
     *            the trace or experiment
     * @param isOther
     *            whether these are others than before, which are to show the times that the other views show
     */
    void show(ITmfTrace shown, boolean isOther) {
        trace = shown;
        if (isOther && charts.common().isTime()) {
            charts.common().showTimes(times().inSight());
            charts.common().select(times().selected());
        }
    }

    /** The times that all charts have in common. */
    private TraceTimes times() {
        return new TraceTimes(trace, charts.common().base());
    }

    // ---- from the charts to the other views

    @Override
    public void ranged() {
        Display.getCurrent().timerExec(BROADCAST_MS, broadcastRange);
    }

    private void broadcastRange() {
        if (!charts.isDisposed() && charts.common().isTime()) {
            Span x = charts.common().range().x();
            TmfSignalManager.dispatchSignal(times().inSight(source, x.from(), x.to()));
        }
    }

    @Override
    public void pointChosen(PointDrawing drawing, PointRef point) {
        long time = Coordinates.eventTime(drawing, point);
        timeChosen(drawing, time, time);
    }

    @Override
    public void timeChosen(PointDrawing drawing, double from, double to) {
        TmfSignalManager.dispatchSignal(new TraceTimes(trace, drawing.base()).selected(source, from, to));
    }

    // ---- from the other views to the charts

    private void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (!charts.isDisposed()) {
                runnable.run();
            }
        });
    }

    /**
     * Other times are in sight in the other views.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void windowRangeUpdated(TmfWindowRangeUpdatedSignal signal) {
        if (signal.getSource() != source) {
            later(() -> {
                if (charts.common().isTime() && times().concerns(signal.getTrace())) {
                    charts.common().showTimes(times().of(signal));
                }
            });
        }
    }

    /**
     * Other times are selected, here or in another view.
     *
     * @param signal
     *            says which
     */
    @TmfSignalHandler
    public void selectionRangeUpdated(TmfSelectionRangeUpdatedSignal signal) {
        later(() -> {
            if (charts.common().isTime() && times().concerns(signal.getTrace())) {
                charts.common().select(times().of(signal));
            }
        });
    }

    /**
     * The user wants times written otherwise.
     *
     * @param signal
     *            says so
     */
    @TmfSignalHandler
    public void timestampFormatUpdated(TmfTimestampFormatUpdateSignal signal) {
        later(charts::redrawAnew);
    }
}
