// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.IOutputStyleProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputStyleModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphDataProvider;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphRowModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.figure.Arrow;
import org.schedlog.engine.figure.ArrowSample;
import org.schedlog.engine.figure.PixelGrid;
import org.schedlog.engine.figure.RowRaster;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;

/**
 * A line figure of a trace as a time graph: an entry for the trace, below it one for each row. The states of a row are
 * the disjoint runs of pixel columns in which the same categories are seen ({@link RowState}); those of one of its
 * categories, an entry of its own, where that is seen; lines between rows are arrows. Thread-safe.
 */
public final class LinesDataProvider implements ITimeGraphDataProvider<TimeGraphEntryModel>, IOutputStyleProvider {

    /** The id; with a colon and a request's id behind it, that is drawn, else the default specification. */
    public static final String ID = "org.schedlog.tracecompass.core.lines";

    /** More arrows than this hide the picture and cost more than 10 ms a frame. */
    private static final int MOST_ARROWS = 4000;
    /** How long a request for the rows waits for a figure that is nearly there. */
    private static final int WAIT_MS = 2000;

    private final RecordingTrace trace;
    private final Figures figures;
    private final FigureRequest request;
    private final String id;
    /** The rows of the figure last computed; guarded by this. */
    private FigureRows rows;

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

