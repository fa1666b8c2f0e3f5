// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

/** How high the rows of a figure are at first. */
final class RowHeight {

    private static final int COMFORTABLE = 24;
    /** The height of few rows; names are written as large as the row is high, so not more. */
    private static final int GENEROUS = 28;
    /** Rows are few if they take no more than this part of the room. */
    private static final int FEW = 4;
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
        if (fitting < LOWEST) {
            return USUAL;
        }
        return fitting >= FEW * GENEROUS ? GENEROUS : Math.min(COMFORTABLE, fitting);
    }
}
