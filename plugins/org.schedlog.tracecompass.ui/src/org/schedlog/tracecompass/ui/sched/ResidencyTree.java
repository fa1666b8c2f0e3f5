// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.schedlog.tracecompass.core.sched.ResidencyModel;
import org.schedlog.tracecompass.core.sched.ResidencyRow;
import org.schedlog.tracecompass.core.sched.ResidencyText;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.parts.RecordingNames;

/**
 * The tree table of tasks, below their recordings where there are several. A name that has one task only is shown as
 * that task. The tasks of a name become items when they are first looked at, and items are used again for other rows.
 * (A virtual tree would need fewer of them, but that of SWT on GTK crashes when it gets the focus while it is being
 * filled.) UI thread only.
 */
final class ResidencyTree {

    /** More rows than this on one level are not shown, but said to exist: nobody reads them, and they take time. */
    private static final int MOST_ITEMS = 1000;
    /** What an expander takes before a name, and free space behind it. */
    private static final int NAME_MARGIN = 40;
    private static final String KEY = "row";

    private final Tree tree;
    private final ResidencyHeader header;
    private final int nameWidth;
    private ResidencyText text;
    /** A row for each recording, above all of its rows. */
    private List<Part<ResidencyRow>> totals = List.of();
    /** The groups that are expanded, and the recordings that are not: recordings are expanded at first. */
    private final Set<Path> turned = new HashSet<>();

    /** Finds a row again among others: that of a recording has no name. */
    private record Path(String host, String name) {
    }

