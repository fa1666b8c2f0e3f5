// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.ui.viewers.ILegendImageProvider2;
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/**
 * The items of a tree of series: one for each group, and below it, as soon as it is open, one for each of its series.
 * Where there are several recordings each has an item, with its groups below. UI thread only.
 */
final class SeriesItems {

    /** Under which an item keeps the recording, the group or the series that it stands for. */
    static final String KEY = "group";
    /** So many pixels are before the name of a recording: an arrow, a box, and the space of an image. */
    static final int INDENT = 80;
    private static final int LEGEND_HEIGHT = 12;
    private static final int LEGEND_WIDTH = 32;

    private final Tree tree;
    private final SeriesChoice choice;
    private ILegendImageProvider2 legend;
    private final Map<Long, Image> images = new HashMap<>();
    /** The names of the recordings that are listed. */
    private List<String> recordings = List.of();

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

    /** What is listed of the recording that an item stands for. */
    Optional<SeriesListing> listing(Widget item) {
        return item.getData(KEY) instanceof SeriesListing listing ? Optional.of(listing) : Optional.empty();
    }

    /** The item of a group, if it is listed. */
    Optional<TreeItem> item(SeriesGroup.Key key) {
        return Arrays.stream(tree.getItems())
                .flatMap(item -> listing(item).isPresent() ? Arrays.stream(item.getItems()) : Stream.of(item))
                .filter(item -> group(item).filter(group -> group.key().equals(key)).isPresent()).findFirst();
    }

    /**
     * Lists groups.
     *
     * @param listings
     *            what is listed of each recording
     * @param areOpen
     *            whether all of it is open, whatever the user opened
     */
    void show(List<SeriesListing> listings, boolean areOpen) {
        tree.setRedraw(false);
        recordings = listings.stream().map(SeriesListing::recording).toList();
        if (listings.isEmpty()) {
            tree.removeAll();
        } else if (listings.size() == 1 && listings.get(0).recording().isEmpty()) {
            fill(tree.getItems(), () -> new TreeItem(tree, SWT.NONE), listings.get(0), areOpen);
        } else {
            TreeItem[] items = resize(tree.getItems(), listings.size(), () -> new TreeItem(tree, SWT.NONE));
            for (int i = 0; i < items.length; i++) {
                show(items[i], listings.get(i), areOpen);
            }
        }
        tree.setRedraw(true);
    }

    private void show(TreeItem item, SeriesListing listing, boolean areOpen) {
        boolean isKnown = listing(item).filter(known -> known.recording().equals(listing.recording())).isPresent();
        boolean isOpen = areOpen || !isKnown || item.getExpanded();
        item.setData(KEY, listing);
        fill(item.getItems(), () -> new TreeItem(item, SWT.NONE), listing, areOpen);
        paint(item);
        item.setExpanded(isOpen);
        if (isOpen) {
            reopen(item, areOpen);
        }
    }

    /** Opens what is to be open below a recording's item. GTK forgets it, or ignores it, while that one is closed. */
    void reopen(TreeItem heading, boolean areOpen) {
        for (TreeItem item : heading.getItems()) {
            group(item).ifPresent(group -> item.setExpanded(areOpen || choice.isOpen(group)));
        }
    }

    private void fill(TreeItem[] known, Supplier<TreeItem> another, SeriesListing listing, boolean areOpen) {
        List<SeriesGroup> listed = listing.groups();
        TreeItem[] items = resize(known, listed.size() + (listing.more() > 0 ? 1 : 0), another);
        for (int i = 0; i < listed.size(); i++) {
            show(items[i], listed.get(i), areOpen || choice.isOpen(listed.get(i)));
        }
        if (listing.more() > 0) {
            TreeItem last = items[listed.size()];
            last.removeAll();
            last.setData(KEY, null);
            label(last, List.of("... " + listing.more() + " more; type to find them"));
            check(last, 0, 1);
        }
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

    /** Shows what is chosen now, in an item and in all below it and above it. */
    void repaint(TreeItem item) {
        paintAll(item);
        for (TreeItem above = item.getParentItem(); above != null; above = above.getParentItem()) {
            paint(above);
        }
    }

    private void paintAll(TreeItem item) {
        paint(item);
        for (TreeItem below : item.getItems()) {
            paintAll(below);
        }
    }

    private void paint(TreeItem item) {
        listing(item).ifPresent(listing -> {
            label(item, List.of(fitting(listing.recording())));
            check(item, listing.groups().stream().mapToLong(choice::count).sum(),
                    listing.groups().stream().mapToLong(group -> group.nodes().size()).sum());
        });
        group(item).ifPresent(group -> {
            label(item, group.labels());
            check(item, choice.count(group), group.nodes().size());
        });
        node(item).ifPresent(node -> {
            boolean isChosen = choice.isChosen(node);
            label(item, node.getLabels());
            check(item, isChosen ? 1 : 0, 1);
            item.setImage(isChosen ? images.computeIfAbsent(node.getId(),
                    id -> legend.getLegendImage(LEGEND_HEIGHT, LEGEND_WIDTH, id)) : null);
        });
    }

    private static void check(TreeItem item, long chosen, long all) {
        item.setChecked(chosen > 0);
        item.setGrayed(chosen > 0 && chosen < all);
        item.setImage((Image) null);
    }

    private String fitting(String recording) {
        return tree.getColumnCount() == 0 ? recording
                : RecordingNames.fitted(tree, recording, recordings, tree.getColumn(0).getWidth() - INDENT);
    }

    private void label(TreeItem item, List<String> labels) {
        int columns = Math.max(1, tree.getColumnCount());
        for (int column = 0; column < columns; column++) {
            item.setText(column, column < labels.size() ? labels.get(column) : "");
        }
    }
}
