// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.function.Function;
import java.util.function.LongToIntFunction;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXYDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.AxisRange;
import org.schedlog.tracecompass.core.sched.SignalsDataProvider;

/** Draws the signals that are chosen. UI thread, except where said. */
final class SignalsChart extends SeriesChart {

    private static final AxisRange RESIDENCY = new AxisRange(-0.05, 1.05);
    private static final AxisRange EVENTS = new AxisRange(-1.1, 1.1);

    /**
     * @param parent
     *            where it goes
     * @param providers
     *            finds the provider of a trace, in any thread; null where there is none
     * @param recordings
     *            tells of a series' id which recording it is of, from 0
     */
    SignalsChart(Composite parent, Function<ITmfTrace, ? extends ITmfXYDataProvider> providers,
            LongToIntFunction recordings) {
        super(parent, SignalsDataProvider.ID, providers, recordings);
        setFixedYRange(RESIDENCY);
    }

    /** Draws the switches, or else the residency. */
    void setEvents(boolean on) {
        setFixedYRange(on ? EVENTS : RESIDENCY);
        ask(SignalsDataProvider.EVENTS, on);
    }
}