    /**
     * @param parent
     *            where it goes, with a grid layout
     * @param sorted
     *            is called when the user wants another order
     * @param selected
     *            gets the task that the user selected
     */
    ResidencyTree(Composite parent, Runnable sorted, Consumer<Part<ResidencyRow>> selected) {
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.MULTI);
        tree.setHeaderVisible(true);
        tree.setLinesVisible(true);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.addListener(SWT.Expand, event -> {
            expand((TreeItem) event.item, true);
            fillBelow((TreeItem) event.item);
        });
        tree.addListener(SWT.Collapse, event -> expand((TreeItem) event.item, false));
        tree.addListener(SWT.Selection, event -> {
            Part<ResidencyRow> row = tree.getSelectionCount() == 1 ? row((TreeItem) event.item) : null;
            if (row != null && !row.data().isGroup()) {
                selected.accept(row);
            }
        });
        tree.addListener(SWT.Resize, event -> widen());
        header = new ResidencyHeader(tree, sorted);
        nameWidth = header.names().getWidth();
        header.names().addListener(SWT.Resize, event -> nameRecordings());
    }

    Tree control() {
        return tree;
    }

    /** @return how the user wants rows ordered */
    ResidencyModel.Order order() {
        return header.order();
    }

    /**
     * Shows a table.
     *
     * @param newText
     *            what its columns are
     * @param newTotals
     *            a row for each recording, above those of its rows that are wanted, in order
     */
    void show(ResidencyText newText, List<Part<ResidencyRow>> newTotals) {
        Set<Path> selection = selection().stream().map(this::path).collect(Collectors.toSet());
        List<String> before = totals.stream().map(Part::name).toList();
        tree.setRedraw(false);
        text = newText;
        totals = newTotals;
        header.show(newText.columns());
        fill(totals.size() == 1 ? below(totals.get(0)) : totals, tree.getItems(), () -> new TreeItem(tree, SWT.NONE));
        if (totals.size() == 1 && before.size() > 1) {
            header.names().setWidth(nameWidth);
        } else if (!before.equals(totals.stream().map(Part::name).toList())) {
            widen();
        }
        nameRecordings();
        tree.deselectAll();
        totals.stream().filter(total -> select(total.recording(), row -> selection.contains(path(total.with(row)))))
                .findFirst();
        tree.setRedraw(true);
    }

    private boolean isTotal(Part<ResidencyRow> row) {
        return totals.size() > 1 && totals.stream().anyMatch(total -> total == row);
    }

    private Path path(Part<ResidencyRow> row) {
        return new Path(row.name(), isTotal(row) ? null : row.data().name());
    }

    private void expand(TreeItem item, boolean isWanted) {
        Part<ResidencyRow> row = row(item);
        if (isWanted != isTotal(row)) {
            turned.add(path(row));
        } else {
            turned.remove(path(row));
        }
    }

    private boolean isExpanded(Part<ResidencyRow> row) {
        return turned.contains(path(row)) != isTotal(row);
    }

    /** The rows that are shown below one. */
    private static List<Part<ResidencyRow>> below(Part<ResidencyRow> row) {
        return row.data().tasks().stream().map(one -> one.tasks().size() == 1 ? one.tasks().get(0) : one).map(row::with)
                .toList();
    }

    private static String counted(String name, ResidencyRow row) {
        return row.isGroup() ? name + "  (" + row.taskCount() + " tasks)" : name;
    }

    private void widen() {
        if (totals.size() > 1) {
            header.names().setWidth(Math.max(nameWidth, RecordingNames.width(tree, totals.stream()
                    .map(total -> counted(total.name(), total.data())).toList(), NAME_MARGIN)));
        }
    }

    /** Shows as much of the recordings' names as there is room for. */
    private void nameRecordings() {
        if (totals.size() < 2) {
            return;
        }
        List<String> names = totals.stream().map(Part::name).toList();
        int room = header.names().getWidth() - NAME_MARGIN;
        for (TreeItem item : tree.getItems()) {
            Part<ResidencyRow> total = row(item);
            if (total != null) {
                item.setText(counted(RecordingNames.fitted(tree, total.name(), names,
                        room - RecordingNames.width(tree, counted("", total.data()))), total.data()));
            }
        }
    }

    /** Shows rows in the items of one level; makes more items, or disposes of some. */
    private void fill(List<Part<ResidencyRow>> shown, TreeItem[] items, Supplier<TreeItem> more) {
        int count = Math.min(shown.size(), MOST_ITEMS);
        for (int i = 0; i < count; i++) {
            fill(i < items.length ? items[i] : more.get(), shown.get(i));
        }
        int last = count;
        if (shown.size() > count) {
            TreeItem item = count < items.length ? items[count] : more.get();
            fill(item, null);
            item.setText(0, "... " + (shown.size() - count) + " more; type into the filter to find them");
            last++;
        }
        for (int i = last; i < items.length; i++) {
            items[i].dispose();
        }
    }

    private void fill(TreeItem item, Part<ResidencyRow> row) {
        item.setData(KEY, row);
        String[] texts = new String[text.columns().size() + 1];
        Arrays.fill(texts, "");
        if (row != null) {
            texts[0] = counted(row.data().name(), row.data());
            for (int column = 0; column < text.columns().size(); column++) {
                texts[column + 1] = text.cell(row.data(), column);
            }
        }
        item.setText(texts);
        if (row == null || row.data().tasks().isEmpty()) {
            item.removeAll();
        } else if (isExpanded(row)) {
            fillBelow(item);
            item.setExpanded(true);
        } else {
            item.setExpanded(false);
            // one that stands for all, so that the group can be expanded
            fill(List.of(), item.getItems(), () -> null);
            new TreeItem(item, SWT.NONE);
        }
    }

    private void fillBelow(TreeItem item) {
        fill(below(row(item)), item.getItems(), () -> new TreeItem(item, SWT.NONE));
    }

    /** Nothing to show. */
    void clear() {
        totals = List.of();
        tree.removeAll();
    }

    /** The row of an item; null for one that stands for others. */
    @SuppressWarnings("unchecked")
    private static Part<ResidencyRow> row(TreeItem item) {
        return (Part<ResidencyRow>) item.getData(KEY);
    }

    /**
     * Selects the first task of a recording that is meant, and shows it.
     *
     * @return whether there is one
     */
    boolean select(RecordingTrace recording, Predicate<ResidencyRow> meant) {
        if (totals.size() < 2) {
            return select(tree.getItems(), meant);
        }
        for (TreeItem item : tree.getItems()) {
            Part<ResidencyRow> total = row(item);
            if (total != null && total.recording() == recording
                    && total.data().tasks().stream().anyMatch(group -> group.tasks().stream().anyMatch(meant))) {
                if (!isExpanded(total)) {
                    expand(item, true);
                    fill(item, total);
                    nameRecordings();
                }
                return select(item.getItems(), meant);
            }
        }
        return false;
    }

    private boolean select(TreeItem[] items, Predicate<ResidencyRow> meant) {
        for (TreeItem item : items) {
            Part<ResidencyRow> row = row(item);
            if (row != null && !row.data().isGroup() && meant.test(row.data())) {
                tree.setSelection(item);
                return true;
            }
            if (row != null && row.data().isGroup() && row.data().tasks().stream().limit(MOST_ITEMS).anyMatch(meant)) {
                fillBelow(item);
                expand(item, true);
                return select(item.getItems(), meant);
            }
        }
        return false;
    }

    /** @return the rows that are selected, in their order */
    List<Part<ResidencyRow>> selection() {
        return Arrays.stream(tree.getSelection()).map(ResidencyTree::row).filter(Objects::nonNull).toList();
    }

    /** @return a row for each recording, above all rows that are shown of it */
    List<Part<ResidencyRow>> totals() {
        return totals;
    }
}
