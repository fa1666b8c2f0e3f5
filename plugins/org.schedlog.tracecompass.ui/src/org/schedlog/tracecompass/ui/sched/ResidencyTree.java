// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.schedlog.tracecompass.core.sched.ResidencyColumn;
import org.schedlog.tracecompass.core.sched.ResidencyModel;
import org.schedlog.tracecompass.core.sched.ResidencyRow;

/**
 * The tree table of tasks. A name that has one task only is shown as that task. The tasks of a name become items when
 * they are first looked at, and items are used again for other rows. (A virtual tree would need fewer of them, but that
 * of SWT on GTK crashes when it gets the focus while it is being filled.) UI thread only.
 */
final class ResidencyTree {

    /** More rows than this on one level are not shown, but said to exist: nobody reads them, and they take time. */
    private static final int MOST_ITEMS = 1000;
    /** The columns of numbers that stand before those of nodes: the runtime, and that in percent. */
    private static final int FIRST_COLUMNS = 2;
    private static final int NAME_WIDTH = 220;
    private static final int NUMBER_WIDTH = 105;
    private static final int TIME_WIDTH = 135;
    private static final int NODE_WIDTH = 160;
    private static final int MOST_WIDTH = 320;
    private static final int TITLE_MARGIN = 30;
    private static final String KEY = "row";

    private final Tree tree;
    private final Runnable sorted;
    private ResidencyModel model;
    private List<ResidencyColumn> columns = List.of();
    private List<ResidencyRow> rows = List.of();
    private ResidencyModel.Order order = new ResidencyModel.Order(0, true);
    private final Set<String> expanded = new HashSet<>();

