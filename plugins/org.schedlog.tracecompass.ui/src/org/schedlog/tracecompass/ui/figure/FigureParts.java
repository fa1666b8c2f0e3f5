// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.schedlog.tracecompass.core.figure.Drawing;

/** What the views of figures have: query, messages, the figure with the legend beside it, notes. UI thread only. */
public final class FigureParts {

    /** The widest legend that is made room for, in percent of the page's width. */
    private static final int LEGEND_SHARE = 30;
    private static final int[] FIRST_WEIGHTS = { 83, 17 };

    private final Composite page;
    private final QueryBox query;
    private final FigureMessages messages;
    private final LegendPane legend;
    private SashForm sash;
    private Composite figure;

    /**
     * @param parent
     *            where the page goes
     * @param colors
     *            the legend's colours
     * @param changed
     *            is called when the user hid or showed a category or chose a colour
     * @param ask
     *            gets the query that the user asks
     */
    public FigureParts(Composite parent, CategoryColors colors, Runnable changed, Consumer<String> ask) {
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        query = new QueryBox(page, ask);
        query.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        messages = new FigureMessages(page, this::createFigure);
        legend = new LegendPane(sash, colors, changed);
        sash.setWeights(FIRST_WEIGHTS);
    }

    private void createFigure() {
        sash = new SashForm(page, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        figure = new Composite(sash, SWT.NONE);
        figure.setLayout(new FillLayout());
    }

    /** @return all of it; it has a grid layout of one column */
    public Composite page() {
        return page;
    }

    /** @return the figure with the legend beside it */
    public SashForm sash() {
        return sash;
    }

    /** @return where the figure goes */
    public Composite figure() {
        return figure;
    }

    /** @return the field for the query */
    public QueryBox query() {
        return query;
    }

    /** @return what is said about the figure */
    public FigureMessages messages() {
        return messages;
    }

    /** @return the legend */
    public LegendPane legend() {
        return legend;
    }

    /**
     * Shows or hides the legend.
     *
     * @param visible
     *            whether it is shown
     */
    public void setLegendVisible(boolean visible) {
        sash.setMaximizedControl(visible ? null : figure);
    }

    /** @return whether the legend is shown */
    public boolean isLegendVisible() {
        return sash.getMaximizedControl() == null;
    }

    /**
     * Shows the legend of figures and gives it the room that it needs.
     *
     * @param drawings
     *            the figures, all of one specification; may be none
     */
    public void showLegend(List<? extends Drawing> drawings) {
        legend.show(drawings);
        if (!drawings.isEmpty()) {
            fitLegend();
        }
    }

    /** Gives the legend the room that it needs. */
    public void fitLegend() {
        int width = sash.getClientArea().width;
        if (width > 0) {
            int legendWidth = Math.min(legend.idealWidth(), width * LEGEND_SHARE / 100);
            sash.setWeights(new int[] { Math.max(1, width - legendWidth), Math.max(1, legendWidth) });
        }
    }
}
