// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.tracecompass.tmf.ui.viewers.IImageSave;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.ui.figure.CategoryColors;
import org.schedlog.tracecompass.ui.figure.FigureMessages;
import org.schedlog.tracecompass.ui.figure.FigureParts;
import org.schedlog.tracecompass.ui.figure.LegendPane;
import org.schedlog.tracecompass.ui.figure.QueryBox;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;

/**
 * The parts of the Lines view: query, messages, the figure with the legend beside it, notes. For the UI thread only.
 */
final class FigurePage {

    /** The widest column of names that is made room for, in percent of the page's width. */
    private static final int NAME_SHARE = 25;
    /** What a row's name needs beside its text: the tree's indentation, and a larger font in high rows. */
    private static final int NAME_MARGIN = 56;

    private final FigureParts parts;
    private final Label hint;
    private String note = "";
    private String arrows = "";

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
        parts = new FigureParts(parent, colors, changed, ask);
        hint = new Label(parts.page(), SWT.NONE);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        hint.moveBelow(parts.sash());
        hint("");
    }

    /** @return where the time graph goes */
    Composite graph() {
        return parts.figure();
    }

    /** @return saves a picture of the figure with the legend beside it, if that is on show */
    IImageSave image() {
        return parts::sash;
    }

    FigureMessages messages() {
        return parts.messages();
    }

    QueryBox query() {
        return parts.query();
    }

    LegendPane legend() {
        return parts.legend();
    }

    /** Says one sentence below the figure, or nothing. */
    void hint(String sentence) {
        arrows = sentence;
        showHint((note + " " + arrows).strip());
    }

    /** Says something before that sentence, or nothing. */
    void note(String sentence) {
        note = sentence;
        showHint((note + " " + arrows).strip());
    }

    private void showHint(String sentence) {
        GridData data = (GridData) hint.getLayoutData();
        if (!sentence.equals(hint.getText()) || data.exclude != sentence.isEmpty()) {
            hint.setText(sentence);
            data.exclude = sentence.isEmpty();
            hint.setVisible(!sentence.isEmpty());
            parts.page().layout();
        }
    }

    /** @return what is said below the figure */
    String hint() {
        return hint.getText();
    }

    boolean isDisposed() {
        return parts.page().isDisposed();
    }

    /** Shows or hides the legend. */
    void setLegendVisible(boolean visible) {
        parts.setLegendVisible(visible);
    }

    boolean isLegendVisible() {
        return parts.isLegendVisible();
    }

    /** Shows the colours and hidden categories as they are now. */
    void updateLegend() {
        if (!isDisposed()) {
            parts.legend().update();
        }
    }

    /** Shows the legend of figures, all of one specification; may be none. */
    void showLegend(List<LineDrawing> drawings) {
        parts.showLegend(drawings);
    }

    /**
     * The room that the rows' names need.
     *
     * @param trace
     *            the trace or experiment; the names of its recordings stand above their rows
     * @param drawings
     *            the figures
     * @return a width in pixels
     */
    int nameWidth(ITmfTrace trace, List<LineDrawing> drawings) {
        String longest = RecordingChoice.recordings(trace).stream().map(ITmfTrace::getName)
                .max(Comparator.comparingInt(String::length)).orElse("");
        for (LineDrawing drawing : drawings) {
            for (int row = 0; row < drawing.index().rowCount(); row++) {
                String label = drawing.label(row);
                longest = label.length() > longest.length() ? label : longest;
            }
        }
        GC gc = new GC(parts.sash());
        int width = gc.textExtent(longest).x + NAME_MARGIN;
        gc.dispose();
        return Math.min(width, parts.sash().getClientArea().width * NAME_SHARE / 100);
    }
}
