// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.figure.Drawing;

/**
 * The legend beside the figure: colour, label and number of lines of each category that has lines, with a check mark by
 * which it is hidden or shown; a double click or Enter shows it alone. Categories that the recording cannot have are
 * grey and say why. For the UI thread only.
 */
public final class LegendPane {

    private static final int MARGIN = 12;
    /** What a label has beside its text: check mark, colour, and the distances between them. */
    private static final int LABEL_MARGIN = 64;
    private static final int COUNT_MARGIN = 24;
    private static final int LEAST_WIDTH = 80;

    private final CategoryColors colors;
    private final Runnable changed;
    private final Composite pane;
    private final CLabel mark;
    private final Table table;
    private final TableColumn labels;
    private final TableColumn counts;
    private final Link showAll;
    private int labelWidth;
    private int countWidth;
    private final Swatches swatches;

    /** A category of all figures on show. */
    private record Entry(Category category, long count) {
    }

    /**
     * @param parent
     *            where the pane goes
     * @param colors
     *            the colours to show, and where the user's choice of categories and colours goes
     * @param changed
     *            is called when the user hid or showed a category or chose a colour
     */
    public LegendPane(Composite parent, CategoryColors colors, Runnable changed) {
        this.colors = colors;
        this.changed = changed;
        pane = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        pane.setLayout(layout);
        table = new Table(pane, SWT.CHECK | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        labels = new TableColumn(table, SWT.LEFT);
        labels.setText("Category");
        counts = new TableColumn(table, SWT.RIGHT);
        counts.setText("Lines");
        table.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK) {
                toggle((TableItem) event.item);
            }
        });
        table.addListener(SWT.DefaultSelection, event -> solo((Category) event.item.getData()));
        table.addListener(SWT.MouseMove, event -> showReason(new Point(event.x, event.y)));
        table.addListener(SWT.Resize, event -> fitColumns());
        swatches = new Swatches(table);
        new LegendMenu(table, colors, this::selected, this::changed);
        mark = new CLabel(pane, SWT.LEFT);
        mark.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        showMark("", "", 0);
        showAll = new Link(pane, SWT.NONE);
        showAll.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        showAll.addListener(SWT.Selection, event -> {
            colors.showAll();
            changed();
        });
        update();
    }

    /** @return the pane's control */
    public Composite control() {
        return pane;
    }

    /** @return the legend's lines */
    Table table() {
        return table;
    }

    /**
     * Says what is counted: lines at first.
     *
     * @param name
     *            the header of the counts, e.g. "Points"
     */
    public void setCountName(String name) {
        counts.setText(name);
    }

    /**
     * Explains marks that lie over the categories, or no longer.
     *
     * @param name
     *            what they are; empty for no marks
     * @param help
     *            what they mean, a sentence
     * @param rgb
     *            their colour, 0xRRGGBB
     */
    public void showMark(String name, String help, int rgb) {
        mark.setText(name);
        mark.setToolTipText(help);
        mark.setImage(name.isEmpty() ? null : swatches.of(rgb));
        ((GridData) mark.getLayoutData()).exclude = name.isEmpty();
        mark.setVisible(!name.isEmpty());
        pane.layout();
    }

    /** @return what marks over the categories are called; empty if there are none */
    public String mark() {
        return mark.getText();
    }

    /** @return the width at which nothing is cut off, in pixels */
    public int idealWidth() {
        int scrollbar = table.getVerticalBar() == null ? 0 : table.getVerticalBar().getSize().x;
        return labelWidth + countWidth + scrollbar + MARGIN;
    }

    /** Long labels are cut off before the counts are. The last column takes what is left, so its width says nothing. */
    private void fitColumns() {
        labels.setWidth(Math.max(LEAST_WIDTH, table.getClientArea().width - countWidth));
        counts.setWidth(countWidth);
    }

    private int widest(int column) {
        GC gc = new GC(table);
        int width = Arrays.stream(table.getItems()).mapToInt(item -> gc.textExtent(item.getText(column)).x)
                .reduce(gc.textExtent(table.getColumn(column).getText()).x, Math::max);
        gc.dispose();
        return width;
    }

    /**
     * Shows the categories of figures of one specification.
     *
     * @param drawings
     *            the figures; the counts of their lines are added
     */
    public void show(List<? extends Drawing> drawings) {
        table.setRedraw(false);
        table.removeAll();
        List<Entry> entries = entries(drawings);
        entries.stream().filter(entry -> entry.count() > 0).forEach(this::addShown);
        entries.stream().filter(entry -> entry.category().unavailable() != null).forEach(this::addUnavailable);
        labelWidth = widest(0) + LABEL_MARGIN;
        countWidth = widest(1) + COUNT_MARGIN;
        table.setRedraw(true);
        fitColumns();
        update();
    }

    private static List<Entry> entries(List<? extends Drawing> drawings) {
        List<Entry> entries = new ArrayList<>();
        if (!drawings.isEmpty()) {
            for (int i = 0; i < drawings.get(0).frame().categories().size(); i++) {
                int category = i;
                long count = drawings.stream().mapToLong(drawing -> drawing.lines(category).count()).sum();
                // one recording may lack events that another one has
                Category known = drawings.stream().map(drawing -> drawing.category(category))
                        .filter(each -> each.unavailable() == null).findFirst()
                        .orElse(drawings.get(0).category(category));
                entries.add(new Entry(known, count));
            }
        }
        return entries;
    }

    private void addShown(Entry entry) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setData(entry.category());
        item.setText(new String[] { entry.category().label(), String.format("%,d", entry.count()) });
    }

    private void addUnavailable(Entry entry) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setData(entry.category());
        item.setText(new String[] { entry.category().label(), "\u2013" });
        item.setForeground(table.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
        item.setGrayed(true);
    }

    private Category selected() {
        return table.getSelectionCount() == 0 ? null : (Category) table.getSelection()[0].getData();
    }

    private void toggle(TableItem item) {
        Category category = (Category) item.getData();
        if (category.unavailable() == null) {
            colors.setVisible(category.index(), item.getChecked());
            changed();
        } else {
            item.setChecked(false);
        }
    }

    /** Shows a category alone, or all again if it is alone already. */
    private void solo(Category category) {
        if (category.unavailable() == null) {
            boolean isAlone = colors.visible(category.index()) && shown().allMatch(
                    other -> other.index() == category.index() || !colors.visible(other.index()));
            if (isAlone) {
                colors.showAll();
            } else {
                colors.showOnly(category.index());
            }
            changed();
        }
    }

    private Stream<Category> shown() {
        return Arrays.stream(table.getItems()).map(item -> (Category) item.getData())
                .filter(category -> category.unavailable() == null);
    }

    private void changed() {
        update();
        changed.run();
    }

    private void showReason(Point pointer) {
        TableItem item = table.getItem(pointer);
        String reason = item == null ? null : ((Category) item.getData()).unavailable();
        String text = item == null ? null : reason == null ? item.getText(0) : item.getText(0) + ": " + reason;
        if (text == null ? table.getToolTipText() != null : !text.equals(table.getToolTipText())) {
            table.setToolTipText(text);
        }
    }

    /** Shows the colours and the hidden categories as they are now. */
    public void update() {
        for (TableItem item : table.getItems()) {
            Category category = (Category) item.getData();
            if (category.unavailable() == null) {
                item.setImage(0, swatches.of(colors.rgb(category.index())));
                item.setChecked(colors.visible(category.index()));
            }
        }
        long hidden = shown().filter(category -> !colors.visible(category.index())).count();
        showAll.setText(hidden + (hidden == 1 ? " category is" : " categories are") + " hidden. <a>Show all</a>");
        GridData data = (GridData) showAll.getLayoutData();
        data.exclude = hidden == 0;
        showAll.setVisible(hidden > 0);
        pane.layout();
    }
}
