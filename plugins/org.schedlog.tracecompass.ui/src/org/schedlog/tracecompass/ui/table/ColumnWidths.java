// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TreeColumn;

/** Makes columns as wide as what stands in them; none gets narrower, as the user may have wanted it so. UI thread. */
public final class ColumnWidths {

    private ColumnWidths() {
    }

    /**
     * @param column
     *            a column of a table
     */
    public static void widen(TableColumn column) {
        int before = column.getWidth();
        column.pack();
        if (isNarrower(column.getWidth(), before)) {
            column.setWidth(before);
        }
    }

    /**
     * @param column
     *            a column of a tree
     */
    public static void widen(TreeColumn column) {
        int before = column.getWidth();
        column.pack();
        if (isNarrower(column.getWidth(), before)) {
            column.setWidth(before);
        }
    }

    /** On GTK a column that has not got its place yet says 0, however wide it is to be; and who sets 0 hides it. */
    private static boolean isNarrower(int packed, int before) {
        return packed > 0 && packed < before;
    }
}
