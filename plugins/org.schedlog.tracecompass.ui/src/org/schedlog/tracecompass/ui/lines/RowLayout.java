// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.swt.graphics.GC;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;

/** How high the rows of a Lines view are, and their order, as the user chose. For the UI thread only. */
final class RowLayout {

    /** What a name needs beside its text, and more of it for each level; names take a quarter of the view at most. */
    private static final int NAME_MARGIN = 50;
    private static final int INDENTATION = 12;
    private static final int NAME_SHARE = 4;

    private final FigureTimeGraphView view;
    private int height = RowHeight.AUTOMATIC;
    /** Read by the threads that build entries, as is the next one. */
    private volatile RowOrder order = RowOrder.DEFAULT;
    private volatile String grouping = "";

    RowLayout(FigureTimeGraphView view) {
        this.view = view;
    }

    /** @return the choice, as for {@link RowHeight#of} */
    int height() {
        return height;
    }

    /**
     * @param choice
     *            as for {@link RowHeight#of}
     */
    void setHeight(int choice) {
        height = choice;
        // What the user added with the wheel would make it another height.
        view.getTimeGraphViewer().getTimeGraphControl().resetVerticalZoom();
        fit();
    }

    /** Makes the rows as high as was chosen, which may depend on the room that there is. */
    void fit() {
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        int room = viewer.getTimeGraphControl().getClientArea().height;
        int groups = Math.max(1, view.presentation().drawings().size());
        int inFigure = view.presentation().drawings().stream().mapToInt(drawing -> drawing.index().rowCount()).sum();
        groups += view.headingCount();
        int rows = Math.max(inFigure, viewer.getExpandedElementCount() - groups);
        if (view.presentation().setRowHeight(RowHeight.of(height, rows, groups, room))) {
            viewer.refresh();
        }
    }

    /** Makes room for the names of headings, which may be longer than those of the rows. */
    void widenFor(TimeGraphEntry root) {
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        if (!viewer.getControl().isDisposed()) {
            GC gc = new GC(viewer.getControl());
            int width = widest(gc, root, NAME_MARGIN);
            gc.dispose();
            int most = viewer.getTimeGraphControl().getClientArea().width / NAME_SHARE;
            if (Math.min(width, most) > viewer.getNameSpace()) {
                viewer.setNameSpace(Math.min(width, most));
            }
        }
    }

    private static int widest(GC gc, TimeGraphEntry parent, int margin) {
        int width = 0;
        for (TimeGraphEntry entry : parent.getChildren()) {
            if (entry instanceof HeadingEntry) {
                width = Math.max(width, Math.max(margin + gc.textExtent(entry.getName()).x,
                        widest(gc, entry, margin + INDENTATION)));
            }
        }
        return width;
    }

    RowOrder order() {
        return order;
    }

    void setOrder(RowOrder newOrder) {
        if (!order.equals(newOrder)) {
            boolean was = isTopologyWanted();
            order = newOrder;
            view.sortRows(newOrder);
            if (isTopologyWanted() != was) {
                view.rebuildEntries();
            }
        }
    }

    /** @return the level of the topology by which rows of CPUs are grouped; empty for none */
    String grouping() {
        return grouping;
    }

    void setGrouping(String level) {
        if (!grouping.equals(level)) {
            grouping = level;
            if (order.equals(RowOrder.DEFAULT) && !level.isEmpty()) {
                order = new RowOrder(RowOrder.Key.TOPOLOGY, false);
                view.sortRows(order);
            }
            view.rebuildEntries();
        }
    }

    /** @return names what entries depend on; called in threads */
    String arrangement() {
        return isTopologyWanted() + " " + grouping;
    }

    /** The topology of a trace is another one now, perhaps of one that is shown. */
    void topologyChanged() {
        if (isTopologyWanted() && view.getTrace() != null && !view.getTimeGraphViewer().getControl().isDisposed()) {
            view.rebuildEntries();
        }
    }

    /** @return whether the rows' places in the topology matter */
    boolean isTopologyWanted() {
        return !grouping.isEmpty() || order.key() == RowOrder.Key.TOPOLOGY;
    }
}
