// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;

/** How high the rows of a Lines view are, and their order, as the user chose. For the UI thread only. */
final class RowLayout {

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
