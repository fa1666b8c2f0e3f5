// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXYDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.viewers.tree.ITmfTreeViewerEntry;
import org.eclipse.tracecompass.tmf.ui.viewers.tree.TmfGenericTreeEntry;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.AxisRange;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.TmfClosestDataPointTooltipProvider;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.linechart.TmfFilteredXYChartViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.linechart.TmfXYChartSettings;
import org.schedlog.tracecompass.core.sched.SignalsDataProvider;

/** Draws the signals that are chosen. UI thread, except where said. */
final class SignalsChart extends TmfFilteredXYChartViewer {

    private static final AxisRange RESIDENCY = new AxisRange(-0.05, 1.05);
    private static final AxisRange EVENTS = new AxisRange(-1.1, 1.1);

    private final Function<ITmfTrace, SignalsDataProvider> providers;
    private volatile boolean events;
    private int pending;

    /**
     * @param parent
     *            where it goes
     * @param providers
     *            finds the provider of a trace, in any thread; null where there is none
     */
    SignalsChart(Composite parent, Function<ITmfTrace, SignalsDataProvider> providers) {
        // one request for each pixel, so that the provider knows what a pixel is
        super(parent, new TmfXYChartSettings(null, null, null, 1), SignalsDataProvider.ID);
        this.providers = providers;
        setFixedYRange(RESIDENCY);
        // the usual one takes the times of one series for those of all
        setTooltipProvider(new TmfClosestDataPointTooltipProvider(this));
    }

    /** Called in threads. */
    @Override
    protected ITmfXYDataProvider initializeDataProvider(ITmfTrace trace) {
        return providers.apply(trace);
    }

    /** Called in threads. */
    @Override
    protected Map<String, Object> createQueryParameters(long start, long end, int pixels) {
        Map<String, Object> parameters = super.createQueryParameters(start, end, pixels);
        parameters.put(SignalsDataProvider.EVENTS, events);
        return parameters;
    }

    /** Draws the switches, or else the residency. */
    void setEvents(boolean on) {
        events = on;
        setFixedYRange(on ? EVENTS : RESIDENCY);
        updateContent();
    }

    /**
     * Draws the signals of some entries, and no others. An update that has its data already draws them even after it
     * was cancelled, but not after what is asked for now; so the others are cleared away after it.
     */
    void show(Collection<TmfTreeDataModel> models) {
        List<ITmfTreeViewerEntry> entries = new ArrayList<>();
        models.forEach(model -> entries.add(new TmfGenericTreeEntry<>(model)));
        cancelUpdate();
        pending++;
        getDisplay().asyncExec(() -> {
            pending--;
            if (getTrace() != null && !getControl().isDisposed()) {
                clearContent();
                handleCheckStateChangedEvent(entries);
            }
        });
    }

    @Override
    public boolean isDirty() {
        return pending > 0 || super.isDirty();
    }
}
