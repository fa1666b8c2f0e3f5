// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.ColorDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.schedlog.engine.spec.Category;

/** The legend's context menu. For the UI thread only. */
final class LegendMenu {

    private final CategoryColors colors;
    private final Supplier<Category> selected;
    private final Runnable changed;
    private final Menu menu;

    /**
     * @param table
     *            the legend
     * @param colors
     *            what the menu changes
     * @param selected
     *            gives the category that the user pointed at, or null
     * @param changed
     *            is called after a change
     */
    LegendMenu(Table table, CategoryColors colors, Supplier<Category> selected, Runnable changed) {
        this.colors = colors;
        this.selected = selected;
        this.changed = changed;
        menu = new Menu(table);
        menu.addListener(SWT.Show, event -> fill());
        table.setMenu(menu);
    }

    private void fill() {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        Category category = selected.get();
        boolean canChange = category != null && category.unavailable() == null;
        int index = canChange ? category.index() : -1;
        boolean isVisible = canChange && colors.visible(index);
        add("Show &only this", canChange, () -> colors.showOnly(index));
        add(isVisible || !canChange ? "&Hide this" : "&Show this", canChange,
                () -> colors.setVisible(index, !isVisible));
        add("Show &all", !colors.hidden().isEmpty(), colors::showAll);
        new MenuItem(menu, SWT.SEPARATOR);
        add("Change &color...", canChange, () -> chooseColor(index));
        add("&Reset color", canChange && colors.isChosen(index), () -> colors.reset(index));
        add("Reset a&ll colors", true, colors::resetAll);
    }

    private void add(String text, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, event -> {
            action.run();
            changed.run();
        });
    }

    private void chooseColor(int category) {
        ColorDialog dialog = new ColorDialog(menu.getShell());
        dialog.setText("Color of the category");
        int rgb = colors.rgb(category);
        dialog.setRGB(new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        RGB chosen = dialog.open();
        if (chosen != null) {
            colors.choose(category, chosen.red << 16 | chosen.green << 8 | chosen.blue);
        }
    }
}
