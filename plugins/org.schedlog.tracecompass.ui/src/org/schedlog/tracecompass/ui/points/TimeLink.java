// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.signal.TmfSelectionRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTimestampFormatUpdateSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.schedlog.engine.figure.PointRef;

/**
 * Keeps a chart in step with the views of the same trace: where x is a time they show the same times, and whatever x
 * is, what the user chooses in the chart is selected in all of them, the events table included. For the UI thread,
 * except that Trace Compass' signals come in any.
 */
public final class TimeLink implements PointChart.Listener {

    /** Other views follow when the user pauses, as they take longer than the chart. */
    private static final int BROADCAST_MS = 100;

    private final Object source;
    private final Runnable broadcastRange = this::broadcastRange;
    private PointChart chart;
    private TraceTimes times;

    /**
     * @param source
     *            the view, as the one that signals come from
     */
    TimeLink(Object source) {
        this.source = source;
    }

    void connect(PointChart linked) {
        chart = linked;
        TmfSignalManager.register(this);
    }

    void disconnect() {
        TmfSignalManager.deregister(this);
    }

    /**
     * The chart has a figure.
     *
     * @param shown
     *            its times
     * @param isOther
     *            whether it is another one than before, which is to show the times that the other views show
     */
    void show(TraceTimes shown, boolean isOther) {
        times = shown;
        if (isOther && chart.isTime()) {
            TraceTimes.Range range = times.inSight();
            chart.showTimes(range.from(), range.to());
            TraceTimes.Range selected = times.selected();
            chart.select(selected.from(), selected.to());
        }
    }

    // ---- from the chart to the other views

    @Override
    public void ranged(ChartRange range) {
        Display.getCurrent().timerExec(BROADCAST_MS, broadcastRange);
    }

    private void broadcastRange() {
        if (!chart.control().isDisposed() && chart.isTime()) {
            Span x = chart.range().x();
            TmfSignalManager.dispatchSignal(times.inSight(source, x.from(), x.to()));
        }
    }

    @Override
    public void pointChosen(PointRef point) {
        long time = Coordinates.eventTime(chart.drawing().orElseThrow(), point);
        timeChosen(time, time);
    }

    @Override
    public void timeChosen(double from, double to) {
        TmfSignalManager.dispatchSignal(times.selected(source, from, to));
    }

    // ---- from the other views to the chart

    private void later(Runnable runnable) {
        Display.getDefault().asyncExec(() -> {
            if (!chart.control().isDisposed()) {
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
                if (chart.isTime() && times.concerns(signal.getTrace())) {
                    TraceTimes.Range range = times.of(signal);
                    chart.showTimes(range.from(), range.to());
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
            if (chart.isTime() && times.concerns(signal.getTrace())) {
                TraceTimes.Range range = times.of(signal);
                chart.select(range.from(), range.to());
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
        later(chart::redrawAnew);
    }
}
