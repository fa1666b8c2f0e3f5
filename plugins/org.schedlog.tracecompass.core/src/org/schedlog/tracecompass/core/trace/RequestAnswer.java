// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

/**
 * Answers a certain kind of request for events without making the events. A request that has an adapter of this type
 * (extension point org.eclipse.core.runtime.adapters) is answered by it.
 */
public interface RequestAnswer {

    /**
     * Does to the request what handling each event would do to it; runs in a thread of its own and gives up as soon as
     * the request is cancelled.
     *
     * @param trace
     *            an open trace
     * @param from
     *            the first row that is wanted
     * @param to
     *            the row after the last one that is wanted
     * @return whether that was done; otherwise nothing was, and each event must be handled
     */
    boolean answer(RecordingTrace trace, int from, int to);
}
