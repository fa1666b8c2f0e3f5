// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.BitSet;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphState;
import org.schedlog.engine.figure.RowRaster;
import org.schedlog.tracecompass.core.figure.LineDrawing;

import com.google.common.collect.Multimap;

/**
 * A run of pixel columns of a row in which the same categories are seen; possibly none. States of a row are disjoint
 * and without gaps. All of one answer share the row's raster, from which the row is painted: so what is painted always
 * is what the widget holds.
 */
public final class RowState extends TimeGraphState {

    /** The key under which filters and searches find a run's categories by their labels. */
    public static final String CATEGORY_KEY = "Category";

    /** The value of a state in which nothing is seen. */
    private static final int NOTHING = Integer.MIN_VALUE;

    private final LineDrawing drawing;
    private final RowRaster raster;
    private final int fromColumn;
    private final int toColumn;

    private RowState(long start, long duration, LineDrawing drawing, RowRaster raster, int fromColumn, int toColumn,
            int first) {
        super(start, duration, first, null, first == NOTHING ? null : CategoryStyles.reference(first));
        this.drawing = drawing;
        this.raster = raster;
        this.fromColumn = fromColumn;
        this.toColumn = toColumn;
    }

    /**
     * A run.
     *
     * @param start
     *            where it begins, Trace Compass' time in ns
     * @param duration
     *            its length in ns, more than 0
     * @param drawing
     *            the figure
     * @param raster
     *            the row's raster that the run is part of
     * @param fromColumn
     *            the first pixel column of one or several that together show what the whole run shows
     * @param toColumn
     *            the column after the last of them
     * @param first
     *            the lowest index of a category that is seen there, which stands for the run where a client can show
     *            only one; -1 if none is
     * @return the state
     */
    static RowState of(long start, long duration, LineDrawing drawing, RowRaster raster, int fromColumn, int toColumn,
            int first) {
        return new RowState(start, duration, drawing, raster, fromColumn, toColumn, first < 0 ? NOTHING : first);
    }

    /**
     * A part of this run.
     *
     * @param start
     *            where the part begins, Trace Compass' time in ns
     * @param duration
     *            its length in ns
     * @return the part, with the properties that filters have set
     */
    public RowState part(long start, long duration) {
        RowState part = new RowState(start, duration, drawing, raster, fromColumn, toColumn, getValue());
        part.setActiveProperties(getActiveProperties());
        return part;
    }

    /** @return the figure that the row belongs to */
    public LineDrawing drawing() {
        return drawing;
    }

    /** @return what the row shows in the whole answer, this run included */
    public RowRaster raster() {
        return raster;
    }

    /** @return whether no category is seen here */
    public boolean isGap() {
        return getValue() == NOTHING;
    }

    /** @return the indexes of the categories that are seen here; the caller's own */
    public BitSet categories() {
        BitSet categories = new BitSet();
        for (int x = fromColumn; x < toColumn; x++) {
            raster.addPresent(x, categories);
        }
        return categories;
    }

    @Override
    public synchronized Multimap<String, Object> getMetadata() {
        Multimap<String, Object> metadata = super.getMetadata();
        categories().stream().forEach(category -> metadata.put(CATEGORY_KEY, drawing.category(category).label()));
        return metadata;
    }
}
