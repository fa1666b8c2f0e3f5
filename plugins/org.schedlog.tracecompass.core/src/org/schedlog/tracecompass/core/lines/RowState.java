// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.BitSet;

import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
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

    private final LineDrawing drawing;
    private final RowRaster raster;
    private final BitSet categories;

    private RowState(long start, long duration, LineDrawing drawing, RowRaster raster, BitSet categories) {
        super(start, duration, value(categories), null, style(categories));
        this.drawing = drawing;
        this.raster = raster;
        this.categories = categories;
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
     * @param categories
     *            the categories seen, not to be changed any more
     * @return the state
     */
    static RowState of(long start, long duration, LineDrawing drawing, RowRaster raster, BitSet categories) {
        return new RowState(start, duration, drawing, raster, categories);
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
        RowState part = new RowState(start, duration, drawing, raster, categories);
        part.setActiveProperties(getActiveProperties());
        return part;
    }

    /** The topmost category stands for the run where a client can show only one. */
    private static int value(BitSet categories) {
        return categories.isEmpty() ? Integer.MIN_VALUE : categories.nextSetBit(0);
    }

    private static OutputElementStyle style(BitSet categories) {
        return categories.isEmpty() ? null : CategoryStyles.reference(value(categories));
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
        return categories.isEmpty();
    }

    /** @return the indexes of the categories that are seen here; a copy */
    public BitSet categories() {
        return (BitSet) categories.clone();
    }

    @Override
    public synchronized Multimap<String, Object> getMetadata() {
        Multimap<String, Object> metadata = super.getMetadata();
        categories.stream().forEach(category -> metadata.put(CATEGORY_KEY, drawing.category(category).label()));
        return metadata;
    }
}
