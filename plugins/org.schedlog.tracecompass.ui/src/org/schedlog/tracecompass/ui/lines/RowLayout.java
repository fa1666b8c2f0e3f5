// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;

/** How high the rows of a Lines view are, and their order, as the user chose. For the UI thread only. */
final class RowLayout {

    private final FigureTimeGraphView view;
    private int height = RowHeight.AUTOMATIC;
    private RowOrder order = RowOrder.DEFAULT;

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
            order = newOrder;
            view.sortRows(newOrder);
        }
    }
}
