// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;

/**
 * The charts of the same figure of several recordings, one below the other. All show the same window, and their plots
 * are of the same size; the title along x stands below the last one. There is always one chart at least, which may be
 * empty. For the UI thread only.
 */
final class ChartStack implements CommonRange.Listener {

    /** Plots that would be lower leave the labels along x to the last chart. */
    private static final int LOW = 90;

    private final Composite parent;
    private final CategoryColors colors;
    private final PointChart.Listener listener;
    private final CommonRange common = new CommonRange(this);
    private final List<PointChart> charts = new ArrayList<>();

    /**
     * @param parent
     *            where the charts go; they fill it
     * @param colors
     *            the points' colours
     * @param listener
     *            hears of what the user does
     */
    ChartStack(Composite parent, CategoryColors colors, PointChart.Listener listener) {
        this.parent = parent;
        this.colors = colors;
        this.listener = listener;
        parent.setLayout(new EqualPlots());
        // what remains when plots are of the same size
        parent.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        setCount(1);
    }

    private void setCount(int count) {
        while (charts.size() > count) {
            charts.remove(charts.size() - 1).control().dispose();
        }
        while (charts.size() < count) {
            charts.add(new PointChart(parent, common, colors, listener));
        }
        parent.layout();
    }

    /** Lays the charts out such that the same values are at the same places in each. */
    private final class EqualPlots extends Layout {

        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flushCache) {
            return new Point(Math.max(0, widthHint), Math.max(0, heightHint));
        }

        @Override
        protected void layout(Composite composite, boolean flushCache) {
            Rectangle area = composite.getClientArea();
            GC gc = new GC(composite);
            int line = gc.getFontMetrics().getHeight();
            gc.dispose();
            int lowest = ChartLayout.heightBeside(ChartLayout.TITLE_LINES, line);
            int lines = plot(area.height, ChartLayout.LABEL_LINES, line) < LOW ? 0 : ChartLayout.LABEL_LINES;
            int plot = Math.max(0, plot(area.height, lines, line));
            int y = area.y;
            for (PointChart chart : charts) {
                boolean isLowest = chart == charts.get(charts.size() - 1);
                int height = plot + (isLowest ? lowest : ChartLayout.heightBeside(lines, line));
                chart.setLines(isLowest ? ChartLayout.TITLE_LINES : lines);
                chart.control().setBounds(area.x, y, area.width, charts.size() == 1 ? area.height : height);
                y += height;
            }
        }

        /** How high the plots can be if all charts but the last have some lines below theirs. */
        private int plot(int height, int lines, int line) {
            int others = (charts.size() - 1) * ChartLayout.heightBeside(lines, line);
            return (height - others - ChartLayout.heightBeside(ChartLayout.TITLE_LINES, line)) / charts.size();
        }
    }

    // ---- what is shown

    /**
     * Shows figures, each in a chart of its own.
     *
     * @param drawings
     *            the figures of one specification, at least one
     * @param names
     *            what is written above each; empty texts for nothing
     * @param isOther
     *            whether these are others than before, so that all of them is to be seen
     */
    void show(List<PointDrawing> drawings, List<String> names, boolean isOther) {
        common.show(drawings, isOther);
        setCount(drawings.size());
        for (int i = 0; i < drawings.size(); i++) {
            charts.get(i).show(drawings.get(i), names.get(i), names);
        }
    }

    /** Shows nothing. */
    void clear() {
        common.clear();
        charts.forEach(PointChart::clear);
    }

    /** @return the charts, from top to bottom */
    List<PointChart> charts() {
        return List.copyOf(charts);
    }

    /** @return the window that all charts show */
    CommonRange common() {
        return common;
    }

    boolean isDisposed() {
        return parent.isDisposed();
    }

    /** Keys go to the first chart now. */
    void setFocus() {
        charts.get(0).control().setFocus();
    }

    @Override
    public void ranged(boolean byUser) {
        redrawAnew();
        if (byUser) {
            listener.ranged();
        }
    }

    @Override
    public void selected() {
        redraw();
    }

    void redraw() {
        charts.forEach(PointChart::redraw);
    }

    /** Paints everything anew, the texts along the axes included. */
    void redrawAnew() {
        charts.forEach(PointChart::redrawAnew);
    }

    /** @return whether everything in sight is painted as it is now */
    boolean isExact() {
        return charts.stream().allMatch(PointChart::isExact);
    }

    /** @return all charts as they are painted now; to be disposed of by the caller */
    Image export() {
        Rectangle area = parent.getClientArea();
        Image exported = new Image(parent.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
        GC gc = new GC(exported);
        gc.setBackground(parent.getBackground());
        gc.fillRectangle(exported.getBounds());
        for (PointChart chart : charts) {
            Image image = chart.export();
            gc.drawImage(image, chart.control().getLocation().x, chart.control().getLocation().y);
            image.dispose();
        }
        gc.dispose();
        return exported;
    }
}
