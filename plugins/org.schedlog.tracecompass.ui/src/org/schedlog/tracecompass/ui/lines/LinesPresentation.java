// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.tracecompass.internal.provisional.tmf.ui.widgets.timegraph.BaseDataProviderTimeGraphPresentationProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.presentation.RGBAColor;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.ITimeDataProvider;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.lines.CategoryStyles;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.sched.IdleMarks;

/**
 * Paints the rows of a figure. The widget cannot draw states that overlap, so the rows' own events are invisible and
 * each row is painted as one image after the widget has drawn it, in the pixels of the raster that its events carry.
 * For the UI thread, except where said.
 */
final class LinesPresentation extends BaseDataProviderTimeGraphPresentationProvider {

    private static final int GROUP_HEIGHT = 19;

    private final RowImages images = new RowImages();
    private final CategoryColors colors = new CategoryColors();
    private ITimeDataProvider range;
    private IdleMarks idleMarks;
    private List<LineDrawing> drawings = List.of();
    private volatile Map<String, OutputElementStyle> styles = Map.of();
    private volatile String colorsName = "";
    private int rowHeight = GROUP_HEIGHT;
    private int exactRows;
    private int otherRows;
    private boolean exact;

    LinesPresentation() {
        setShowTimesInTooltip(false);
    }

    /**
     * Must be called once.
     *
     * @param tooltips
     *            gives the text for an event and a time
     */
    void setTooltips(BiFunction<ITimeEvent, Long, Map<String, String>> tooltips) {
        addProvider(new StyleSource(() -> styles), tooltips);
    }

    /** Tells what is painted over rows of CPUs. */
    void setIdleMarks(IdleMarks marks) {
        idleMarks = marks;
    }

    /** Tells which range of time is on the screen. */
    void setRange(ITimeDataProvider range) {
        this.range = range;
    }

    /**
     * Shows other figures.
     *
     * @param source
     *            the specification
     * @param newDrawings
     *            the figures, all of that specification
     */
    void show(SpecSource source, List<LineDrawing> newDrawings) {
        drawings = List.copyOf(newDrawings);
        exact = false;
        images.dispose();
        if (!drawings.isEmpty()) {
            List<CategoryFrame> frames = drawings.get(0).frame().categories();
            colors.show(source, frames.stream().map(CategoryFrame::category).toList());
        }
        refresh();
    }

    /** @return the figures on show */
    List<LineDrawing> drawings() {
        return drawings;
    }

    /** @return the colours, which the legend may change */
    CategoryColors colors() {
        return colors;
    }

    /** @return whether the last painting showed every row of the current figures pixel for pixel */
    boolean isExact() {
        return exact;
    }

    /** @return whether the height is another one than before */
    boolean setRowHeight(int height) {
        boolean changed = rowHeight != height;
        rowHeight = height;
        return changed;
    }

    void dispose() {
        images.dispose();
    }

    @Override
    public int getItemHeight(ITimeGraphEntry entry) {
        return entry.hasTimeEvents() ? rowHeight : GROUP_HEIGHT;
    }

    @Override
    public String getStateTypeName() {
        return "Row";
    }

    /** Trace Compass keeps what is changed in its own legend by this name; called in the UI thread and others. */
    @Override
    public String getPreferenceKey() {
        return getClass().getName() + " " + colorsName;
    }

    /** Shows the colours chosen in the legend pane, and over them those chosen in Trace Compass' own legend. */
    @Override
    public void refresh() {
        Map<Integer, Integer> own = colors.own();
        colorsName = colors.name();
        styles = drawings.isEmpty() ? Map.of() : CategoryStyles.of(drawings, own);
        super.refresh();
        for (LineDrawing drawing : drawings) {
            for (CategoryFrame lines : drawing.frame().categories()) {
                int category = lines.category().index();
                OutputElementStyle style = new OutputElementStyle(CategoryStyles.key(category));
                RGBAColor chosen = lines.count() > 0 ? getColorStyle(style, StyleProperties.BACKGROUND_COLOR) : null;
                colors.setColor(category, chosen == null ? own.getOrDefault(category, 0) : rgb(chosen));
            }
        }
    }

    private static int rgb(RGBAColor color) {
        return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
    }

    /** Nothing for the rows' events, which {@link #postDrawEntry} paints, and for whatever is of hidden categories. */
    @Override
    public OutputElementStyle getElementStyle(ITimeEvent event) {
        return event instanceof RowEvent || event instanceof TimeEvent state && isHidden(state) ? null
                : super.getElementStyle(event);
    }

    private boolean isHidden(TimeEvent event) {
        return CategoryStyles.category(event.getModel().getStyle()).stream()
                .anyMatch(category -> !colors.visible(category));
    }

    @Override
    public void postDrawEntry(ITimeGraphEntry entry, Rectangle bounds, GC gc) {
        int width = bounds.width - 1;
        if (range == null || !(entry instanceof RowEntry row) || width < 1 || bounds.height < 1) {
            return;
        }
        paintLines(row, bounds, width, gc);
        if (idleMarks != null && row.isCpu()) {
            idleMarks.paint(gc, row.trace(), (int) row.number(), range.getTime0(), range.getTime1(),
                    new Rectangle(bounds.x, bounds.y, width, bounds.height));
        }
    }

    private void paintLines(RowEntry row, Rectangle bounds, int width, GC gc) {
        RowContent content = content(row);
        if (content == null || !drawings.contains(content.drawing())) {
            if (content == null && drawings.contains(row.model().drawing()) && row.getTimeEventsIterator().hasNext()) {
                // A filter has excluded all there is.
                exactRows++;
            } else {
                otherRows++;
            }
            return;
        }
        long base = content.drawing().base();
        RowImages.View view = new RowImages.View(content, range.getTime0() - base, range.getTime1() - base, width,
                bounds.height, colors.epoch());
        gc.drawImage(images.image(row, view, colors, gc.getDevice()), bounds.x, bounds.y);
        if (view.isExact()) {
            exactRows++;
        } else {
            otherRows++;
        }
    }

    private RowContent content(ITimeGraphEntry entry) {
        Iterator<? extends ITimeEvent> events = entry.getTimeEventsIterator(range.getTime0(), range.getTime1(), 1);
        while (events != null && events.hasNext()) {
            if (events.next() instanceof RowEvent event) {
                return event.content();
            }
        }
        return null;
    }

    /** The end of a painting. */
    @Override
    public void postDrawControl(Rectangle bounds, GC gc) {
        exact = otherRows == 0 && exactRows > 0;
        otherRows = 0;
        exactRows = 0;
    }
}
