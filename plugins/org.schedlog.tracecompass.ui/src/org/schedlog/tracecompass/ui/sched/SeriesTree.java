// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
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

/**
 * The series that can be drawn, in groups, e.g. the nodes where a task runs; those that are checked are drawn. A
 * group's series become items when they are first looked at: Trace Compass' own tree takes seconds for ten thousand
 * tasks. UI thread only.
 */
final class SeriesTree extends TmfViewer {

    /** Finds groups by their own names. */
    static final BiFunction<Group, String, Group> BY_GROUP = (group, text) -> isNamed(group.name(), text) ? group
            : group.with(List.of());
    /** Finds series by their names. */
    static final BiFunction<Group, String, Group> BY_SERIES = (group, text) -> text.isEmpty() ? group
            : group.with(group.nodes().stream().filter(node -> isNamed(node.getName(), text)).toList());

    private static final String KEY = "group";
    /** Of more groups than this only those that are drawn are shown; the others are said to exist. */
    private static final int MOST_ITEMS = 1000;
    private static final int LEGEND_HEIGHT = 12;
    private static final int LEGEND_WIDTH = 32;

    private final BiFunction<Group, String, Group> finder;
    private final Composite page;
    private final Text filter;
    private final Tree tree;
    private ILegendImageProvider2 legend;
    private Consumer<Collection<TmfTreeDataModel>> checked = models -> {
    };
    private List<Group> groups = List.of();
    private final Set<Long> chosen = new HashSet<>();
    private final Set<Integer> expanded = new HashSet<>();
    private final Map<Long, Image> images = new HashMap<>();

    /**
     * Series that belong together.
     *
     * @param key
     *            tells it from the other groups, e.g. a thread id
     * @param labels
     *            what it is called, and what its other columns tell
     * @param nodes
     *            an entry for each series
     */
    record Group(int key, List<String> labels, List<TmfTreeDataModel> nodes) {

        String name() {
            return labels.get(0);
        }

        Group with(List<TmfTreeDataModel> others) {
            return new Group(key, labels, others);
        }
    }

