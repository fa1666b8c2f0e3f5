// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;

@DisplayName("The legend of the Lines view")
class LegendTest extends LinesViewFixture {

    private Table table() {
        return find(view.page().legend().control(), Table.class);
    }

    private List<String> checked() {
        return Arrays.stream(table().getItems()).filter(TableItem::getChecked).map(item -> item.getText(0)).toList();
    }

    private void notify(int type, int item, int detail) {
        Event event = new Event();
        event.item = table().getItem(item);
        event.detail = detail;
        table().notifyListeners(type, event);
    }

    private void choose(int item, String text) {
        table().setSelection(item);
        Menu menu = table().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem chosen = item(menu, text);
        assertTrue(chosen.isEnabled(), text);
        chosen.notifyListeners(SWT.Selection, new Event());
        settle();
    }

    @Test
    void categories_are_toggled_shown_alone_and_shown_all() throws Exception {
        show(SPEC);
        assertEquals(List.of("busy", "idle", "switch"), checked());
        notify(SWT.DefaultSelection, 1, 0);
        assertEquals(List.of("idle"), checked());
        assertEquals("{0, 2, 3}", view.presentation().colors().hidden().toString());
        notify(SWT.DefaultSelection, 1, 0);
        assertEquals(List.of("busy", "idle", "switch"), checked());
        choose(0, "Hide this");
        assertEquals(List.of("idle", "switch"), checked());
        Link showAll = find(view.page().legend().control(), Link.class);
        assertTrue(showAll.isVisible() && showAll.getText().startsWith("1 category is hidden"), showAll.getText());
        picture("lines-legend-hidden");
        showAll.notifyListeners(SWT.Selection, new Event());
        assertEquals(List.of("busy", "idle", "switch"), checked());
        assertFalse(showAll.isVisible());
        choose(2, "Show only this");
        assertEquals(List.of("switch"), checked());
        choose(2, "Show all");
        table().getItem(1).setChecked(false);
        notify(SWT.Selection, 1, SWT.CHECK);
        assertTrue(view.presentation().colors().hidden().get(1));
    }

    @Test
    void what_is_hidden_stays_hidden_in_the_answer_to_a_query() throws Exception {
        show(SPEC);
        choose(0, "Hide this");
        view.setQuery("c < 2");
        spin(() -> view.getQuery().equals("c < 2"), "the query is in force");
        settle();
        assertEquals(List.of("idle"), checked());
    }

    @Test
    void colours_that_the_user_chose_are_painted_and_kept_with_the_specification() throws Exception {
        LineDrawing drawing = show(SPEC);
        Part idle = drawing.lines(1).parts().get(0);
        int line = longest(idle);
        long start = value(idle, "x0", line) + drawing.base();
        long end = value(idle, "x1", line) + drawing.base();
        int row = (int) value(idle, "y0", line);
        showRange(start, end);
        RGB chosen = new RGB(0x12, 0x34, 0x56);
        view.presentation().colors().choose(1, 0x123456);
        view.presentation().refresh();
        settle();
        view.getTimeGraphViewer().getTimeGraphControl().redraw();
        settle();
        assertEquals(chosen, color(rows().get(row), start + (end - start) / 2, 0.75));
        view.setSpec(SpecSource.DEFAULT);
        settle();
        show(SPEC);
        showRange(start, end);
        assertEquals(chosen, color(rows().get(row), start + (end - start) / 2, 0.75));
        choose(1, "Reset color");
        assertEquals(GREEN, color(rows().get(row), start + (end - start) / 2, 0.75));
        assertFalse(view.presentation().colors().isChosen(1));
    }
}
