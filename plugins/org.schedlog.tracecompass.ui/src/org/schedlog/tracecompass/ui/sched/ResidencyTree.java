// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.schedlog.tracecompass.core.sched.ResidencyColumn;
import org.schedlog.tracecompass.core.sched.ResidencyModel;
import org.schedlog.tracecompass.core.sched.ResidencyRow;

/**
 * The tree table of tasks. Items are filled when they are seen, so ten thousand tasks take no longer than a screen of
 * them. A name that has one task only is shown as that task. UI thread only.
 */
final class ResidencyTree {

    private static final int NAME_WIDTH = 220;
    private static final int NUMBER_WIDTH = 105;
    private static final int TIME_WIDTH = 135;
    private static final int NODE_WIDTH = 160;
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
        tree = new Tree(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
        tree.setHeaderVisible(true);
        tree.setLinesVisible(true);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Expand, event -> expanded.add(row((TreeItem) event.item).name()));
        tree.addListener(SWT.Collapse, event -> expanded.remove(row((TreeItem) event.item).name()));
        tree.addListener(SWT.Selection, event -> {
            if (event.item instanceof TreeItem item && tree.getSelectionCount() == 1 && !row(item).isGroup()) {
                selected.accept(row(item));
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
        Arrays.stream(tree.getSelection()).map(item -> row(item).name()).forEach(selection::add);
        tree.setRedraw(false);
        model = newModel;
        rows = newRows.stream().map(row -> row.tasks().size() == 1 ? row.tasks().get(0) : row).toList();
        showColumns(newModel.columns());
        tree.setItemCount(0);
        tree.setItemCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isGroup() && expanded.contains(rows.get(i).name())) {
                TreeItem item = tree.getItem(i);
                item.setItemCount(rows.get(i).tasks().size());
                item.setExpanded(true);
            }
        }
        select(row -> selection.contains(row.name()));
        tree.setRedraw(true);
    }

    /** Nothing to show. */
    void clear() {
        model = null;
        rows = List.of();
        tree.setItemCount(0);
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
        for (int i = 0; i < wanted.size(); i++) {
            ResidencyColumn column = wanted.get(i);
            int width = switch (column.kind()) {
                case TIME -> TIME_WIDTH;
                case RESIDENCY -> NODE_WIDTH;
                default -> NUMBER_WIDTH;
            };
            addColumn(column.title(), column.help(), SWT.RIGHT, width, i);
        }
        if (order.column() >= wanted.size()) {
            order = new ResidencyModel.Order(0, true);
        }
        tree.setSortColumn(tree.getColumn(order.column() + 1));
        tree.setSortDirection(order.descending() ? SWT.DOWN : SWT.UP);
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        TreeItem parent = item.getParentItem();
        int index = parent == null ? tree.indexOf(item) : parent.indexOf(item);
        List<ResidencyRow> siblings = parent == null ? rows : row(parent).tasks();
        if (model == null || index >= siblings.size()) {
            return;
        }
        ResidencyRow row = siblings.get(index);
        item.setData(KEY, row);
        item.setText(0, row.isGroup() ? row.name() + "  (" + row.tasks().size() + " tasks)" : row.name());
        for (int column = 0; column < columns.size(); column++) {
            item.setText(column + 1, model.text(row, column));
        }
        item.setItemCount(row.tasks().size());
    }

    /** The row of an item, also of one that was not seen yet. */
    private ResidencyRow row(TreeItem item) {
        if (item.getData(KEY) == null) {
            // reading a text makes a virtual item fill itself
            item.getText();
        }
        return (ResidencyRow) item.getData(KEY);
    }

    /** Selects the first task that is meant, and shows it. */
    void select(Predicate<ResidencyRow> meant) {
        for (int i = 0; i < rows.size(); i++) {
            ResidencyRow row = rows.get(i);
            if (!row.isGroup() && meant.test(row)) {
                tree.setSelection(tree.getItem(i));
                return;
            }
            for (int j = 0; row.isGroup() && j < row.tasks().size(); j++) {
                if (meant.test(row.tasks().get(j))) {
                    TreeItem group = tree.getItem(i);
                    group.setItemCount(row.tasks().size());
                    tree.setSelection(group.getItem(j));
                    return;
                }
            }
        }
    }

    /** @return the rows that are selected, in their order */
    List<ResidencyRow> selection() {
        List<ResidencyRow> selected = new ArrayList<>();
        Arrays.stream(tree.getSelection()).map(this::row).forEach(selected::add);
        return selected;
    }

    /** @return all rows as they are shown; groups of one task are replaced by it */
    List<ResidencyRow> rows() {
        return rows;
    }
}
