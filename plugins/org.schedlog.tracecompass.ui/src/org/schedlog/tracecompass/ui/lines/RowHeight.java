// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

/** How high the rows of a figure are at first. */
final class RowHeight {

    /** Higher rows would get names in very large letters. */
    private static final int COMFORTABLE = 24;
    /** Where not all rows fit, they are as high as in Trace Compass' other views, and the view scrolls. */
    private static final int USUAL = 19;
    /** Lower rows show hardly more than that there is something. */
    private static final int LOWEST = 4;
    /** The row with the trace's name. */
    private static final int GROUP = 19;

    private RowHeight() {
    }

    /**
     * @param rows
     *            the number of rows
     * @param room
     *            the height of the control in pixels
     * @return the height of a row in pixels
     */
    static int of(int rows, int room) {
        if (rows == 0) {
            return COMFORTABLE;
        }
        int fitting = (room - GROUP) / rows;
        return fitting < LOWEST ? USUAL : Math.min(COMFORTABLE, fitting);
    }
}
