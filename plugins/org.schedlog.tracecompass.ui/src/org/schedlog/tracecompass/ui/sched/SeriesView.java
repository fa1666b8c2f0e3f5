// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfTreeXYDataProvider;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceSelectedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.viewers.TmfViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.TmfXYChartViewer;
import org.eclipse.tracecompass.tmf.ui.viewers.xychart.XYChartLegendImageProvider;
import org.eclipse.tracecompass.tmf.ui.views.xychart.TmfChartView;
import org.schedlog.tracecompass.core.sched.AnalysisSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * What views have in common that draw series of a recording over time: messages above, the choice of the series on the
 * left, the chart on the right. Public, as Trace Compass calls its signal handlers by reflection. UI thread, except
 * where said.
 *
 * @param <D>
 *            what an analysis computes for it
 * @param <P>
 *            where the series come from
 */
public abstract class SeriesView<D, P extends ITmfTreeXYDataProvider<? extends TmfTreeDataModel>> extends TmfChartView
        implements SchedulerPage.Content<D> {

    private static final int LEAST_TREE_WIDTH = 230;

    private final AnalysisSource<D> source;
    private final Map<ITmfTrace, P> providers = new ConcurrentHashMap<>();
    private SchedulerPage<D> page;
    private SeriesTree tree;
    private SeriesChart chart;
    private ITmfTrace shown;

    SeriesView(String title, AnalysisSource<D> source) {
        super(title);
        this.source = source;
    }

    // ---- parts

    @Override
    public void createPartControl(Composite parent) {
        HelpContext.set(parent, getSite().getId());
        page = new SchedulerPage<>(parent, source, this);
        createHeader(new HeaderBar(page.control()));
        Composite below = new Composite(page.control(), SWT.NONE);
        below.setLayout(new FillLayout());
        below.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        super.createPartControl(below);
        tree.connect(new XYChartLegendImageProvider(chart), this::draw);
        follow(TmfTraceManager.getInstance().getActiveTrace());
    }

    /** Makes the choices above the chart. */
    abstract void createHeader(HeaderBar header);

    /** Makes the choice of the series. */
    abstract SeriesTree createTree(Composite parent);

    /** Makes the chart, which asks {@link #provider}. */
    abstract SeriesChart createChart(Composite parent);

    /** Makes the provider of a recording; null if it has none. Called in threads, too. */
    abstract P createProvider(RecordingTrace recording);

    /** Draws series, and no others. */
    abstract void draw(Collection<TmfTreeDataModel> models);

    @Override
    protected final TmfViewer createLeftChildViewer(Composite parent) {
        tree = createTree(parent);
        return tree;
    }

    @Override
    protected final TmfXYChartViewer createChartViewer(Composite parent) {
        chart = createChart(parent);
        return chart;
    }

    /** Called in threads, too. */
    final P provider(ITmfTrace trace) {
        RecordingTrace recording = page.parts().isEmpty() ? null : page.parts().get(0).recording();
        return recording == null || !RecordingChoice.recordings(trace).contains(recording) ? null
                : providers.computeIfAbsent(recording, key -> createProvider(recording));
    }

    @Override
    public void dispose() {
        page.stop();
        super.dispose();
    }

    /** How wide the choice of series is at least, in pixels, where there is room. */
    int leastTreeWidth() {
        return LEAST_TREE_WIDTH;
    }

    /**
     * Aligned with the time axes of other views, but not so far to the left that nobody can read the series' names; the
     * chart has at least half of the view.
     */
    @Override
    public void performAlign(int offset, int width) {
        int least = Math.max(LEAST_TREE_WIDTH, Math.min(leastTreeWidth(), (offset + width) / 2))
                + chart.getPointAreaOffset();
        super.performAlign(Math.max(offset, least), width - Math.max(0, least - offset));
    }

    /** Says above the chart that not all of what is checked is drawn, or how to draw anything. */
    final void sayCount(int checked, int most, String ifNone) {
        if (page.parts().isEmpty()) {
            return;
        }
        if (checked == 0) {
            page.messages().say(ifNone);
        } else if (checked > most) {
            page.messages().say("Only " + most + " of the " + checked + " lines that are checked are drawn.");
        } else {
            page.messages().clear();
        }
    }

    // ---- the trace

    /** Shows a trace, unless it is shown already. */
    private void follow(ITmfTrace trace) {
        if (trace == shown && trace != null) {
            return;
        }
        shown = trace;
        page.load(trace);
    }

    /**
     * @param signal
     *            another trace was opened
     */
    @TmfSignalHandler
    public void traceOpened(TmfTraceOpenedSignal signal) {
        page.later(() -> follow(getTrace()));
    }

    /**
     * @param signal
     *            another trace was selected
     */
    @TmfSignalHandler
    public void traceSelected(TmfTraceSelectedSignal signal) {
        page.later(() -> follow(getTrace()));
    }

    @TmfSignalHandler
    @Override
    public void traceClosed(TmfTraceClosedSignal signal) {
        super.traceClosed(signal);
        TmfTraceManager.getTraceSet(signal.getTrace()).forEach(providers::remove);
        page.later(() -> follow(TmfTraceManager.getInstance().getActiveTrace()));
    }

    // ---- for the views and tests

    final SchedulerPage<D> page() {
        return page;
    }

    final SeriesTree tree() {
        return tree;
    }

    final SeriesChart chart() {
        return chart;
    }

    final String message() {
        return page.messages().said();
    }

    boolean isSettled() {
        return !page.isLoading() && !chart.isDirty();
    }
}