    /**
     * @param parent
     *            where it goes
     * @param name
     *            what all the groups are, e.g. "Tasks"
     * @param hint
     *            what can be typed to find a group
     * @param finder
     *            leaves of a group the series that fit a text in lower case
     */
    SeriesTree(Composite parent, String name, String hint, BiFunction<Group, String, Group> finder) {
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
        tree.addListener(SWT.Expand, event -> {
            if (event.item.getData(KEY) instanceof Group group) {
                expanded.add(group.key());
                fillNodes((TreeItem) event.item, group);
            }
        });
        tree.addListener(SWT.Collapse, event -> {
            if (event.item.getData(KEY) instanceof Group group) {
                expanded.remove(group.key());
            }
        });
        tree.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK) {
                check((TreeItem) event.item);
            }
        });
        tree.addListener(SWT.Dispose, event -> disposeImages());
    }

    /** Tells how series are drawn, and who draws those that are checked. */
    void connect(ILegendImageProvider2 newLegend, Consumer<Collection<TmfTreeDataModel>> newChecked) {
        legend = newLegend;
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
        column.addListener(SWT.Selection, event -> clicked.accept(column));
        tree.setHeaderVisible(true);
    }

    /**
     * Offers groups.
     *
     * @param newGroups
     *            the groups, in order
     * @param keys
     *            those of which all is chosen at first
     */
    void show(List<Group> newGroups, Set<Integer> keys) {
        Set<Long> ids = new HashSet<>();
        newGroups.stream().filter(group -> keys.contains(group.key()))
                .forEach(group -> group.nodes().forEach(node -> ids.add(node.getId())));
        showChosen(newGroups, ids);
    }

    /**
     * Offers groups.
     *
     * @param newGroups
     *            the groups, in order
     * @param ids
     *            the entries that are chosen at first
     */
    void showChosen(List<Group> newGroups, Set<Long> ids) {
        groups = newGroups;
        chosen.clear();
        chosen.addAll(ids);
        expanded.clear();
        groups.stream().filter(group -> state(group) > 0).forEach(group -> expanded.add(group.key()));
        disposeImages();
        showGroups();
        tell();
    }

    /** Shows the same series in another order, or with other labels; what is chosen stays so. */
    void update(List<Group> newGroups) {
        Set<Integer> known = new HashSet<>();
        groups.forEach(group -> known.add(group.key()));
        groups = newGroups;
        groups.stream().filter(group -> !known.contains(group.key()) && state(group) > 0)
                .forEach(group -> expanded.add(group.key()));
        showGroups();
    }

    /** @return the keys of the groups of which anything is chosen */
    Set<Integer> keys() {
        Set<Integer> keys = new HashSet<>();
        groups.stream().filter(group -> state(group) > 0).forEach(group -> keys.add(group.key()));
        return keys;
    }

    /** Scrolls to a group, if it is listed. */
    void reveal(int key) {
        Arrays.stream(tree.getItems()).filter(item -> item.getData(KEY) instanceof Group group && group.key() == key)
                .findFirst().ifPresent(item -> {
                    tree.setSelection(item);
                    tree.setTopItem(item);
                });
    }

    private void showGroups() {
        String text = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<Group> shown = groups.stream().map(group -> finder.apply(group, text))
                .filter(group -> !group.nodes().isEmpty()).toList();
        List<Group> listed = new ArrayList<>(shown.subList(0, Math.min(shown.size(), MOST_ITEMS)));
        // what is drawn can always be seen here, and unchecked
        shown.stream().skip(MOST_ITEMS).filter(group -> state(group) > 0).forEach(listed::add);
        int more = shown.size() - listed.size();
        tree.setRedraw(false);
        TreeItem[] items = resize(tree.getItems(), listed.size() + (more > 0 ? 1 : 0),
                () -> new TreeItem(tree, SWT.NONE));
        for (int i = 0; i < listed.size(); i++) {
            showGroup(items[i], listed.get(i), !text.isEmpty() && finder == BY_SERIES);
        }
        if (more > 0) {
            TreeItem last = items[listed.size()];
            last.removeAll();
            last.setData(KEY, null);
            last.setImage((Image) null);
            last.setChecked(false);
            last.setText("... " + more + " more; type to find them");
        }
        tree.setRedraw(true);
    }

    private void showGroup(TreeItem item, Group group, boolean isFound) {
        item.setData(KEY, group);
        paint(item);
        boolean isOpen = isFound || expanded.contains(group.key());
        if (isOpen) {
            fillNodes(item, group);
        } else {
            // one that stands for all, so that the group can be expanded
            item.removeAll();
            new TreeItem(item, SWT.NONE);
        }
        item.setExpanded(isOpen);
    }

    private void fillNodes(TreeItem item, Group group) {
        TreeItem[] items = resize(item.getItems(), group.nodes().size(), () -> new TreeItem(item, SWT.NONE));
        for (int i = 0; i < items.length; i++) {
            items[i].setData(KEY, group.nodes().get(i));
            paint(items[i]);
        }
    }

    /** As many items as wanted: those that there are, so that nobody's place is lost, and more or fewer. */
    private static TreeItem[] resize(TreeItem[] items, int size, Supplier<TreeItem> more) {
        for (int i = size; i < items.length; i++) {
            items[i].dispose();
        }
        TreeItem[] sized = Arrays.copyOf(items, size);
        for (int i = items.length; i < size; i++) {
            sized[i] = more.get();
        }
        return sized;
    }

    private static boolean isNamed(String name, String text) {
        return name.toLowerCase(Locale.ROOT).contains(text);
    }

    /** How many of the group's series are chosen. */
    private long state(Group group) {
        return group.nodes().stream().filter(node -> chosen.contains(node.getId())).count();
    }

    private void paint(TreeItem item) {
        if (item.getData(KEY) instanceof Group group) {
            long state = state(group);
            label(item, group.labels());
            item.setChecked(state > 0);
            item.setGrayed(state > 0 && state < group.nodes().size());
        } else if (item.getData(KEY) instanceof TmfTreeDataModel node) {
            boolean isChosen = chosen.contains(node.getId());
            label(item, node.getLabels());
            item.setChecked(isChosen);
            item.setImage(isChosen ? images.computeIfAbsent(node.getId(),
                    id -> legend.getLegendImage(LEGEND_HEIGHT, LEGEND_WIDTH, id)) : null);
        }
    }

    private void label(TreeItem item, List<String> labels) {
        int columns = Math.max(1, tree.getColumnCount());
        for (int column = 0; column < columns; column++) {
            item.setText(column, column < labels.size() ? labels.get(column) : "");
        }
    }

    private void check(TreeItem item) {
        TreeItem top = item.getParentItem() == null ? item : item.getParentItem();
        if (!(top.getData(KEY) instanceof Group group)) {
            item.setChecked(false);
            return;
        }
        if (item.getData(KEY) instanceof TmfTreeDataModel node) {
            choose(node, item.getChecked());
        } else {
            group.nodes().forEach(node -> choose(node, item.getChecked()));
            fillNodes(item, group);
            item.setExpanded(item.getChecked());
            if (item.getChecked()) {
                expanded.add(group.key());
            } else {
                expanded.remove(group.key());
            }
        }
        tell();
        paint(top);
        for (TreeItem node : top.getItems()) {
            paint(node);
        }
    }

    private void choose(TmfTreeDataModel node, boolean on) {
        if (on) {
            chosen.add(node.getId());
        } else {
            chosen.remove(node.getId());
        }
    }

    private void tell() {
        List<TmfTreeDataModel> models = new ArrayList<>();
        groups.forEach(group -> group.nodes().stream().filter(node -> chosen.contains(node.getId()))
                .forEach(models::add));
        checked.accept(models);
    }

    private void disposeImages() {
        images.values().forEach(Image::dispose);
        images.clear();
    }

    Tree tree() {
        return tree;
    }

    Text filter() {
        return filter;
    }
}
