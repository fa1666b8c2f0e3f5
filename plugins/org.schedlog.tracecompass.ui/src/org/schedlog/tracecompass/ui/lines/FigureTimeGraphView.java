// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.tracecompass.tmf.core.model.IOutputElement;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.views.timegraph.BaseDataProviderTimeGraphView;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.ITimeGraphTreeListener;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphTreeExpansionEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ILinkEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.lines.LinesDataProvider;
import org.schedlog.tracecompass.core.lines.LinesParameters;
import org.schedlog.tracecompass.core.lines.RowEntryModel;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.TraceOrder;
import org.schedlog.tracecompass.ui.parts.HelpContext;

/**
 * How a figure's rows become entries of a time graph, and what is fetched for them: the part of the Lines view that
 * meets Trace Compass' threads. UI thread, except where said.
 */
abstract class FigureTimeGraphView extends BaseDataProviderTimeGraphView {

    private static final int RETRY_MS = 50;
    private static final int RETRIES = 100;

    private final LinesPresentation presentation;
    private final RowLayout rowLayout = new RowLayout(this);
    private volatile Viewport viewport = new Viewport(0, List.of(), new BitSet(), true);
    /** How many arrows are not drawn of those that the current thread fetches. */
    private final ThreadLocal<AtomicLong> moreArrows = ThreadLocal.withInitial(AtomicLong::new);
    /** The numbers of the rows that are expanded, so that they stay so in the next figure. */
    private final Set<Long> expanded = new HashSet<>();
    /** The headings that the user collapsed. */
    private final Set<String> collapsed = new HashSet<>();

    /** The entry of a trace. Its rows are set at once: added one by one, each would copy all those before it. */
    private static final class TraceRows extends TraceEntry {

        private final String arrangement;
        private volatile List<TimeGraphEntry> rows = List.of();

        TraceRows(TimeGraphEntryModel model, ITmfTrace trace, LinesDataProvider provider, String arrangement) {
            super(model, trace, provider);
            this.arrangement = arrangement;
        }

        @Override
        public boolean hasChildren() {
            return !rows.isEmpty();
        }

        @Override
        public List<TimeGraphEntry> getChildren() {
            return rows;
        }

        @Override
        public void sortChildren(Comparator<ITimeGraphEntry> comparator) {
            List<TimeGraphEntry> sorted = new ArrayList<>(rows);
            sorted.sort(comparator);
            rows = List.copyOf(sorted);
        }
    }

    FigureTimeGraphView(String id, LinesPresentation presentation) {
        super(id, presentation, LinesDataProvider.ID);
        this.presentation = presentation;
        presentation.setTooltips(this::tooltip);
        // The rows, but not their categories.
        setAutoExpandLevel(1);
        setEntryComparator(TraceOrder::compare);
    }

    final RowLayout rowLayout() {
        return rowLayout;
    }

    LinesPresentation presentation() {
        return presentation;
    }

    /** What is shown of a trace; called in threads. */
    abstract FigureRequest requestOf(ITmfTrace trace);

    /** How many arrows of the figure are not drawn because there is no room. */
    abstract void arrowsLeftOut(long count);

