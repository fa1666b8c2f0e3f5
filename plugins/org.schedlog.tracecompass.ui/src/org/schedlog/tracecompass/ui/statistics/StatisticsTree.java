// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.statistics.LineStatistics.CategoryRow;
import org.schedlog.tracecompass.core.statistics.LineStatistics.ColumnRow;
import org.schedlog.tracecompass.core.statistics.StatisticsText;
import org.schedlog.tracecompass.ui.figure.Swatches;
import org.schedlog.tracecompass.ui.table.ColumnWidths;
import org.schedlog.tracecompass.ui.table.Columns;

/**
 * The table of the Line Statistics view: a row for each category, which shows the values of one output column and opens
 * to the rows of all of them. For the UI thread only.
 */
final class StatisticsTree {

    private static final int NAME_WIDTH = 170;
    private static final int NUMBER_WIDTH = 80;

    /** The headers, in order, with what the tooltips call them. */
    static final List<String> HEADERS = List.of("Category", "Count", "Mean", "Sum", "Min", "Max");

    private final TreeViewer viewer;
    private final Swatches swatches;
    private final Columns sorting;
    private final Color grey;
    private String shown = "";
    private boolean hidesEmpty;
    private List<Line> lines = List.of();

    /** A category of a trace; the trace's name is empty where there is only one. */
    record Line(String trace, CategoryRow row) {

        String label() {
            return trace.isEmpty() ? row.category().label() : row.category().label() + "  (" + trace + ")";
        }
    }

    /** An output column of a category. */
    record Cell(Line line, ColumnRow column) {
    }

