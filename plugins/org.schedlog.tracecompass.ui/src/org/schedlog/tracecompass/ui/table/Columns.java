// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.table;

import java.util.Comparator;

import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;

/**
 * Sorts a table by the column whose header is clicked: first click, second click the other way round, third click the
 * original order again. For the UI thread only.
 */
public final class Columns extends ViewerComparator {

    private final ColumnViewer viewer;
    private Comparator<Object> order;
    private int column = -1;
    private int direction = SWT.NONE;

    /**
     * @param viewer
     *            a table or tree
     */
    public Columns(ColumnViewer viewer) {
        this.viewer = viewer;
    }

    /**
     * A header was clicked.
     *
     * @param clicked
     *            the column's index
     * @param ascending
     *            how its values compare
     * @param first
     *            {@link SWT#UP} or {@link SWT#DOWN}: the order of the first click, large numbers first as a rule
     * @return the direction to show: SWT.UP, SWT.DOWN or SWT.NONE
     */
    public int click(int clicked, Comparator<Object> ascending, int first) {
        int second = first == SWT.UP ? SWT.DOWN : SWT.UP;
        if (clicked != column || direction == SWT.NONE) {
            direction = first;
        } else {
            direction = direction == first ? second : SWT.NONE;
        }
        column = clicked;
        order = direction == SWT.NONE ? null : direction == SWT.UP ? ascending : ascending.reversed();
        viewer.setComparator(order == null ? null : this);
        viewer.refresh();
        return direction;
    }

    /** The original order again. */
    public void clear() {
        direction = SWT.NONE;
        order = null;
        viewer.setComparator(null);
    }

    @Override
    public int compare(Viewer sorted, Object left, Object right) {
        return order.compare(left, right);
    }
}
