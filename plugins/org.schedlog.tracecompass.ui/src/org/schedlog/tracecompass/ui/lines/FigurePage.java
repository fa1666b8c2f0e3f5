// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.LegendPane;

/** The parts of the Lines view: messages, the figure with the legend beside it, notes. For the UI thread only. */
final class FigurePage {

    /** The widest legend and the widest column of names that are made room for, in percent of the page's width. */
    private static final int LEGEND_SHARE = 30;
    private static final int NAME_SHARE = 25;
    /** What a row's name needs beside its text: the tree's indentation, and a larger font in high rows. */
    private static final int NAME_MARGIN = 56;
    private static final int[] FIRST_WEIGHTS = { 83, 17 };

    private final Composite page;
    private final FigureMessages messages;
    private final LegendPane legend;
    private SashForm sash;
    private Composite graph;

    /**
     * @param parent
     *            where the page goes
     * @param colors
     *            the legend's colours
     * @param toggled
     *            is called when the user hid or showed a category
     */
    FigurePage(Composite parent, CategoryColors colors, Runnable toggled) {
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        messages = new FigureMessages(page, this::createFigure);
        legend = new LegendPane(sash, colors, toggled);
        sash.setWeights(FIRST_WEIGHTS);
    }

    private void createFigure() {
        sash = new SashForm(page, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        graph = new Composite(sash, SWT.NONE);
        graph.setLayout(new FillLayout());
    }

    /** @return where the time graph goes */
    Composite graph() {
        return graph;
    }

    FigureMessages messages() {
        return messages;
    }

    boolean isDisposed() {
        return page.isDisposed();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        sash.setMaximizedControl(visible ? null : graph);
    }

    /** Shows the colours as they are now. */
    void recolorLegend() {
        if (!page.isDisposed()) {
            legend.update();
        }
    }

    /**
     * Shows the legend of figures and gives it the room that it needs.
     *
     * @param drawings
     *            the figures, all of one specification; may be none
     */
    void showLegend(List<LineDrawing> drawings) {
        legend.show(drawings);
        int width = sash.getClientArea().width;
        if (!drawings.isEmpty() && width > 0) {
            int legendWidth = Math.min(legend.idealWidth(), width * LEGEND_SHARE / 100);
            sash.setWeights(new int[] { Math.max(1, width - legendWidth), Math.max(1, legendWidth) });
        }
    }

    /**
     * The room that the rows' names need.
     *
     * @param traceName
     *            the name above the rows
     * @param drawings
     *            the figures
     * @return a width in pixels
     */
    int nameWidth(String traceName, List<LineDrawing> drawings) {
        String longest = traceName;
        for (LineDrawing drawing : drawings) {
            for (int row = 0; row < drawing.index().rowCount(); row++) {
                String label = drawing.label(row);
                longest = label.length() > longest.length() ? label : longest;
            }
        }
        GC gc = new GC(sash);
        int width = gc.textExtent(longest).x + NAME_MARGIN;
        gc.dispose();
        return Math.min(width, sash.getClientArea().width * NAME_SHARE / 100);
    }
}
