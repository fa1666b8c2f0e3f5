// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.tracecompass.tmf.core.signal.TmfTraceUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.indexer.ITmfTraceIndexer;

/** An indexer with nothing to index: it only tells the others, once when asked, that all events are there. */
final class InstantIndexer implements ITmfTraceIndexer {

    private final TmfTrace trace;

    InstantIndexer(TmfTrace trace) {
        this.trace = trace;
    }

    @Override
    public void buildIndex(long offset, TmfTimeRange range, boolean waitForCompletion) {
        TmfTraceUpdatedSignal signal =
                new TmfTraceUpdatedSignal(this, trace, trace.getTimeRange(), trace.getNbEvents());
        if (waitForCompletion) {
            trace.broadcast(signal);
        } else {
            trace.broadcastAsync(signal);
        }
    }

    @Override
    public boolean isIndexing() {
        return false;
    }

    /** Reading teaches nothing new. */
    @Override
    public void updateIndex(ITmfContext context, ITmfTimestamp timestamp) {
        // every event's place is its row
    }

    @Override
    public ITmfContext seekIndex(ITmfTimestamp timestamp) {
        return trace.seekEvent(timestamp);
    }

    @Override
    public ITmfContext seekIndex(long rank) {
        return trace.seekEvent(rank);
    }

    @Override
    public void dispose() {
        // holds nothing
    }
}
