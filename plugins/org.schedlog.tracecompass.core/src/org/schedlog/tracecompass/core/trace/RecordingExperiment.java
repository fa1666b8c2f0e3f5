// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.core.trace.indexer.ITmfTraceIndexer;
import org.eclipse.tracecompass.tmf.core.trace.location.ITmfLocation;
import org.eclipse.tracecompass.tmf.core.trace.location.TmfLongLocation;

/**
 * The experiment type "SchedLog experiment", of recordings only. Trace Compass reads all events of an experiment before
 * all of them can be looked at, to know where they are; of recordings their sorted columns tell. Events of the same
 * time come in the order of the recordings, as in any experiment. As reading teaches nothing, it needs no lock. An
 * experiment with other traces in it, too, works as any other does.
 */
public final class RecordingExperiment extends TmfExperiment {

    /** The experiment type's id. */
    public static final String ID = "org.schedlog.tracecompass.experiment";

    /** All events; null before the experiment is initialised, and if it holds other traces. */
    private volatile MergedEvents events;
    private final RequestRunner requests = new RequestRunner(this, () -> events);

    @Override
    public void initExperiment(Class<? extends ITmfEvent> type, String path, ITmfTrace[] traces, int indexPageSize,
            IResource resource) {
        super.initExperiment(type, path, traces, indexPageSize, resource);
        if (!isOfRecordings()) {
            return;
        }
        MergedEvents all = new MergedEvents(getChildren(RecordingTrace.class).stream().map(RecordingTrace::events)
                .toList());
        setNbEvents(all.count());
        setStartTime(getTraces().stream().map(ITmfTrace::getStartTime).min(ITmfTimestamp::compareTo).orElseThrow());
        setEndTime(getTraces().stream().map(ITmfTrace::getEndTime).max(ITmfTimestamp::compareTo).orElseThrow());
        events = all;
    }

    /** Whether there are traces and all of them are recordings that could be opened. */
    private boolean isOfRecordings() {
        return !getTraces().isEmpty() && getTraces().stream()
                .allMatch(trace -> trace instanceof RecordingTrace recording && recording.isOpen());
    }

    /**
     * Newer versions of Trace Compass ask which type of experiment fits best; 6.2 has no such method to override.
     *
     * @param traces
     *            the traces of an experiment
     * @return OK if all of them are recordings, with as much confidence as they have
     */
    public IStatus validateWithTraces(List<ITmfTrace> traces) {
        return !traces.isEmpty() && traces.stream().allMatch(RecordingTrace.class::isInstance)
                ? new TraceValidationStatus(RecordingTrace.CONFIDENCE, RecordingTrace.PLUGIN_ID)
                : new Status(IStatus.ERROR, RecordingTrace.PLUGIN_ID,
                        "A SchedLog experiment is made of SchedLog recordings only.");
    }

    @Override
    protected ITmfTraceIndexer createIndexer(int interval) {
        return isOfRecordings() ? new InstantIndexer(this) : super.createIndexer(interval);
    }

    // ---- positions

    /** Where reading is. Like all contexts for one thread. */
    private static final class Place extends TmfContext {

        private final EventReader reader;

        Place(MergedEvents events, int[] rows) {
            super(new TmfLongLocation(MergedEvents.rank(rows)), MergedEvents.rank(rows));
            reader = events.read(rows);
        }

        ITmfEvent next() {
            ITmfEvent event = reader.next();
            if (event != null) {
                increaseRank();
                setLocation(new TmfLongLocation(getRank()));
            }
            return event;
        }
    }

    @Override
    public ITmfContext seekEvent(long rank) {
        MergedEvents all = events;
        return all == null ? super.seekEvent(rank) : new Place(all, all.at(rank));
    }

    @SuppressWarnings("sync-override")
    @Override
    public ITmfContext seekEvent(ITmfLocation location) {
        MergedEvents all = events;
        return all == null ? super.seekEvent(location) : new Place(all, all.at(rank(location)));
    }

    /** The first event at a time or after it; where there is none, a context without rank and location. */
    @SuppressWarnings("sync-override")
    @Override
    public ITmfContext seekEvent(ITmfTimestamp timestamp) {
        MergedEvents all = events;
        if (all == null) {
            return super.seekEvent(timestamp);
        }
        int[] rows = timestamp == null ? all.at(0) : all.before(timestamp);
        return MergedEvents.rank(rows) < all.count() ? new Place(all, rows)
                : new TmfContext(null, ITmfContext.UNKNOWN_RANK);
    }

    private static long rank(ITmfLocation location) {
        return location instanceof TmfLongLocation rank ? rank.getLocationInfo() : 0;
    }

    @Override
    public double getLocationRatio(ITmfLocation location) {
        return location instanceof TmfLongLocation && getNbEvents() > 0 ? (double) rank(location) / getNbEvents()
                : super.getLocationRatio(location);
    }

    // ---- reading

    @SuppressWarnings("sync-override")
    @Override
    public ITmfEvent getNext(ITmfContext context) {
        if (events == null) {
            return super.getNext(context);
        }
        return context instanceof Place place ? place.next() : null;
    }

    /** Answered from the recordings' columns, as those of a single recording are. */
    @Override
    public void sendRequest(ITmfEventRequest request) {
        if (events == null) {
            super.sendRequest(request);
        } else {
            requests.run(request);
        }
    }

    /** Requests are cancelled without this object's lock: what they do then may ask for it. */
    @SuppressWarnings("sync-override")
    @Override
    public void dispose() {
        requests.stop();
        super.dispose();
    }
}