    /**
     * A data provider of one's own, which nobody else knows and which keeps no other figure than this.
     *
     * @param trace
     *            an open trace
     * @param request
     *            what is drawn
     * @return the provider
     */
    public static LinesDataProvider of(RecordingTrace trace, FigureRequest request) {
        return new LinesDataProvider(trace, request, ID + ":" + request.id());
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
    private synchronized Optional<FigureRows> rows() {
        Optional<LineDrawing> drawing = figures.shown(request).flatMap(Figure::lines);
        if (drawing.isEmpty()) {
            rows = null;
        } else if (rows == null || rows.drawing() != drawing.get()) {
            rows = FigureRows.of(drawing.get());
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
        Optional<FigureRows> current = rows();
        if (current.isEmpty()) {
            return new TmfModelResponse<>(null, Status.FAILED, String.join("\n", figure.get().lineProblems()));
        }
        return completed(new TmfTreeModel<>(List.of(""), entries(current.get())));
    }

    private List<TimeGraphEntryModel> entries(FigureRows current) {
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

    /**
     * The entries of a row's categories: there are too many rows to have them all in the tree.
     *
     * @param row
     *            a row of {@link #fetchTree}
     * @return an entry for each category that has lines in the row, in the order of the specification; none if the row
     * is
     *         another figure's
     */
    public List<TimeGraphEntryModel> categoriesOf(RowEntryModel row) {
        return rows().filter(current -> current.drawing() == row.drawing() && current.row(row.getId()) >= 0)
                .map(current -> current.categoriesOf(row)).orElse(List.of());
    }

    @Override
    public TmfModelResponse<TimeGraphModel> fetchRowModel(Map<String, Object> parameters, IProgressMonitor monitor) {
        Optional<FigureRows> current = rows();
        if (current.isEmpty()) {
            return completed(null);
        }
        PixelGrid grid = LinesParameters.grid(parameters, current.get().drawing().base());
        List<Long> items = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_ITEMS_KEY);
        if (grid == null || items == null) {
            return new TmfModelResponse<>(null, Status.FAILED, CommonStatusMessage.INCORRECT_QUERY_PARAMETERS);
        }
        long[] times = grid.times();
        RowFilter filter = new RowFilter(current.get().drawing(), parameters);
        // Rows are independent of each other; of Trace Compass' filters that is not known.
        Stream<Long> wanted = filter.isEmpty() ? items.parallelStream() : items.stream();
        List<ITimeGraphRowModel> models = wanted
                .filter(item -> current.get().row(item) >= 0 && (monitor == null || !monitor.isCanceled()))
                .<ITimeGraphRowModel> map(
                        item -> new TimeGraphRowModel(item, states(current.get(), item, grid, times, filter, monitor)))
                .toList();
        if (monitor != null && monitor.isCanceled()) {
            return cancelled();
        }
        return completed(new TimeGraphModel(models));
    }

    private static List<ITimeGraphState> states(FigureRows rows, long item, PixelGrid grid, long[] times,
            RowFilter filter, IProgressMonitor monitor) {
        LineDrawing drawing = rows.drawing();
        int row = rows.row(item);
        int category = rows.category(item);
        RowRaster raster = drawing.index().raster(row, grid);
        List<ITimeGraphState> states = category < 0 ? new ArrayList<>(RowRuns.of(drawing, raster, times))
                : CategoryRuns.of(raster, category, drawing.base());
        if (!filter.isEmpty()) {
            states.replaceAll(state -> monitor != null && monitor.isCanceled() ? state
                    : filter.apply(state, row, line -> category < 0 || line == category));
        }
        return states;
    }

    /** What Trace Compass' filters find at a time of a row. */
    @Override
    public Multimap<String, Object> getFilterData(long entryId, long time, IProgressMonitor monitor) {
        Optional<FigureRows> current = rows();
        int row = current.map(rows -> rows.row(entryId)).orElse(-1);
        if (row < 0) {
            return HashMultimap.create();
        }
        int category = current.get().category(entryId);
        return new RowFilter(current.get().drawing(), Map.of()).data(row, time, time,
                line -> category < 0 || line == category);
    }

    @Override
    public TmfModelResponse<List<ITimeGraphArrow>> fetchArrows(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<FigureRows> current = rows();
        if (current.isEmpty()) {
            return completed(List.of());
        }
        LineDrawing drawing = current.get().drawing();
        PixelGrid grid = LinesParameters.grid(parameters, drawing.base());
        if (grid == null) {
            return new TmfModelResponse<>(null, Status.FAILED, CommonStatusMessage.INCORRECT_QUERY_PARAMETERS);
        }
        FigureRows rows = current.get();
        BitSet shown = shownRows(rows, LinesParameters.longs(parameters, LinesParameters.VISIBLE));
        ArrowSample sample = drawing.index().arrows(grid, MOST_ARROWS, LinesParameters.visible(parameters),
                row -> shown == null || shown.get(row));
        if (parameters.get(LinesParameters.MORE_ARROWS) instanceof LongConsumer more) {
            more.accept(sample.hidden());
        }
        List<ITimeGraphArrow> arrows = new ArrayList<>();
        for (Arrow arrow : sample.arrows()) {
            arrows.add(new FigureArrow(rows.id(arrow.fromRow()), rows.id(arrow.toRow()), drawing.base() + arrow.from(),
                    arrow.to() - arrow.from(), arrow.line()));
        }
        return monitor != null && monitor.isCanceled() ? cancelled() : completed(arrows);
    }

    /** The rows of the entries that can be seen, or null for all. */
    private static BitSet shownRows(FigureRows rows, List<Long> visible) {
        if (visible == null) {
            return null;
        }
        BitSet shown = new BitSet();
        for (long id : visible) {
            if (rows.row(id) >= 0) {
                shown.set(rows.row(id));
            }
        }
        return shown;
    }

    @Override
    public TmfModelResponse<Map<String, String>> fetchTooltip(Map<String, Object> parameters,
            IProgressMonitor monitor) {
        Optional<FigureRows> current = rows();
        List<Long> items = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_ITEMS_KEY);
        List<Long> times = LinesParameters.longs(parameters, DataProviderParameterUtils.REQUESTED_TIME_KEY);
        if (current.isEmpty() || items == null || items.isEmpty() || times == null || times.isEmpty()) {
            return completed(Map.of());
        }
        LineDrawing drawing = current.get().drawing();
        if (parameters.get(DataProviderParameterUtils.REQUESTED_ELEMENT_KEY) instanceof ITimeGraphArrow arrow) {
            // After another figure was computed it may still hold arrows of the one before.
            return completed(arrow instanceof FigureArrow own && current.get().row(own.getSourceId()) >= 0
                    ? LineTooltip.of(drawing, own.line()) : Map.of());
        }
        int row = current.get().row(items.get(0));
        long reach = parameters.get(LinesParameters.REACH) instanceof Long given ? Math.max(0, given) : 0;
        int category = current.get().category(items.get(0));
        IntPredicate visible = category < 0 ? LinesParameters.visible(parameters) : line -> line == category;
        return completed(row < 0 ? Map.of()
                : StateTooltip.add(LineTooltip.of(drawing, row, times.get(0) - drawing.base(), reach, visible), trace,
                        drawing, row, times.get(0)));
    }

    @Override
    public TmfModelResponse<OutputStyleModel> fetchStyle(Map<String, Object> parameters, IProgressMonitor monitor) {
        return completed(new OutputStyleModel(
                rows().map(current -> CategoryStyles.of(List.of(current.drawing()), Map.of())).orElseGet(Map::of)));
    }

    private static <T> TmfModelResponse<T> completed(T model) {
        return new TmfModelResponse<>(model, Status.COMPLETED, CommonStatusMessage.COMPLETED);
    }

    private static <T> TmfModelResponse<T> cancelled() {
        return new TmfModelResponse<>(null, Status.CANCELLED, CommonStatusMessage.TASK_CANCELLED);
    }
}
