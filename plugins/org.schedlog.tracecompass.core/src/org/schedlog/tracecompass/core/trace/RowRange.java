// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

/**
 * Rows of a recording that come one after the other.
 *
 * @param trace
 *            an open trace
 * @param from
 *            the first row
 * @param to
 *            the row after the last one; not before the first one
 */
public record RowRange(RecordingTrace trace, int from, int to) {

    /** @return whether there are no rows */
    public boolean isEmpty() {
        return from == to;
    }
}
