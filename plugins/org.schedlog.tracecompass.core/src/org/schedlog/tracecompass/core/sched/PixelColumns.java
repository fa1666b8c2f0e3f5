// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import org.schedlog.engine.sched.TimeWindow;

/**
 * The pixels of a picture of a range of time.
 *
 * @param window
 *            what is shown, ns since the first event
 * @param count
 *            how many pixels wide that is, at least 1
 */
record PixelColumns(TimeWindow window, int count) {

    PixelColumns {
        count = Math.max(1, count);
    }

    /** Where the pixel ends that holds a time. */
    long end(long time) {
        double length = Math.max(1.0, (double) window.length() / count);
        long pixel = (long) ((time - window.from()) / length);
        long end = window.from() + (long) Math.ceil((pixel + 1) * length);
        return Math.max(time + 1, end);
    }
}
