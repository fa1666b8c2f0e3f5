// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXYDataProvider;
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
import org.schedlog.tracecompass.core.sched.JoinedLines;
import org.schedlog.tracecompass.core.sched.LineProvider;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * What views have in common that draw series of recordings over time: messages above, the choice of the series on the
 * left, the chart on the right. Public, as Trace Compass calls its signal handlers by reflection. UI thread, except
 * where said.
 *
 * @param <D>
 *            what an analysis computes for it
 * @param <P>
 *            where the series come from
 */
public abstract class SeriesView<D, P extends LineProvider<? extends TmfTreeDataModel>> extends TmfChartView
        implements SchedulerPage.Content<D> {

    private static final int LEAST_TREE_WIDTH = 230;

    private final AnalysisSource<D> source;
    private final Map<ITmfTrace, P> providers = new ConcurrentHashMap<>();
    private SchedulerPage<D> page;
    private SeriesTree tree;
    private SeriesChart chart;
    private ITmfTrace shown;
    /** The offset and the width that Trace Compass wants; null before it does. */
    private Point aligned;

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

    /** Makes the chart, which asks {@link #lines} and {@link #recording}. */
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

    /** The provider of a recording; null if it has none. Called in threads, too. */
    final P provider(Part<D> part) {
        return providers.computeIfAbsent(part.recording(), key -> createProvider(part.recording()));
    }

    /**
     * What gives the lines of all recordings of a trace that are shown; none as long as their data are still to come.
     * Never null: a chart of Trace Compass that gets no provider takes itself for busy for ever. Called in threads.
     */
    final ITmfXYDataProvider lines(ITmfTrace trace) {
        List<RecordingTrace> recordings = RecordingChoice.recordings(trace);
        Map<String, P> found = new LinkedHashMap<>();
        for (Part<D> part : page.parts()) {
            P provider = recordings.contains(part.recording()) ? provider(part) : null;
            if (provider != null) {
                found.put(part.name(), provider);
            }
        }
        return found.size() == 1 ? found.values().iterator().next() : new JoinedLines(found);
    }

    /** The recording of which a series is, from 0. */
    final int recording(long series) {
        List<Part<D>> parts = page.parts();
        return (int) parts.stream().takeWhile(part -> !has(part, series)).count() % Math.max(1, parts.size());
    }

    private boolean has(Part<D> part, long series) {
        P provider = provider(part);
        return provider != null && provider.has(series);
    }

    /** What tells groups of series of a recording from others. */
    final SeriesGroup.Key key(Part<D> part, int number) {
        return new SeriesGroup.Key(page.parts().size() > 1 ? part.name() : "", number);
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
        aligned = new Point(offset, width);
        int least = Math.max(LEAST_TREE_WIDTH, Math.min(leastTreeWidth(), (offset + width) / 2))
                + chart.getPointAreaOffset();
        super.performAlign(Math.max(offset, least), width - Math.max(0, least - offset));
    }

    /** Makes room for the choice of series, which may need more or less than before. */
    final void alignAgain() {
        int offset = aligned == null ? getTimeViewAlignmentInfo().getTimeAxisOffset() : aligned.x;
        performAlign(offset, aligned == null ? getAvailableWidth(offset) : aligned.y);
    }

    /**
     * Says above the chart what the user should know.
     *
     * @param checked
     *            the series that are to be drawn
     * @param most
     *            how many of a recording are drawn
     * @param ifNone
     *            how to draw anything
     * @param notes
     *            what else there is to say if some are drawn
     */
    final void say(Collection<TmfTreeDataModel> checked, int most, String ifNone, List<String> notes) {
        List<Part<D>> parts = page.parts();
        if (parts.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Part<D> part : parts) {
            long count = checked.size() <= most ? 0
                    : checked.stream().filter(model -> has(part, model.getId())).count();
            if (count > most) {
                texts.add(part.among(parts, "Only " + most + " of the " + count
                        + " lines that are checked are drawn."));
            }
        }
        if (checked.isEmpty()) {
            texts.add(ifNone);
        } else {
            texts.addAll(notes);
        }
        page.say(texts);
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
