// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;

/**
 * Answers a certain kind of request for events without making the events. A request that has an adapter of this type
 * (extension point org.eclipse.core.runtime.adapters) is answered by it.
 */
@FunctionalInterface
public interface RequestAnswer {

    /**
     * Does to the request what handling each event, in the order of time, would do to it; runs in a thread of its own
     * and gives up as soon as the request is cancelled.
     *
     * @param wanted
     *            the rows that are wanted: of one recording, or of each recording of an experiment in their order
     * @return whether that was done; otherwise nothing was, and each event must be handled
     */
    boolean answer(List<RowRange> wanted);
}
