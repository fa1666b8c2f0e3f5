// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.ui.viewers.ILegendImageProvider2;

/**
 * The items of a tree of series: one for each group, and below it, as soon as it is open, one for each of its series.
 * UI thread only.
 */
final class SeriesItems {

    /** Under which an item keeps the group or the series that it stands for. */
    static final String KEY = "group";
    private static final int LEGEND_HEIGHT = 12;
    private static final int LEGEND_WIDTH = 32;

    private final Tree tree;
    private final SeriesChoice choice;
    private ILegendImageProvider2 legend;
    private final Map<Long, Image> images = new HashMap<>();

    SeriesItems(Tree tree, SeriesChoice choice) {
        this.tree = tree;
        this.choice = choice;
        tree.addListener(SWT.Dispose, event -> forgetImages());
    }

    /** Tells how series are drawn. */
    void connect(ILegendImageProvider2 newLegend) {
        legend = newLegend;
    }

    /** Series may be drawn otherwise from now on. */
    void forgetImages() {
        images.values().forEach(Image::dispose);
        images.clear();
    }

    /** The group that an item stands for. */
    Optional<SeriesGroup> group(Widget item) {
        return item.getData(KEY) instanceof SeriesGroup group ? Optional.of(group) : Optional.empty();
    }

    /** The series that an item stands for. */
    Optional<TmfTreeDataModel> node(Widget item) {
        return item.getData(KEY) instanceof TmfTreeDataModel node ? Optional.of(node) : Optional.empty();
    }

    /** The item of a group, if it is listed. */
    Optional<TreeItem> item(int key) {
        return Arrays.stream(tree.getItems())
                .filter(item -> group(item).filter(group -> group.key() == key).isPresent()).findFirst();
    }

    /**
     * Lists groups.
     *
     * @param listed
     *            the groups
     * @param areOpen
     *            whether all of them are open, whatever the user opened
     * @param more
     *            how many there are beside them
     */
    void show(List<SeriesGroup> listed, boolean areOpen, int more) {
        tree.setRedraw(false);
        TreeItem[] items = resize(tree.getItems(), listed.size() + (more > 0 ? 1 : 0),
                () -> new TreeItem(tree, SWT.NONE));
        for (int i = 0; i < listed.size(); i++) {
            show(items[i], listed.get(i), areOpen || choice.isOpen(listed.get(i)));
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

    private void show(TreeItem item, SeriesGroup group, boolean isOpen) {
        item.setData(KEY, group);
        paint(item);
        if (isOpen) {
            fill(item, group);
        } else {
            // one that stands for all, so that the group can be opened
            item.removeAll();
            new TreeItem(item, SWT.NONE);
        }
        item.setExpanded(isOpen);
    }

    /** Makes the items of a group's series. */
    void fill(TreeItem item, SeriesGroup group) {
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

    /** Shows what is chosen in a group now. */
    void paintAll(TreeItem top) {
        paint(top);
        for (TreeItem node : top.getItems()) {
            paint(node);
        }
    }

    private void paint(TreeItem item) {
        group(item).ifPresent(group -> {
            long chosen = choice.count(group);
            label(item, group.labels());
            item.setChecked(chosen > 0);
            item.setGrayed(chosen > 0 && chosen < group.nodes().size());
        });
        node(item).ifPresent(node -> {
            boolean isChosen = choice.isChosen(node);
            label(item, node.getLabels());
            item.setChecked(isChosen);
            item.setImage(isChosen ? images.computeIfAbsent(node.getId(),
                    id -> legend.getLegendImage(LEGEND_HEIGHT, LEGEND_WIDTH, id)) : null);
        });
    }

    private void label(TreeItem item, List<String> labels) {
        int columns = Math.max(1, tree.getColumnCount());
        for (int column = 0; column < columns; column++) {
            item.setText(column, column < labels.size() ? labels.get(column) : "");
        }
    }
}
