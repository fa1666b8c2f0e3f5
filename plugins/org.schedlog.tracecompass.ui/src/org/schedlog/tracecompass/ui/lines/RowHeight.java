// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.List;

/** How high the rows of a figure are. */
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
    static final int GROUP = 19;

    /** What the user can choose, in pixels. */
    static final List<Integer> CHOICES = List.of(1, 2, 4, 8, 12, 16, 24, 32, 48, 96);
    /** As high as is comfortable, or so low that all rows fit, if they can. */
    static final int AUTOMATIC = 0;
    /** So low that all rows fit, down to one pixel. */
    static final int ALL_FIT = -1;

    private RowHeight() {
    }

    /**
     * @param choice
     *            a height in pixels, {@link #AUTOMATIC} or {@link #ALL_FIT}
     * @param rows
     *            the number of rows
     * @param groups
     *            the number of traces, whose names have a row of their own
     * @param room
     *            the height of the control in pixels
     * @return the height of a row in pixels
     */
    static int of(int choice, int rows, int groups, int room) {
        if (choice > 0) {
            return choice;
        }
        if (rows == 0) {
            return COMFORTABLE;
        }
        int fitting = (room - groups * GROUP) / rows;
        if (choice == ALL_FIT) {
            return Math.max(1, fitting);
        }
        if (fitting < LOWEST) {
            return USUAL;
        }
        return fitting >= FEW * GENEROUS ? GENEROUS : Math.min(COMFORTABLE, fitting);
    }
}
