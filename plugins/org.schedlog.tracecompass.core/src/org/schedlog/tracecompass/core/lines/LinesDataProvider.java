// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filter.parser.FilterCu;
import org.eclipse.tracecompass.internal.provisional.tmf.core.model.filter.parser.IFilterStrings;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.IOutputStyleProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputStyleModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphDataProvider;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.figure.Arrow;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

import com.google.common.collect.Multimap;

/**
 * A line figure of a trace as a time graph: an entry for the trace, below it one for each row. The states of a row are
 * the disjoint runs of pixel columns in which the same categories are seen ({@link RowState}); lines between rows are
 * arrows. Thread-safe.
 */
public final class LinesDataProvider implements ITimeGraphDataProvider<TimeGraphEntryModel>, IOutputStyleProvider {

    /** The id; with a colon and a request's id behind it, that is drawn, else the default specification. */
    public static final String ID = "org.schedlog.tracecompass.core.lines";

    /** More arrows than this hide the picture and cost more than 10 ms a frame. */
    private static final int MOST_ARROWS = 4000;
    /** How long a request for the rows waits for a figure that is nearly there. */
    private static final int WAIT_MS = 2000;
    /** The ids of entries, unique among all figures. */
    private static final AtomicLong NEXT_ID = new AtomicLong(1);

    private final RecordingTrace trace;
    private final Figures figures;
    private final FigureRequest request;
    private final String id;
    /** The rows of the figure last computed; guarded by this. */
    private Rows rows;

    /** The entries of a drawing: the trace's has the id first, row i has the id first + 1 + i. */
    private record Rows(LineDrawing drawing, long first) {

        long id(int row) {
            return first + 1 + row;
        }

        /** The row with an id, or -1 if it is none of this drawing's. */
        int row(long id) {
            long row = id - first - 1;
            return row >= 0 && row < drawing.index().rowCount() ? (int) row : -1;
        }
    }

    /**
     * @param trace
     *            an open trace
     * @param request
     *            what is drawn
     * @param id
     *            the id that the client asked for
     */
    LinesDataProvider(RecordingTrace trace, FigureRequest request, String id) {
        this.trace = trace;
        this.figures = Figures.of(trace);
        this.request = request;
        this.id = id;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void dispose() {
        synchronized (this) {
            rows = null;
        }
    }

    /** The rows if the figure is there. A figure that was let go and computed anew has new ids. */
    private synchronized Optional<Rows> rows() {
        Optional<LineDrawing> drawing = figures.shown(request).flatMap(Figure::lines);
        if (drawing.isEmpty()) {
            rows = null;
        } else if (rows == null || rows.drawing() != drawing.get()) {
            rows = new Rows(drawing.get(), NEXT_ID.getAndAdd(drawing.get().index().rowCount() + 1L));
        }
        return Optional.ofNullable(rows);
    }

    @Override
    public TmfModelResponse<TmfTreeModel<TimeGraphEntryModel>> fetchTree(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        IProgressMonitor canceller = monitor == null ? new NullProgressMonitor() : monitor;
        Optional<Figure> figure = figures.figure(request).awaitShown(WAIT_MS, canceller);
        if (canceller.isCanceled()) {
            return cancelled();
        }
        if (figure.isEmpty()) {
            return new TmfModelResponse<>(null, Status.RUNNING, CommonStatusMessage.RUNNING);
        }
        Optional<Rows> current = rows();
        if (current.isEmpty()) {
            return new TmfModelResponse<>(null, Status.FAILED, String.join("\n", figure.get().lineProblems()));
        }
        return completed(new TmfTreeModel<>(List.of(""), entries(current.get())));
    }

    private List<TimeGraphEntryModel> entries(Rows current) {
        LineDrawing drawing = current.drawing();
        long start = Math.min(trace.getStartTime().toNanos(), drawing.base() + drawing.index().start());
        long end = Math.max(trace.getEndTime().toNanos(), drawing.base() + drawing.index().end());
        List<TimeGraphEntryModel> entries = new ArrayList<>();
        entries.add(new TimeGraphEntryModel(current.first(), -1, trace.getName(), start, end, false));
        for (int row = 0; row < drawing.index().rowCount(); row++) {
            entries.add(new RowEntryModel(current.id(row), current.first(), drawing, row, start, end));
        }
        return entries;
    }

    @Override
    public TmfModelResponse<TimeGraphModel> fetchRowModel(Map<String, Object> parameters, IProgressMonitor monitor) {
        Optional<Rows> current = rows();
        if (current.isEmpty()) {
            return completed(null);
        }
        PixelGrid grid = LinesParameters.grid(parameters, current.get().drawing().base());
        List<Long> items = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_ITEMS_KEY);
        if (grid == null || items == null) {
            return new TmfModelResponse<>(null, Status.FAILED, CommonStatusMessage.INCORRECT_QUERY_PARAMETERS);
        }
        Map<Integer, Predicate<Multimap<String, Object>>> filters = filters(parameters);
        LineDrawing drawing = current.get().drawing();
        // Rows are independent of each other; of Trace Compass' filters that is not known.
        Stream<Long> wanted = filters.isEmpty() ? items.parallelStream() : items.stream();
        List<ITimeGraphRowModel> models = wanted
                .filter(item -> current.get().row(item) >= 0 && (monitor == null || !monitor.isCanceled()))
                .<ITimeGraphRowModel> map(item -> new TimeGraphRowModel(item,
                        states(drawing, current.get().row(item), grid, item, filters, monitor)))
                .toList();
        if (monitor != null && monitor.isCanceled()) {
            return cancelled();
        }
        return completed(new TimeGraphModel(models));
    }

