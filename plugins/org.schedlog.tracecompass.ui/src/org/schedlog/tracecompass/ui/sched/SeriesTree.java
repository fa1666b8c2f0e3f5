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
import java.util.function.BiPredicate;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
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
    static final BiPredicate<Group, String> BY_GROUP = (group, text) -> isNamed(group.name(), text);
    /** Finds groups by the names of their series. */
    static final BiPredicate<Group, String> BY_SERIES = (group, text) -> group.nodes().stream()
            .anyMatch(node -> isNamed(node.getName(), text));

    private static final String KEY = "group";
    /** Of more groups than this only those that are drawn are shown; the others are said to exist. */
    private static final int MOST_ITEMS = 1000;
    private static final int LEGEND_HEIGHT = 12;
    private static final int LEGEND_WIDTH = 32;

    private final BiPredicate<Group, String> finder;
    private final Composite page;
    private final Text filter;
    private final Tree tree;
    private ILegendImageProvider2 legend;
    private Consumer<Collection<TmfTreeDataModel>> checked = models -> {
    };
    private List<Group> groups = List.of();
    private final Set<Long> chosen = new HashSet<>();
    private final Map<Long, Image> images = new HashMap<>();

    /**
     * Series that belong together.
     *
     * @param key
     *            tells it from the other groups, e.g. a thread id
     * @param name
     *            what it is called
     * @param nodes
     *            an entry for each series
     */
    record Group(int key, String name, List<TmfTreeDataModel> nodes) {
    }

    /**
     * @param parent
     *            where it goes
     * @param name
     *            what all the groups are, e.g. "Tasks"
     * @param hint
     *            what can be typed to find a group
     * @param finder
     *            finds groups by a text in lower case
     */
    SeriesTree(Composite parent, String name, String hint, BiPredicate<Group, String> finder) {
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
        tree.addListener(SWT.Expand, event -> fillNodes((TreeItem) event.item));
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
     * Offers groups.
     *
     * @param newGroups
     *            the groups, in order
     * @param keys
     *            those that are chosen at first
     */
    void show(List<Group> newGroups, Set<Integer> keys) {
        groups = newGroups;
        chosen.clear();
        groups.stream().filter(group -> keys.contains(group.key()))
                .forEach(group -> group.nodes().forEach(node -> chosen.add(node.getId())));
        disposeImages();
        showGroups();
        tell();
    }

    /** @return the keys of the groups of which anything is chosen */
    Set<Integer> keys() {
        Set<Integer> keys = new HashSet<>();
        groups.stream().filter(group -> group.nodes().stream().anyMatch(node -> chosen.contains(node.getId())))
                .forEach(group -> keys.add(group.key()));
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
        List<Group> shown = groups.stream().filter(group -> finder.test(group, text)).toList();
        List<Group> listed = new ArrayList<>(shown.subList(0, Math.min(shown.size(), MOST_ITEMS)));
        // what is drawn can always be seen here, and unchecked
        shown.stream().skip(MOST_ITEMS).filter(group -> state(group) > 0).forEach(listed::add);
        tree.setRedraw(false);
        tree.removeAll();
        for (Group group : listed) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setData(KEY, group);
            paint(item);
            if (state(group) > 0) {
                fillNodes(item);
                item.setExpanded(true);
            } else {
                // one that stands for all, so that the group can be expanded
                new TreeItem(item, SWT.NONE);
            }
        }
        if (shown.size() > listed.size()) {
            new TreeItem(tree, SWT.NONE).setText("... " + (shown.size() - listed.size()) + " more; type to find them");
        }
        tree.setRedraw(true);
    }

    private void fillNodes(TreeItem item) {
        Group group = (Group) item.getData(KEY);
        item.removeAll();
        for (TmfTreeDataModel node : group.nodes()) {
            TreeItem child = new TreeItem(item, SWT.NONE);
            child.setData(KEY, node);
            paint(child);
        }
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
            item.setText(group.name());
            item.setChecked(state > 0);
            item.setGrayed(state > 0 && state < group.nodes().size());
        } else if (item.getData(KEY) instanceof TmfTreeDataModel node) {
            boolean isChosen = chosen.contains(node.getId());
            item.setText(node.getName());
            item.setChecked(isChosen);
            item.setImage(isChosen ? images.computeIfAbsent(node.getId(),
                    id -> legend.getLegendImage(LEGEND_HEIGHT, LEGEND_WIDTH, id)) : null);
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
            fillNodes(item);
            item.setExpanded(item.getChecked());
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
