// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.ui.viewers.ILegendImageProvider2;
import org.eclipse.tracecompass.tmf.ui.viewers.TmfViewer;
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/**
 * The series that can be drawn, in groups, e.g. the nodes where a task runs, those of several recordings below the
 * recordings' names; those that are checked are drawn. A group's series become items when they are first looked at: Trace Compass' own tree takes seconds for ten thousand
 * tasks. UI thread only.
 */
final class SeriesTree extends TmfViewer {

    /** Of more groups than this only those that are drawn are shown; the others are said to exist. */
    private static final int MOST_ITEMS = 1000;
    /** The same for groups that are found by their names, of each of several recordings: all of these are to be seen. */
    private static final int MOST_ITEMS_OF_EACH = 20;

    private static final int MOST_NAMES_WIDTH = 420;

    private final SeriesFinder finder;
    private final Composite page;
    private final Text filter;
    private final Tree tree;
    private final SeriesItems items;
    private final SeriesChoice choice = new SeriesChoice();
    /** How wide the first column is where no recording has a name. */
    private int namesWidth;
    private Consumer<Collection<TmfTreeDataModel>> checked = models -> {
    };

    /**
     * @param parent
     *            where it goes
     * @param name
     *            what all the groups are, e.g. "Tasks"
     * @param hint
     *            what can be typed to find something
     * @param finder
     *            what that is
     */
    SeriesTree(Composite parent, String name, String hint, SeriesFinder finder) {
        super(parent, name);
        this.finder = finder;
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        page.setLayout(layout);
        filter = new Text(page, SWT.SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(hint);
        filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        filter.addListener(SWT.Modify, event -> showGroups());
        tree = new Tree(page, SWT.CHECK | SWT.FULL_SELECTION);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        items = new SeriesItems(tree, choice);
        tree.addListener(SWT.Expand, event -> expanded((TreeItem) event.item));
        tree.addListener(SWT.Collapse, event -> items.group(event.item)
                .ifPresent(group -> choice.open(group, false)));
        tree.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK) {
                check((TreeItem) event.item);
            }
        });
    }

    /** Tells how series are drawn, and who draws those that are checked. */
    void connect(ILegendImageProvider2 legend, Consumer<Collection<TmfTreeDataModel>> newChecked) {
        items.connect(legend);
        checked = newChecked;
    }

    @Override
    public Control getControl() {
        return page;
    }

    @Override
    public void refresh() {
        tree.redraw();
    }

    /**
     * How wide all columns are, in pixels; 0 where there are none. The first one grows with the names of recordings.
     */
    int columnsWidth() {
        return Arrays.stream(tree.getColumns()).mapToInt(TreeColumn::getWidth).sum();
    }

    /** Makes the first column so wide that the names of recordings can be read. */
    private void fitNames() {
        if (tree.getColumnCount() > 0) {
            int longest = choice.groups().stream().map(group -> group.key().recording()).distinct()
                    .mapToInt(name -> RecordingNames.width(tree, name) + SeriesItems.INDENT).max().orElse(0);
            tree.getColumn(0).setWidth(Math.max(namesWidth, Math.min(longest, MOST_NAMES_WIDTH)));
        }
    }

    /**
     * Adds a column to the tree, which else has none.
     *
     * @param title
     *            its title
     * @param help
     *            what it tells
     * @param width
     *            its width in pixels
     * @param clicked
     *            is told when the title is clicked
     */
    void addColumn(String title, String help, int width, Consumer<TreeColumn> clicked) {
        TreeColumn column = new TreeColumn(tree, tree.getColumnCount() == 0 ? SWT.LEFT : SWT.RIGHT);
        column.setText(title);
        column.setToolTipText(help);
        column.setWidth(width);
        if (tree.getColumnCount() == 1) {
            namesWidth = width;
        }
        column.addListener(SWT.Selection, event -> clicked.accept(column));
        tree.setHeaderVisible(true);
    }

    /**
     * Offers groups.
     *
     * @param groups
     *            the groups, in order
     * @param keys
     *            those of which all is chosen at first
     */
    void show(List<SeriesGroup> groups, Set<SeriesGroup.Key> keys) {
        showChosen(groups, SeriesChoice.ids(groups, keys));
    }

    /**
     * Offers groups.
     *
     * @param groups
     *            the groups, in order
     * @param ids
     *            the entries that are chosen at first
     */
    void showChosen(List<SeriesGroup> groups, Set<Long> ids) {
        choice.show(groups, ids);
        fitNames();
        items.forgetImages();
        showGroups();
        checked.accept(choice.models());
    }

    /** Shows the same series in another order, or with other labels; what is chosen stays so. */
    void update(List<SeriesGroup> groups) {
        choice.update(groups);
        showGroups();
    }

    /** @return the keys of the groups of which anything is chosen */
    Set<SeriesGroup.Key> keys() {
        return choice.keys();
    }

    /** Scrolls to a group, if it is listed. */
    void reveal(SeriesGroup.Key key) {
        items.item(key).ifPresent(item -> {
            tree.setSelection(item);
            tree.setTopItem(item);
        });
    }

    private void showGroups() {
        String text = text();
        List<SeriesGroup> shown = choice.groups().stream().map(group -> finder.find(group, text))
                .filter(group -> !group.nodes().isEmpty()).toList();
        // what is drawn can always be seen here, and unchecked
        boolean areSeveral = !choice.groups().isEmpty() && !choice.groups().get(0).key().recording().isEmpty();
        int most = areSeveral && finder == SeriesFinder.GROUPS ? MOST_ITEMS_OF_EACH : MOST_ITEMS;
        items.show(SeriesListing.of(shown, most, group -> choice.count(group) > 0), finder.opens(text));
    }

    private void expanded(TreeItem item) {
        items.group(item).ifPresent(group -> {
            choice.open(group, true);
            items.fill(item, group);
        });
        // the item is not open before the event is over
        items.listing(item).ifPresent(listing -> tree.getDisplay().asyncExec(() -> {
            if (!item.isDisposed()) {
                items.reopen(item, finder.opens(text()));
            }
        }));
    }

    private String text() {
        return filter.getText().strip().toLowerCase(Locale.ROOT);
    }

    private void check(TreeItem item) {
        boolean on = item.getChecked();
        items.node(item).ifPresent(node -> choice.choose(node, on));
        items.group(item).ifPresent(group -> {
            choose(group, on);
            choice.open(group, on);
            items.fill(item, group);
            item.setExpanded(on);
        });
        items.listing(item).ifPresent(listing -> listing.groups().forEach(group -> choose(group, on)));
        if (item.getData(SeriesItems.KEY) == null) {
            item.setChecked(false);
        } else {
            checked.accept(choice.models());
            items.repaint(item);
        }
    }

    private void choose(SeriesGroup group, boolean on) {
        group.nodes().forEach(node -> choice.choose(node, on));
    }

    // ---- for tests

    Tree tree() {
        return tree;
    }

    Text filter() {
        return filter;
    }
}
