// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.timestamp.ITmfTimestamp;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
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
 * time come in the order of the recordings, as in any experiment. An experiment with other traces in it, too, works as
 * any other does.
 */
public final class RecordingExperiment extends TmfExperiment {

    /** The experiment type's id. */
    public static final String ID = "org.schedlog.tracecompass.experiment";

    /** The recordings in their order; empty before the experiment is initialised, and if it holds other traces. */
    private volatile List<RecordingTrace> recordings = List.of();

    @Override
    public void initExperiment(Class<? extends ITmfEvent> type, String path, ITmfTrace[] traces, int indexPageSize,
            IResource resource) {
        super.initExperiment(type, path, traces, indexPageSize, resource);
        List<RecordingTrace> found = new ArrayList<>();
        for (ITmfTrace trace : getTraces()) {
            if (trace instanceof RecordingTrace recording && recording.isOpen()) {
                found.add(recording);
            }
        }
        if (found.isEmpty() || found.size() < getTraces().size()) {
            return;
        }
        recordings = List.copyOf(found);
        setNbEvents(found.stream().mapToLong(RecordingTrace::getNbEvents).sum());
        setStartTime(found.stream().map(RecordingTrace::getStartTime).min(ITmfTimestamp::compareTo).orElseThrow());
        setEndTime(found.stream().map(RecordingTrace::getEndTime).max(ITmfTimestamp::compareTo).orElseThrow());
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
        return getTraces().stream().allMatch(RecordingTrace.class::isInstance) ? new InstantIndexer(this)
                : super.createIndexer(interval);
    }

    // ---- positions

    /** Where reading is: the next row of each recording, and its time. Like all contexts for one thread. */
    private static final class Rows extends TmfContext {

        private final int[] rows;
        private final long[] times;

        Rows(List<RecordingTrace> recordings, int[] rows) {
            this.rows = rows;
            this.times = new long[rows.length];
            long rank = 0;
            for (int i = 0; i < rows.length; i++) {
                rank += rows[i];
                look(recordings, i);
            }
            setRank(rank);
            setLocation(new TmfLongLocation(rank));
        }

        private void look(List<RecordingTrace> recordings, int i) {
            RecordingTrace recording = recordings.get(i);
            times[i] = rows[i] < recording.getNbEvents()
                    ? recording.traceTime(recording.recording().timestamp().get(rows[i])) : Long.MAX_VALUE;
        }

        /** The recording whose event is next; the first one of several. -1 at the end. */
        int next(List<RecordingTrace> recordings) {
            int next = -1;
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] < recordings.get(i).getNbEvents() && (next < 0 || times[i] < times[next])) {
                    next = i;
                }
            }
            return next;
        }

        void advance(List<RecordingTrace> recordings, int recording) {
            rows[recording]++;
            look(recordings, recording);
            increaseRank();
            setLocation(new TmfLongLocation(getRank()));
        }
    }

    /** How many events of each recording are before a time, or also at that time. */
    private static int[] before(List<RecordingTrace> all, long time, boolean isInclusive) {
        ITmfTimestamp timestamp = TmfTimestamp.fromNanos(time);
        return all.stream().mapToInt(recording -> isInclusive ? recording.events().upTo(timestamp)
                : recording.firstNotBefore(timestamp)).toArray();
    }

    private static long sum(int[] rows) {
        long sum = 0;
        for (int row : rows) {
            sum += row;
        }
        return sum;
    }

    private Rows context(List<RecordingTrace> all, long rank) {
        long inside = Math.max(0, Math.min(rank, getNbEvents()));
        // the time of the event with this rank: the first time up to which there are more events
        long low = getStartTime().toNanos();
        long high = getEndTime().toNanos();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (sum(before(all, middle, true)) > inside) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        int[] rows = before(all, low, false);
        int[] end = before(all, low, true);
        long rest = inside - sum(rows);
        for (int i = 0; i < rows.length; i++) {
            int taken = (int) Math.min(rest, end[i] - rows[i]);
            rows[i] += taken;
            rest -= taken;
        }
        return new Rows(all, rows);
    }

    @Override
    public ITmfContext seekEvent(long rank) {
        List<RecordingTrace> all = recordings;
        return all.isEmpty() ? super.seekEvent(rank) : context(all, rank);
    }

    @Override
    public synchronized ITmfContext seekEvent(ITmfLocation location) {
        List<RecordingTrace> all = recordings;
        return all.isEmpty() ? super.seekEvent(location) : context(all, rank(location));
    }

    /** The first event at a time or after it; where there is none, a context without rank and location. */
    @Override
    public synchronized ITmfContext seekEvent(ITmfTimestamp timestamp) {
        List<RecordingTrace> all = recordings;
        if (all.isEmpty()) {
            return super.seekEvent(timestamp);
        }
        int[] rows = timestamp == null ? new int[all.size()]
                : all.stream().mapToInt(recording -> recording.firstNotBefore(timestamp)).toArray();
        return sum(rows) < getNbEvents() ? new Rows(all, rows) : new TmfContext(null, ITmfContext.UNKNOWN_RANK);
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

    /** Nothing is learned from reading, as everything is known beforehand; so no lock is needed either. */
    @SuppressWarnings("sync-override")
    @Override
    public ITmfEvent getNext(ITmfContext context) {
        List<RecordingTrace> all = recordings;
        if (all.isEmpty()) {
            return super.getNext(context);
        }
        int next = context instanceof Rows rows ? rows.next(all) : -1;
        if (next < 0) {
            return null;
        }
        Rows rows = (Rows) context;
        RecordingEvents events = all.get(next).events();
        ITmfEvent event = events == null ? null : events.event(rows.rows[next]);
        rows.advance(all, next);
        return event;
    }

    @Override
    public synchronized void dispose() {
        recordings = List.of();
        super.dispose();
    }
}
