// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import org.eclipse.swt.graphics.RGB;

/**
 * The colours of the recordings of an experiment where they are drawn beside each other. They can be told apart by
 * people who see few colours, too: they are from the palette of Okabe and Ito, but for the first one, and differ in
 * lightness from their neighbours.
 */
final class RecordingColors {

    private static final RGB[] COLORS = { new RGB(78, 121, 167), new RGB(230, 159, 0), new RGB(0, 92, 69),
            new RGB(204, 121, 167), new RGB(40, 40, 40), new RGB(86, 180, 233), new RGB(213, 94, 0) };

    private RecordingColors() {
    }

    /**
     * @param number
     *            which of the recordings that are shown: 0 for the first
     * @return its colour; the eighth has that of the first one again
     */
    static RGB of(int number) {
        return COLORS[number % COLORS.length];
    }
}