    /**
     * @param parent
     *            where it goes, with a grid layout
     * @param sorted
     *            is called when the user wants another order
     * @param selected
     *            gets the task that the user selected
     */
    ResidencyTree(Composite parent, Runnable sorted, Consumer<ResidencyRow> selected) {
        this.sorted = sorted;
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.MULTI);
        tree.setHeaderVisible(true);
        tree.setLinesVisible(true);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.addListener(SWT.Expand, event -> {
            expanded.add(row((TreeItem) event.item).name());
            fillGroup((TreeItem) event.item);
        });
        tree.addListener(SWT.Collapse, event -> expanded.remove(row((TreeItem) event.item).name()));
        tree.addListener(SWT.Selection, event -> {
            ResidencyRow row = tree.getSelectionCount() == 1 ? row((TreeItem) event.item) : null;
            if (row != null && !row.isGroup()) {
                selected.accept(row);
            }
        });
        addColumn("Task", "The task's last name, and its thread id", SWT.LEFT, NAME_WIDTH, ResidencyModel.Order.NAME);
    }

    Tree control() {
        return tree;
    }

    /** @return how the user wants rows ordered */
    ResidencyModel.Order order() {
        return order;
    }

    private void addColumn(String title, String help, int align, int width, int index) {
        TreeColumn column = new TreeColumn(tree, align);
        column.setText(title);
        column.setToolTipText(help);
        column.setWidth(width);
        column.setMoveable(index >= 0);
        column.addListener(SWT.Selection, event -> sort(index, column));
    }

    private void sort(int index, TreeColumn column) {
        // numbers are looked at from the greatest on, names from A on
        boolean again = order.column() == index;
        order = new ResidencyModel.Order(index, again ? !order.descending() : index >= 0);
        tree.setSortColumn(column);
        tree.setSortDirection(order.descending() ? SWT.DOWN : SWT.UP);
        sorted.run();
    }

    /**
     * Shows a table.
     *
     * @param newModel
     *            the table
     * @param newRows
     *            those of its rows that are wanted, in order
     */
    void show(ResidencyModel newModel, List<ResidencyRow> newRows) {
        Set<String> selection = new HashSet<>();
        selection().forEach(row -> selection.add(row.name()));
        tree.setRedraw(false);
        model = newModel;
        rows = newRows.stream().map(row -> row.tasks().size() == 1 ? row.tasks().get(0) : row).toList();
        showColumns(newModel.columns());
        fill(rows, tree.getItems(), () -> new TreeItem(tree, SWT.NONE));
        tree.deselectAll();
        select(row -> selection.contains(row.name()));
        tree.setRedraw(true);
    }

    /** Shows rows in the items of one level; makes more items, or disposes of some. */
    private void fill(List<ResidencyRow> shown, TreeItem[] items, Supplier<TreeItem> more) {
        int count = Math.min(shown.size(), MOST_ITEMS);
        for (int i = 0; i < count; i++) {
            fill(i < items.length ? items[i] : more.get(), shown.get(i));
        }
        int last = count;
        if (shown.size() > count) {
            TreeItem item = count < items.length ? items[count] : more.get();
            fill(item, null);
            item.setText(0, "... " + (shown.size() - count) + " more; type into the filter to find them");
            last++;
        }
        for (int i = last; i < items.length; i++) {
            items[i].dispose();
        }
    }

    private void fill(TreeItem item, ResidencyRow row) {
        item.setData(KEY, row);
        String[] texts = new String[columns.size() + 1];
        Arrays.fill(texts, "");
        if (row != null) {
            texts[0] = row.isGroup() ? row.name() + "  (" + row.tasks().size() + " tasks)" : row.name();
            for (int column = 0; column < columns.size(); column++) {
                texts[column + 1] = model.text(row, column);
            }
        }
        item.setText(texts);
        if (row == null || !row.isGroup()) {
            item.removeAll();
        } else if (expanded.contains(row.name())) {
            fillGroup(item);
            item.setExpanded(true);
        } else {
            item.setExpanded(false);
            // one that stands for all, so that the group can be expanded
            fill(List.of(), item.getItems(), () -> null);
            new TreeItem(item, SWT.NONE);
        }
    }

    private void fillGroup(TreeItem item) {
        fill(row(item).tasks(), item.getItems(), () -> new TreeItem(item, SWT.NONE));
    }

    /** Nothing to show. */
    void clear() {
        model = null;
        rows = List.of();
        tree.removeAll();
    }

    private void showColumns(List<ResidencyColumn> wanted) {
        List<String> titles = wanted.stream().map(ResidencyColumn::title).toList();
        if (titles.equals(columns.stream().map(ResidencyColumn::title).toList())) {
            columns = wanted;
            return;
        }
        columns = wanted;
        for (int i = tree.getColumnCount() - 1; i > 0; i--) {
            tree.getColumn(i).dispose();
        }
        GC gc = new GC(tree);
        for (int i = 0; i < wanted.size(); i++) {
            ResidencyColumn column = wanted.get(i);
            int width = switch (column.kind()) {
                case TIME -> TIME_WIDTH;
                case RESIDENCY -> Math.max(NODE_WIDTH,
                        Math.min(MOST_WIDTH, gc.textExtent(column.title()).x + TITLE_MARGIN));
                default -> NUMBER_WIDTH;
            };
            addColumn(column.title(), column.help(), SWT.RIGHT, width, i);
        }
        gc.dispose();
        // the nodes next to the runtime that they divide, where they are seen at once
        tree.setColumnOrder(IntStream.concat(IntStream.rangeClosed(0, FIRST_COLUMNS), IntStream.concat(
                IntStream.rangeClosed(1, wanted.size()).filter(i -> i > FIRST_COLUMNS && wanted.get(i - 1).node() >= 0),
                IntStream.rangeClosed(1, wanted.size()).filter(i -> i > FIRST_COLUMNS && wanted.get(i - 1).node() < 0)))
                .toArray());
        if (order.column() >= wanted.size()) {
            order = new ResidencyModel.Order(0, true);
        }
        tree.setSortColumn(tree.getColumn(order.column() + 1));
        tree.setSortDirection(order.descending() ? SWT.DOWN : SWT.UP);
    }

    /** The row of an item; null for one that stands for others. */
    private static ResidencyRow row(TreeItem item) {
        return (ResidencyRow) item.getData(KEY);
    }

    /** Selects the first task that is meant, and shows it. */
    void select(Predicate<ResidencyRow> meant) {
        for (TreeItem item : tree.getItems()) {
            ResidencyRow row = row(item);
            if (row != null && !row.isGroup() && meant.test(row)) {
                tree.setSelection(item);
                return;
            }
            if (row != null && row.isGroup() && row.tasks().stream().limit(MOST_ITEMS).anyMatch(meant)) {
                fillGroup(item);
                for (TreeItem task : item.getItems()) {
                    if (row(task) != null && meant.test(row(task))) {
                        expanded.add(row.name());
                        tree.setSelection(task);
                        return;
                    }
                }
            }
        }
    }

    /** @return the rows that are selected, in their order */
    List<ResidencyRow> selection() {
        List<ResidencyRow> selected = new ArrayList<>();
        Arrays.stream(tree.getSelection()).map(ResidencyTree::row).filter(Objects::nonNull).forEach(selected::add);
        return selected;
    }

    /** @return all rows as they are shown; groups of one task are replaced by it */
    List<ResidencyRow> rows() {
        return rows;
    }
}