    /** Whether the figure is there, and not only a first look at it. */
    abstract boolean isFigureComplete();

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        HelpContext.set(parent, getSite().getId());
        getTimeGraphViewer().addTreeListener(new ITimeGraphTreeListener() {
            @Override
            public void treeExpanded(TimeGraphTreeExpansionEvent event) {
                if (event.getEntry() instanceof RowEntry row) {
                    expanded.add(row.model().number());
                    fill(row);
                    getTimeGraphViewer().refresh();
                } else if (event.getEntry() instanceof HeadingEntry heading) {
                    collapsed.remove(heading.getName());
                }
            }

            @Override
            public void treeCollapsed(TimeGraphTreeExpansionEvent event) {
                if (event.getEntry() instanceof RowEntry row) {
                    expanded.remove(row.model().number());
                } else if (event.getEntry() instanceof HeadingEntry heading) {
                    collapsed.add(heading.getName());
                }
            }
        });
    }

    // ---- entries

    /** Called in the build job's thread. */
    @Override
    protected void buildEntryList(ITmfTrace trace, ITmfTrace parentTrace, IProgressMonitor monitor) {
        if (!(trace instanceof RecordingTrace recording)) {
            return;
        }
        LinesDataProvider provider = LinesDataProvider.of(recording, requestOf(parentTrace));
        Status status = Status.RUNNING;
        while (status == Status.RUNNING && !monitor.isCanceled()) {
            TmfModelResponse<TmfTreeModel<TimeGraphEntryModel>> response = provider.fetchTree(Map.of(), monitor);
            status = response.getStatus();
            if (response.getModel() != null && !monitor.isCanceled()) {
                TraceRows root = entries(recording, provider, response.getModel().getEntries());
                setStartTime(Math.min(getStartTime(), root.getStartTime()));
                setEndTime(Math.max(getEndTime(), root.getEndTime() + 1));
                addToEntryList(parentTrace, List.of(root));
                Display.getDefault().asyncExec(() -> entriesBuilt(root));
            }
        }
        if (!monitor.isCanceled() && parentTrace.equals(getTrace())) {
            synchingToTime(getTimeGraphViewer().getSelectionBegin());
            refresh();
        }
    }

    private TraceRows entries(RecordingTrace trace, LinesDataProvider provider, List<TimeGraphEntryModel> models) {
        TraceRows root = new TraceRows(models.get(0), trace, provider, rowLayout.arrangement());
        List<RowEntry> rows = new ArrayList<>(models.size());
        CpuRows arrangement = cpuRows(trace, models);
        synchronized (fEntries) {
            for (TimeGraphEntryModel model : models.subList(1, models.size())) {
                RowEntryModel row = (RowEntryModel) model;
                RowEntry entry = new RowEntry(trace, row, arrangement.place(row.number()));
                rows.add(entry);
                fEntries.put(provider, model.getId(), entry);
            }
        }
        root.rows = arrangement.arrange(root, rows);
        return root;
    }

    private CpuRows cpuRows(RecordingTrace trace, List<TimeGraphEntryModel> models) {
        boolean wanted = rowLayout.isTopologyWanted() && models.size() > 1 && models.get(1) instanceof RowEntryModel row
                && row.drawing().index().rowMeaning() == Meaning.CPU;
        return CpuRows.of(wanted ? trace : null, rowLayout.grouping());
    }

    private void entriesBuilt(TraceRows root) {
        if (isFigureComplete() && areOfFirstLook(root) || !root.arrangement.equals(rowLayout.arrangement())) {
            // The figure came, or the user wanted other groups, while these were built.
            rebuild();
        } else {
            rowLayout.widenFor(root);
            restoreExpansion(root, RETRIES);
        }
    }

    private static boolean areOfFirstLook(TimeGraphEntry root) {
        TimeGraphEntry first = root;
        while (first.hasChildren() && !(first instanceof RowEntry)) {
            first = first.getChildren().get(0);
        }
        return first instanceof RowEntry row && !row.model().drawing().isExact();
    }

    /** @return whether the entries on show are those of a first look at the figure */
    final boolean hasEntriesOfFirstLook() {
        List<TimeGraphEntry> roots = getTrace() == null ? null : getEntryList(getTrace());
        return roots != null && roots.stream().anyMatch(FigureTimeGraphView::areOfFirstLook);
    }

    /** Makes a row's categories its children. */
    private void fill(RowEntry row) {
        if (row.isFilled() || !(getProvider(row) instanceof LinesDataProvider provider)) {
            return;
        }
        List<TimeGraphEntry> categories = new ArrayList<>();
        synchronized (fEntries) {
            for (TimeGraphEntryModel model : provider.categoriesOf(row.model())) {
                TimeGraphEntry category = new TimeGraphEntry(model);
                categories.add(category);
                fEntries.put(provider, model.getId(), category);
            }
        }
        row.fill(categories);
    }

    /** Expands the rows that were expanded before, once the widget has them. */
    private void restoreExpansion(TraceRows root, int retries) {
        boolean isAny = !expanded.isEmpty() || root.getChildren().stream().anyMatch(HeadingEntry.class::isInstance);
        if (getTimeGraphViewer().getControl().isDisposed() || !isAny || retries == 0) {
            return;
        }
        boolean isShown = false;
        for (ITimeGraphEntry entry : getTimeGraphViewer().getExpandedElements()) {
            isShown |= entry == root;
        }
        if (!isShown) {
            getTimeGraphViewer().getControl().getDisplay()
                    .timerExec(RETRY_MS, () -> restoreExpansion(root, retries - 1));
            return;
        }
        List<ITimeGraphEntry> toExpand = new ArrayList<>();
        findExpanded(root, toExpand);
        getTimeGraphViewer().setExpandedState(toExpand, true);
        getTimeGraphViewer().refresh();
    }

    private void findExpanded(TimeGraphEntry parent, List<ITimeGraphEntry> found) {
        for (TimeGraphEntry entry : parent.getChildren()) {
            if (entry instanceof RowEntry row && expanded.contains(row.number())) {
                fill(row);
                found.add(row);
            } else if (entry instanceof HeadingEntry heading) {
                if (!collapsed.contains(heading.getName())) {
                    found.add(heading);
                }
                findExpanded(heading, found);
            }
        }
    }

    /** @return the numbers of the expanded rows; a copy */
    final Set<Long> expandedRows() {
        return Set.copyOf(expanded);
    }

    /** Expands these rows, once they are there, and collapses the others. */
    final void setExpandedRows(Set<Long> numbers) {
        expanded.clear();
        expanded.addAll(numbers);
    }

    /** @return how many headings there are over rows */
    final int headingCount() {
        int count = 0;
        for (ITimeGraphEntry entry : getTimeGraphViewer().getExpandedElements()) {
            count += entry instanceof HeadingEntry ? 1 : 0;
        }
        return count;
    }

    /** Makes the entries anew. */
    final void rebuildEntries() {
        rebuild();
    }

    /** Shows the rows in an order. */
    final void sortRows(RowOrder order) {
        setEntryComparator(order.comparator());
        refresh();
    }

    // ---- fetching

    /** Remembers what can only be asked for in the UI thread. */
    @Override
    protected ZoomThread createZoomThread(long startTime, long endTime, long resolution, boolean restart) {
        List<Long> visible = getVisibleItems(1).stream().map(entry -> entry.getEntryModel().getId()).toList();
        viewport = new Viewport(pixelColumns(), visible, presentation.colors().hidden(), viewport.arrows());
        return super.createZoomThread(startTime, endTime, resolution, restart);
    }

    private int pixelColumns() {
        return Math.max(1, getTimeGraphViewer().getTimeSpace() - 1);
    }

    /** Shows or hides the arrows. */
    final void setArrowsVisible(boolean visible) {
        viewport = new Viewport(viewport.width(), viewport.visible(), viewport.hidden(), visible);
        fetchArrows();
    }

    final boolean areArrowsVisible() {
        return viewport.arrows();
    }

    /** Fetches the arrows, and of the rows those that are not there yet. */
    final void fetchArrows() {
        startZoomThread(getTimeGraphViewer().getTime0(), getTimeGraphViewer().getTime1());
    }

    /** Called in threads. Only what can be seen is fetched, and a second pass could not find more than the first. */
    @Override
    protected void zoomEntries(Iterable<TimeGraphEntry> entries, long zoomStartTime, long zoomEndTime, long resolution,
            boolean fullSearch, IProgressMonitor monitor) {
        if (Thread.currentThread() instanceof ZoomThread && !fullSearch) {
            super.zoomEntries(entries, zoomStartTime, zoomEndTime, resolution, false, monitor);
        }
    }

    @Override
    protected Map<String, Object> getFetchRowModelParameters(long start, long end, long resolution, boolean fullSearch,
            Collection<Long> items) {
        Map<String, Object> parameters = super.getFetchRowModelParameters(start, end, resolution, fullSearch, items);
        viewport.describe(parameters, start, end);
        return parameters;
    }

    /** Called in zoom threads. */
    @Override
    protected List<ILinkEvent> getLinkList(long start, long end, long resolution, IProgressMonitor monitor) {
        AtomicLong more = moreArrows.get();
        more.set(0);
        List<ILinkEvent> links = viewport.arrows() ? super.getLinkList(start, end, resolution, monitor) : List.of();
        long count = more.get();
        if (!monitor.isCanceled()) {
            Display.getDefault().asyncExec(() -> arrowsLeftOut(count));
        }
        return links;
    }

    @Override
    protected Map<String, Object> getFetchArrowsParameters(List<Long> times) {
        Map<String, Object> parameters = super.getFetchArrowsParameters(times);
        if (!times.isEmpty()) {
            viewport.describe(parameters, times.get(0), times.get(times.size() - 1));
        }
        parameters.put(LinesParameters.MORE_ARROWS, (LongConsumer) moreArrows.get()::addAndGet);
        return parameters;
    }

    @Override
    protected Map<String, Object> getFetchTooltipParameters(long time, long item, IOutputElement element) {
        Map<String, Object> parameters = super.getFetchTooltipParameters(time, item, element);
        long duration = getTimeGraphViewer().getTime1() - getTimeGraphViewer().getTime0();
        parameters.put(LinesParameters.REACH, duration / pixelColumns());
        parameters.put(LinesParameters.HIDDEN, presentation.colors().hidden());
        return parameters;
    }

    private Map<String, String> tooltip(ITimeEvent event, long time) {
        if (!(event.getEntry() instanceof TimeGraphEntry entry)) {
            return Map.of();
        }
        IOutputElement element = event instanceof TimeEvent timeEvent ? timeEvent.getModel() : null;
        Map<String, String> tooltip = getProvider(entry).fetchTooltip(
                getFetchTooltipParameters(time, entry.getEntryModel().getId(), element), null).getModel();
        return tooltip == null ? Map.of() : tooltip;
    }

    /** The provider's states have no gaps between them; called in threads. */
    @Override
    protected List<ITimeEvent> createTimeEvents(TimeGraphEntry entry, List<ITimeGraphState> states) {
        return entry instanceof RowEntry ? RowEvent.of(entry, states) : super.createTimeEvents(entry, states);
    }
}