    private List<ITimeGraphState> states(LineDrawing drawing, int row, PixelGrid grid, long item,
            Map<Integer, Predicate<Multimap<String, Object>>> filters, IProgressMonitor monitor) {
        List<RowState> runs = RowRuns.of(drawing, drawing.index().raster(row, grid));
        if (filters.isEmpty()) {
            return new ArrayList<>(runs);
        }
        List<ITimeGraphState> states = new ArrayList<>();
        runs.forEach(run -> applyFilterAndAddState(states, run, item, filters, monitor));
        return states;
    }

    /** The regular expressions of the user's filters, by the property that they set. */
    private static Map<Integer, Predicate<Multimap<String, Object>>> filters(Map<String, Object> parameters) {
        Map<Integer, Predicate<Multimap<String, Object>>> filters = new HashMap<>();
        if (parameters.get(DataProviderParameterUtils.REGEX_MAP_FILTERS_KEY) instanceof Map<?, ?> regexes) {
            regexes.forEach((property, texts) -> {
                List<String> all = ((Collection<?>) texts).stream().map(String.class::cast).toList();
                FilterCu filter = FilterCu.compile(IFilterStrings.mergeFilters(all));
                if (filter != null) {
                    filters.put((Integer) property, filter.generate());
                }
            });
        }
        return filters;
    }

    @Override
    public TmfModelResponse<List<ITimeGraphArrow>> fetchArrows(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<Rows> current = rows();
        if (current.isEmpty()) {
            return completed(List.of());
        }
        LineDrawing drawing = current.get().drawing();
        PixelGrid grid = LinesParameters.grid(parameters, drawing.base());
        if (grid == null) {
            return new TmfModelResponse<>(null, Status.FAILED, CommonStatusMessage.INCORRECT_QUERY_PARAMETERS);
        }
        List<Long> visible = LinesParameters.longs(parameters, LinesParameters.VISIBLE);
        List<ITimeGraphArrow> arrows = new ArrayList<>();
        for (Arrow arrow : drawing.index().arrows(grid, MOST_ARROWS)) {
            if (monitor != null && monitor.isCanceled()) {
                return cancelled();
            }
            long source = current.get().id(arrow.fromRow());
            long target = current.get().id(arrow.toRow());
            if (visible == null || visible.contains(source) || visible.contains(target)) {
                arrows.add(new TimeGraphArrow(source, target, drawing.base() + arrow.from(), arrow.to() - arrow.from(),
                        CategoryStyles.reference(arrow.category())));
            }
        }
        return completed(arrows);
    }

    @Override
    public TmfModelResponse<Map<String, String>> fetchTooltip(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<Rows> current = rows();
        List<Long> items = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_ITEMS_KEY);
        List<Long> times = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_TIME_KEY);
        if (current.isEmpty() || items == null || items.isEmpty() || times == null || times.isEmpty()) {
            return completed(Map.of());
        }
        LineDrawing drawing = current.get().drawing();
        if (parameters.get(DataProviderParameterUtils.REQUESTED_ELEMENT_KEY) instanceof ITimeGraphArrow arrow) {
            return completed(arrowTooltip(drawing, arrow));
        }
        int row = current.get().row(items.get(0));
        long reach = parameters.get(LinesParameters.REACH) instanceof Long given ? Math.max(0, given) : 0;
        BitSet hidden = parameters.get(LinesParameters.HIDDEN) instanceof BitSet given ? given : new BitSet();
        return completed(row < 0 ? Map.of()
                : LineTooltip.of(drawing, row, times.get(0) - drawing.base(), reach, hidden));
    }

    private static Map<String, String> arrowTooltip(LineDrawing drawing, ITimeGraphArrow arrow) {
        ValueText text = new ValueText(drawing);
        long start = arrow.getStartTime() - drawing.base();
        Map<String, String> tooltip = new LinkedHashMap<>();
        CategoryStyles.category(arrow.getStyle())
                .ifPresent(category -> tooltip.put("Category", drawing.category(category).label()));
        tooltip.put("Start", text.time(start));
        if (arrow.getDuration() > 0) {
            tooltip.put("End", text.time(start + arrow.getDuration()));
            tooltip.put("Duration", ValueText.duration(arrow.getDuration()));
        }
        return tooltip;
    }

    @Override
    public TmfModelResponse<OutputStyleModel> fetchStyle(Map<String, Object> parameters, IProgressMonitor monitor) {
        boolean wanted = !(parameters.get(LinesParameters.PROVIDERS) instanceof Collection<?> providers)
                || providers.contains(id);
        Optional<Rows> current = wanted ? rows() : Optional.empty();
        Map<?, ?> colors = parameters.get(LinesParameters.COLORS) instanceof Map<?, ?> given ? given : Map.of();
        return completed(new OutputStyleModel(
                current.map(c -> CategoryStyles.of(c.drawing(), colors)).orElseGet(Map::of)));
    }

    private static <T> TmfModelResponse<T> completed(T model) {
        return new TmfModelResponse<>(model, Status.COMPLETED, CommonStatusMessage.COMPLETED);
    }

    private static <T> TmfModelResponse<T> cancelled() {
        return new TmfModelResponse<>(null, Status.CANCELLED, CommonStatusMessage.TASK_CANCELLED);
    }
}
