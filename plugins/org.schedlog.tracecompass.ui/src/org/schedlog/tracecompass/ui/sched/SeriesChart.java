// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongToIntFunction;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXYDataProvider;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.viewers.tree.ITmfTreeViewerEntry;
import org.eclipse.tracecompass.tmf.ui.viewers.tree.TmfGenericTreeEntry;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.TmfClosestDataPointTooltipProvider;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.linechart.TmfFilteredXYChartViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.linechart.TmfXYChartSettings;

/**
 * Draws the series that are chosen. The lines of the first recording are drawn through, those of another one are broken
 * in a way of its own. UI thread, except where said.
 */
class SeriesChart extends TmfFilteredXYChartViewer {

    /** How the lines of the first, the second, ... recording are broken. */
    private static final List<String> BREAKS = List.of(StyleProperties.SeriesStyle.SOLID,
            StyleProperties.SeriesStyle.DASH, StyleProperties.SeriesStyle.DOT, StyleProperties.SeriesStyle.DASHDOT);

    private final Function<ITmfTrace, ? extends ITmfXYDataProvider> providers;
    private final LongToIntFunction recordings;
    /** What else is asked for; read by the threads that fetch. */
    private final Map<String, Object> parameters = new ConcurrentHashMap<>();
    private int pending;

    /**
     * @param parent
     *            where it goes
     * @param id
     *            the data provider's id
     * @param providers
     *            finds the provider of a trace, in any thread; null where there is none
     * @param recordings
     *            tells of a series' id which recording it is of, from 0
     */
    SeriesChart(Composite parent, String id, Function<ITmfTrace, ? extends ITmfXYDataProvider> providers,
            LongToIntFunction recordings) {
        // one request for each pixel, so that the provider knows what a pixel is
        super(parent, new TmfXYChartSettings(null, null, null, 1), id);
        this.providers = providers;
        this.recordings = recordings;
        // the usual one takes the times of one series for those of all
        setTooltipProvider(new TmfClosestDataPointTooltipProvider(this));
    }

    /** Called in threads. */
    @Override
    protected final ITmfXYDataProvider initializeDataProvider(ITmfTrace trace) {
        return providers.apply(trace);
    }

    /** Called in threads. */
    @Override
    protected final Map<String, Object> createQueryParameters(long start, long end, int pixels) {
        Map<String, Object> all = super.createQueryParameters(start, end, pixels);
        all.putAll(parameters);
        return all;
    }

    @Override
    public final OutputElementStyle getSeriesStyle(Long id) {
        int recording = recordings.applyAsInt(id);
        OutputElementStyle style = style(id, recording);
        if (recording == 0) {
            return style;
        }
        Map<String, Object> values = new HashMap<>(style.getStyleValues());
        values.put(StyleProperties.SERIES_STYLE, BREAKS.get(recording % BREAKS.size()));
        return new OutputElementStyle(style.getParentKey(), values);
    }

    /** How a series of a recording is drawn, but that those of the first one are drawn through. */
    OutputElementStyle style(Long id, int recording) {
        return super.getSeriesStyle(id);
    }

    /** Asks for series of another kind, and draws them. */
    final void ask(String parameter, Object value) {
        parameters.put(parameter, value);
        updateContent();
    }

    /**
     * Draws the series of some entries, and no others. An update that has its data already draws them even after it
     * was cancelled, but not after what is asked for now; so the others are cleared away after it.
     */
    final void show(Collection<TmfTreeDataModel> models) {
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
    public final boolean isDirty() {
        return pending > 0 || super.isDirty();
    }
}
