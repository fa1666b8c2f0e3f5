// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.schedlog.tracecompass.core.sched.ResidencyColumn;
import org.schedlog.tracecompass.core.sched.ResidencyModel;

/** The columns of the tree table of tasks, and by which of them it is sorted. UI thread only. */
final class ResidencyHeader {

    /** The columns of numbers that stand before those of nodes: the runtime, and that in percent. */
    private static final int FIRST_COLUMNS = 2;
    private static final int NAME_WIDTH = 220;
    private static final int NUMBER_WIDTH = 105;
    private static final int TIME_WIDTH = 135;
    private static final int NODE_WIDTH = 160;
    private static final int MOST_WIDTH = 320;
    private static final int TITLE_MARGIN = 30;

    private final Tree tree;
    private final Runnable sorted;
    private List<ResidencyColumn> columns = List.of();
    private ResidencyModel.Order order = new ResidencyModel.Order(0, true);

    /**
     * @param tree
     *            a tree without columns
     * @param sorted
     *            is called when the user wants another order
     */
    ResidencyHeader(Tree tree, Runnable sorted) {
        this.tree = tree;
        this.sorted = sorted;
        addColumn("Task", "The task's last name, and its thread id", SWT.LEFT, NAME_WIDTH, ResidencyModel.Order.NAME);
    }

    /** @return the column of what the rows are called */
    TreeColumn names() {
        return tree.getColumn(0);
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

    /** Shows these columns of numbers. */
    void show(List<ResidencyColumn> wanted) {
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
}
