// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

/**
 * Makes columns as wide as what stands in them. None gets narrower, as the user may have wanted it so; but for the last
 * one, which GTK makes as wide as there is room: kept at that, it would be pushed out of sight by wider ones. UI thread.
 */
public final class ColumnWidths {

    private ColumnWidths() {
    }

    /**
     * @param table
     *            all of its columns are widened
     */
    public static void widen(Table table) {
        int[] order = table.getColumnOrder();
        for (int place = 0; place < order.length; place++) {
            TableColumn column = table.getColumn(order[place]);
            int before = column.getWidth();
            column.pack();
            if (place < order.length - 1 && isNarrower(column.getWidth(), before)) {
                column.setWidth(before);
            }
        }
    }

    /**
     * @param tree
     *            all of its columns are widened
     */
    public static void widen(Tree tree) {
        int[] order = tree.getColumnOrder();
        for (int place = 0; place < order.length; place++) {
            TreeColumn column = tree.getColumn(order[place]);
            int before = column.getWidth();
            column.pack();
            if (place < order.length - 1 && isNarrower(column.getWidth(), before)) {
                column.setWidth(before);
            }
        }
    }

    /** On GTK a column that has not got its place yet says 0, however wide it is to be; and who sets 0 hides it. */
    private static boolean isNarrower(int packed, int before) {
        return packed > 0 && packed < before;
    }
}
