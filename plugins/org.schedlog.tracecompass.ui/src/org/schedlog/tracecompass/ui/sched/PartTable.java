// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/**
 * A table each line of which is of one of the recordings that are shown, and can be double clicked. Where there are
 * several recordings the first column has their names. UI thread only.
 *
 * @param <L>
 *            what a line shows
 */
final class PartTable<L> {

    private static final int MARGIN = 24;

    private final Table table;
    /** Has the names; null where one recording is shown. */
    private TableColumn recording;
    private List<String> names = List.of();
    private List<Part<L>> lines = List.of();

    /**
     * @param parent
     *            where it goes
     * @param chosen
     *            gets the line that is double clicked
     */
    PartTable(Composite parent, Consumer<Part<L>> chosen) {
        table = new Table(parent, SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.addListener(SWT.DefaultSelection,
                event -> chosen.accept(lines.get(table.indexOf((TableItem) event.item))));
        table.addListener(SWT.Resize, event -> widen());
        table.addListener(SWT.MouseMove, event -> pointed(new Point(event.x, event.y)));
    }

    /** Takes the room that the other controls of a grid layout of one column leave. */
    PartTable<L> filling() {
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return this;
    }

    Table control() {
        return table;
    }

    void column(String title, int align, int width) {
        TableColumn column = new TableColumn(table, align);
        column.setText(title);
        column.setWidth(width);
    }

    /**
     * Shows other lines.
     *
     * @param parts
     *            the recordings that are shown, whether they have lines or not
     * @param newLines
     *            the lines in their order
     * @param cells
     *            gives the texts of a line, one for each column
     */
    void show(List<? extends Part<?>> parts, List<Part<L>> newLines, Function<Part<L>, List<String>> cells) {
        table.setRedraw(false);
        clear();
        showNames(parts.stream().map(Part::name).toList());
        lines = newLines;
        for (Part<L> line : lines) {
            TableItem item = new TableItem(table, SWT.NONE);
            List<String> texts = cells.apply(line);
            for (int i = 0; i < texts.size(); i++) {
                item.setText(firstColumn() + i, texts.get(i));
            }
        }
        fitNames();
        table.setRedraw(true);
    }

    private void showNames(List<String> wanted) {
        if (recording != null && wanted.size() < 2) {
            recording.dispose();
            recording = null;
        } else if (recording == null && wanted.size() > 1) {
            recording = new TableColumn(table, SWT.LEFT, 0);
            recording.setText("Recording");
            recording.addListener(SWT.Resize, event -> fitNames());
        }
        if (!wanted.equals(names)) {
            names = wanted;
            widen();
        }
    }

    private void widen() {
        if (recording != null) {
            recording.setWidth(RecordingNames.width(table, names, MARGIN));
            fitNames();
        }
    }

    private void fitNames() {
        if (recording == null) {
            return;
        }
        int room = recording.getWidth() - MARGIN;
        Map<String, String> fitted = new HashMap<>();
        names.forEach(name -> fitted.put(name, RecordingNames.fitted(table, name, names, room)));
        for (int i = 0; i < lines.size(); i++) {
            table.getItem(i).setText(fitted.get(lines.get(i).name()));
        }
    }

    /** Shows no line. */
    void clear() {
        lines = List.of();
        table.removeAll();
        table.setToolTipText(null);
    }

    /** @return the lines as they are shown */
    List<Part<L>> lines() {
        return lines;
    }

    /** @return the index of the column that was added first */
    int firstColumn() {
        return recording == null ? 0 : 1;
    }

    /** A name that is cut can be read in a tooltip. */
    private void pointed(Point point) {
        TableItem item = recording == null ? null : table.getItem(point);
        String text = item == null || !item.getBounds(0).contains(point) ? null
                : lines.get(table.indexOf(item)).name();
        if (!Objects.equals(text, table.getToolTipText())) {
            table.setToolTipText(text);
        }
    }
}
