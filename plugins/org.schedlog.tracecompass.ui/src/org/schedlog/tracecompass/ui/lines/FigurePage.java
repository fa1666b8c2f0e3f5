// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.tracecompass.tmf.ui.viewers.IImageSave;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.LegendPane;
import org.schedlog.tracecompass.ui.figure.QueryBox;

/** The parts of the Lines view: query, messages, the figure with the legend beside it, notes. For the UI thread only. */
final class FigurePage {

    /** The widest legend and the widest column of names that are made room for, in percent of the page's width. */
    private static final int LEGEND_SHARE = 30;
    private static final int NAME_SHARE = 25;
    /** What a row's name needs beside its text: the tree's indentation, and a larger font in high rows. */
    private static final int NAME_MARGIN = 56;
    private static final int[] FIRST_WEIGHTS = { 83, 17 };

    private final Composite page;
    private final QueryBox query;
    private final FigureMessages messages;
    private final LegendPane legend;
    private SashForm sash;
    private Composite graph;
    private Label hint;

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
    FigurePage(Composite parent, CategoryColors colors, Runnable changed, Consumer<String> ask) {
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        query = new QueryBox(page, ask);
        query.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        messages = new FigureMessages(page, this::createFigure);
        hint("");
        legend = new LegendPane(sash, colors, changed);
        sash.setWeights(FIRST_WEIGHTS);
    }

    private void createFigure() {
        sash = new SashForm(page, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        graph = new Composite(sash, SWT.NONE);
        graph.setLayout(new FillLayout());
        hint = new Label(page, SWT.NONE);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    /** @return where the time graph goes */
    Composite graph() {
        return graph;
    }

    /** @return saves a picture of the figure with the legend beside it, if that is on show */
    IImageSave image() {
        return () -> sash;
    }

    FigureMessages messages() {
        return messages;
    }

    QueryBox query() {
        return query;
    }

    LegendPane legend() {
        return legend;
    }

    /** Says one sentence below the figure, or nothing. */
    void hint(String sentence) {
        GridData data = (GridData) hint.getLayoutData();
        if (!sentence.equals(hint.getText()) || data.exclude != sentence.isEmpty()) {
            hint.setText(sentence);
            data.exclude = sentence.isEmpty();
            hint.setVisible(!sentence.isEmpty());
            page.layout();
        }
    }

    /** @return what is said below the figure */
    String hint() {
        return hint.getText();
    }

    boolean isDisposed() {
        return page.isDisposed();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        sash.setMaximizedControl(visible ? null : graph);
    }

    boolean isLegendVisible() {
        return sash.getMaximizedControl() == null;
    }

    /** Shows the colours and hidden categories as they are now. */
    void updateLegend() {
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
