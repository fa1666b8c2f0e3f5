// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.FigureParts;
import org.schedlog.tracecompass.ui.figure.QueryBox;

/** The parts of the Points view: query, messages, chart with the legend beside it, notes. For the UI thread only. */
final class PointsPage {

    private final FigureParts parts;
    private final PointChart chart;

    /**
     * @param parent
     *            where the page goes
     * @param listener
     *            hears of what the user does in the chart
     * @param ask
     *            gets the queries that the user asks
     */
    PointsPage(Composite parent, PointChart.Listener listener, Consumer<String> ask) {
        CategoryColors colors = new CategoryColors();
        parts = new FigureParts(parent, colors, () -> chart().redraw(), ask);
        chart = new PointChart(parts.figure(), colors, listener);
        parts.legend().setCountName("Points");
        // the view may have been small, or not seen at all, when the figure came
        parts.sash().addListener(SWT.Resize, event -> chart.drawing().ifPresent(drawing -> parts.fitLegend()));
    }

    PointChart chart() {
        return chart;
    }

    QueryBox query() {
        return parts.query();
    }

    FigureMessages messages() {
        return parts.messages();
    }

    boolean isDisposed() {
        return parts.page().isDisposed();
    }

    /** Where a choice of the recording goes. */
    Composite control() {
        return parts.page();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        parts.setLegendVisible(visible);
    }

    /** Shows the legend of a figure, or none; queries are about this figure. */
    void showLegend(List<PointDrawing> drawings) {
        parts.showLegend(drawings);
        parts.query().setDrawings(drawings);
    }
}
