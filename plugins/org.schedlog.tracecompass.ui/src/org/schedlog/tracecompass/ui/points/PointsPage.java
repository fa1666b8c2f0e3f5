// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.LegendPane;
import org.schedlog.tracecompass.ui.figure.QueryBox;

/** The parts of the Points view: query, messages, chart with the legend beside it, notes. For the UI thread only. */
final class PointsPage {

    /** The widest legend that is made room for, in percent of the page's width. */
    private static final int LEGEND_SHARE = 30;
    private static final int[] FIRST_WEIGHTS = { 83, 17 };

    private final Composite page;
    private final QueryBox query;
    private final FigureMessages messages;
    private final PointChart chart;
    private final LegendPane legend;
    private SashForm sash;
    private Composite figure;

    /**
     * @param parent
     *            where the page goes
     * @param listener
     *            hears of what the user does in the chart
     * @param ask
     *            gets the queries that the user asks
     */
    PointsPage(Composite parent, PointChart.Listener listener, Consumer<String> ask) {
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        query = new QueryBox(page, ask);
        query.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        messages = new FigureMessages(page, this::createFigure);
        CategoryColors colors = new CategoryColors();
        chart = new PointChart(figure, colors, listener);
        legend = new LegendPane(sash, colors, chart::redraw);
        legend.setCountName("Points");
        sash.addListener(SWT.Resize, event -> fitLegend());
        sash.setWeights(FIRST_WEIGHTS);
    }

    private void createFigure() {
        sash = new SashForm(page, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        figure = new Composite(sash, SWT.NONE);
        figure.setLayout(new FillLayout());
    }

    PointChart chart() {
        return chart;
    }

    QueryBox query() {
        return query;
    }

    FigureMessages messages() {
        return messages;
    }

    boolean isDisposed() {
        return page.isDisposed();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        sash.setMaximizedControl(visible ? null : figure);
    }

    /** Shows the legend of a figure, or none, and gives it the room that it needs; queries are about this figure. */
    void showLegend(List<PointDrawing> drawings) {
        legend.show(drawings);
        query.setDrawings(drawings);
        fitLegend();
    }

    /** Also when the view gets another size: it may have been small, or not seen at all, when the figure came. */
    private void fitLegend() {
        int width = sash.getClientArea().width;
        if (chart.drawing().isPresent() && width > 0) {
            int legendWidth = Math.min(legend.idealWidth(), width * LEGEND_SHARE / 100);
            sash.setWeights(new int[] { Math.max(1, width - legendWidth), Math.max(1, legendWidth) });
        }
    }
}