    StatisticsTree(Composite parent) {
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        Tree tree = viewer.getTree();
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.setHeaderVisible(true);
        tree.setLinesVisible(true);
        swatches = new Swatches(tree);
        sorting = new Columns(viewer);
        grey = tree.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND);
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Content());
        ColumnViewerToolTipSupport.enableFor(viewer);
        tree.addListener(SWT.Expand, event -> tree.getDisplay().asyncExec(this::widen));
        add(0, SWT.LEFT, NAME_WIDTH, "The category; open it to see all of its output columns",
                cell -> null, Comparator.comparing((Line line) -> line.label().toLowerCase()));
        add(1, SWT.RIGHT, NUMBER_WIDTH, "How many lines or points", cell -> cell.column().count(),
                Comparator.comparingLong(line -> line.row().count()));
        add(2, SWT.RIGHT, NUMBER_WIDTH, "The mean of the column's values", cell -> cell.column().mean(), null);
        add(3, SWT.RIGHT, NUMBER_WIDTH, "The sum of the column's values", cell -> cell.column().sum(), null);
        add(4, SWT.RIGHT, NUMBER_WIDTH, "The least of the column's values", cell -> cell.column().least(), null);
        add(5, SWT.RIGHT, NUMBER_WIDTH, "The greatest of the column's values", cell -> cell.column().greatest(), null);
        viewer.addFilter(new ViewerFilter() {
            @Override
            public boolean select(Viewer filtered, Object parentElement, Object element) {
                return !hidesEmpty || !(element instanceof Line line) || line.row().count() > 0;
            }
        });
    }

    private void add(int index, int alignment, int width, String tooltip, Function<Cell, Number> number,
            Comparator<Line> own) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, alignment);
        TreeColumn header = column.getColumn();
        header.setText(HEADERS.get(index));
        header.setToolTipText(tooltip + ". Click to sort.");
        header.setWidth(width);
        header.setMoveable(true);
        column.setLabelProvider(new Labels(index, number));
        Comparator<Line> order = own != null ? own
                : Comparator.comparing(line -> number(line, number), Comparator.nullsFirst(StatisticsTree::compare));
        header.addListener(SWT.Selection, event -> {
            int direction = sorting.click(index, ascending(order), index == 0 ? SWT.UP : SWT.DOWN);
            viewer.getTree().setSortColumn(direction == SWT.NONE ? null : header);
            viewer.getTree().setSortDirection(direction);
        });
    }

    /** Categories are sorted, their columns stay in the specification's order. */
    private static Comparator<Object> ascending(Comparator<Line> order) {
        return (left, right) -> left instanceof Line first && right instanceof Line second
                ? order.compare(first, second) : 0;
    }

    private Number number(Line line, Function<Cell, Number> number) {
        Number value = line.row().column(shown).map(column -> number.apply(new Cell(line, column))).orElse(null);
        return value == null || Double.isNaN(value.doubleValue()) ? null : value;
    }

    private static int compare(Number left, Number right) {
        if (left instanceof Long && right instanceof Long) {
            return Long.compare(left.longValue(), right.longValue());
        }
        return Double.compare(left.doubleValue(), right.doubleValue());
    }

    /** Categories, and below them their columns. */
    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return parent instanceof Line line ? line.row().columns().stream().map(column -> new Cell(line, column))
                    .toArray() : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof Cell cell ? cell.line() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Line line && line.row().count() > 0;
        }
    }

    /** The texts of one of the table's columns. */
    private final class Labels extends ColumnLabelProvider {

        private final int index;
        private final Function<Cell, Number> number;

        Labels(int index, Function<Cell, Number> number) {
            this.index = index;
            this.number = number;
        }

        @Override
        public String getText(Object element) {
            if (index == 0) {
                return element instanceof Line line ? line.label() : ((Cell) element).column().name();
            }
            if (index == 1) {
                return element instanceof Line line ? StatisticsText.rounded(line.row().count(), Meaning.NUMBER) : "";
            }
            Cell cell = cell(element);
            return cell == null || cell.column().count() == 0 ? ""
                    : StatisticsText.rounded(number.apply(cell), cell.column().meaning());
        }

        @Override
        public Image getImage(Object element) {
            return index == 0 && element instanceof Line line ? swatches.of(line.row().category().color()) : null;
        }

        @Override
        public Color getForeground(Object element) {
            return element instanceof Line line && line.row().count() == 0 ? grey : null;
        }

        @Override
        public String getToolTipText(Object element) {
            if (element instanceof Line line && line.row().category().unavailable() != null) {
                return line.label() + " is " + line.row().category().unavailable() + ".";
            }
            Cell cell = cell(element);
            if (index < 2 || cell == null || cell.column().count() == 0) {
                return null;
            }
            String exact = StatisticsText.exact(number.apply(cell), cell.column().meaning());
            return HEADERS.get(index) + " of " + cell.column().name() + " in " + cell.line().label() + ": "
                    + (exact.isEmpty() ? "no number" : exact);
        }
    }

    /** A column's row, or for a category the column on show. */
    private Cell cell(Object element) {
        return element instanceof Cell cell ? cell
                : element instanceof Line line ? line.row().column(shown).map(column -> new Cell(line, column))
                        .orElse(null) : null;
    }

    /** Shows statistics; rows that were open stay open. */
    void show(List<TraceStatistics> statistics) {
        Set<String> open = new LinkedHashSet<>();
        for (Object element : viewer.getExpandedElements()) {
            open.add(((Line) element).label());
        }
        lines = statistics.stream().flatMap(one -> one.statistics().rows().stream()
                .map(row -> new Line(statistics.size() > 1 ? one.trace() : "", row))).toList();
        viewer.getTree().setRedraw(false);
        viewer.setInput(lines);
        viewer.setExpandedElements(lines.stream().filter(line -> open.contains(line.label())).toArray());
        viewer.getTree().setRedraw(true);
        widen();
    }

    private void widen() {
        if (!viewer.getTree().isDisposed()) {
            ColumnWidths.widen(viewer.getTree());
        }
    }

    /** Chooses the output column whose values the categories' rows show. */
    void showColumn(String name) {
        shown = name;
        viewer.refresh();
        widen();
    }

    void hideEmpty(boolean hide) {
        hidesEmpty = hide;
        viewer.refresh();
    }

    TreeViewer viewer() {
        return viewer;
    }

    /**
     * The selected rows, or all categories with the column on show if nothing is selected, as text: a line each,
     * separated by tabs, with exact numbers.
     */
    String text() {
        List<?> selected = viewer.getStructuredSelection().toList();
        List<Object> rows = new ArrayList<>(selected);
        if (rows.isEmpty()) {
            for (var item : viewer.getTree().getItems()) {
                rows.add(item.getData());
            }
        }
        StringBuilder text = new StringBuilder("Category\tColumn\tCount\tMean\tSum\tMin\tMax\n");
        for (Object row : rows) {
            Cell cell = cell(row);
            Line line = row instanceof Line own ? own : ((Cell) row).line();
            text.append(line.label()).append('\t').append(cell == null ? "" : cell.column().name()).append('\t')
                    .append(line.row().count());
            for (Number value : cell == null || cell.column().count() == 0 ? new Number[4]
                    : new Number[] { cell.column().mean(), cell.column().sum(), cell.column().least(),
                        cell.column().greatest() }) {
                text.append('\t').append(value == null || Double.isNaN(value.doubleValue()) ? "" : value);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
