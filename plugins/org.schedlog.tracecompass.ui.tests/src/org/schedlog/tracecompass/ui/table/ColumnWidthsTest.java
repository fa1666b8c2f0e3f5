// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** A table in a window of its own, three columns of which need little of its room. */
@DisplayName("Widths of columns")
class ColumnWidthsTest {

    private Shell shell;
    private Table table;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getDefault());
        shell.setLayout(new FillLayout());
        shell.setSize(800, 300);
        table = new Table(shell, SWT.NONE);
        table.setHeaderVisible(true);
        for (String name : new String[] { "First", "Second", "Third" }) {
            new TableColumn(table, SWT.RIGHT).setText(name);
        }
        new TableItem(table, SWT.NONE).setText(new String[] { "1", "2", "3" });
        ColumnWidths.widen(table);
        shell.open();
        Workbench.rest(300);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private int width(int column) {
        return table.getColumn(column).getWidth();
    }

    private void showAgain(String... texts) {
        table.getItem(0).setText(texts);
        ColumnWidths.widen(table);
        Workbench.rest(300);
    }

    @Test
    void they_grow_with_what_stands_in_them() {
        int narrow = width(0);
        showAgain("a text that needs more room", "2", "3");
        assertTrue(width(0) > narrow);
    }

    @Test
    void what_the_user_has_made_wide_stays_wide() {
        table.getColumn(1).setWidth(250);
        Workbench.rest(300);
        showAgain("1", "another text", "3");
        assertEquals(250, width(1));
    }

    /** The last one has had all room that was left. */
    @Test
    void the_last_one_is_not_pushed_out_of_sight_when_others_grow() {
        assertTrue(width(2) > 400, () -> "the last column has what is left of 800 pixels: " + width(2));
        showAgain("a text that needs much more room than there was before for this column", "2", "3");
        int all = Arrays.stream(table.getColumns()).mapToInt(TableColumn::getWidth).sum();
        assertTrue(all <= table.getClientArea().width, () -> all + " pixels wide");
    }
}
