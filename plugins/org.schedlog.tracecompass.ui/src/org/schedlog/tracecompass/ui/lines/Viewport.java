// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

import org.schedlog.tracecompass.core.lines.LinesParameters;

/**
 * What the next fetches of a figure are for. Immutable.
 *
 * @param width
 *            pixel columns
 * @param visible
 *            the entries that can be seen
 * @param hidden
 *            the categories that the user hides
 * @param arrows
 *            whether arrows are drawn
 */
record Viewport(int width, Collection<Long> visible, BitSet hidden, boolean arrows) {

    /** Says it to the data provider, for a range of Trace Compass' time, ns. */
    void describe(Map<String, Object> parameters, long start, long end) {
        parameters.put(LinesParameters.FROM, start);
        parameters.put(LinesParameters.TO, end);
        parameters.put(LinesParameters.WIDTH, width);
        parameters.put(LinesParameters.VISIBLE, visible);
        parameters.put(LinesParameters.HIDDEN, hidden);
    }
}
