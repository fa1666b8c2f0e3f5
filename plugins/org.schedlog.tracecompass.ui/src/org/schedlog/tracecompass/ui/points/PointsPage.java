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

/** The parts of the Points view: query, messages, charts with the legend beside them, notes. For the UI thread only. */
final class PointsPage {

    private final CategoryColors colors = new CategoryColors();
    private final FigureParts parts;
    private final ChartStack charts;

    /**
     * @param parent
     *            where the page goes
     * @param listener
     *            hears of what the user does in the charts
     * @param ask
     *            gets the queries that the user asks
     */
    PointsPage(Composite parent, PointChart.Listener listener, Consumer<String> ask) {
        parts = new FigureParts(parent, colors, () -> charts().redraw(), ask);
        charts = new ChartStack(parts.figure(), colors, listener);
        parts.legend().setCountName("Points");
        // the view may have been small, or not seen at all, when the figure came
        parts.sash().addListener(SWT.Resize, event -> {
            if (charts.common().range() != null) {
                parts.fitLegend();
            }
        });
    }

    ChartStack charts() {
        return charts;
    }

    /** @return the colours of all charts and the legend */
    CategoryColors colors() {
        return colors;
    }

    QueryBox query() {
        return parts.query();
    }

    FigureMessages messages() {
        return parts.messages();
    }

    /** Where a choice of the recordings goes. */
    Composite control() {
        return parts.page();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        parts.setLegendVisible(visible);
    }

    /** Shows the legend of figures, or none; queries are about these figures. */
    void showLegend(List<PointDrawing> drawings) {
        parts.showLegend(drawings);
        parts.query().setDrawings(drawings);
    }
}
