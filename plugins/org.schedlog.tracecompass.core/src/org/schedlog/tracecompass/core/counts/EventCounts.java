// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.counts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.tracecompass.tmf.core.statistics.ITmfStatistics;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.ValueCounts;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Counts a recording's events, each time it is asked: numbers of events come from two searches in the sorted
 * timestamps, numbers per event type from one pass over the column of event ids (about 2 ns per event). All times are
 * Trace Compass' times, ns; both ends of a range belong to it. Thread-safe.
 */
public final class EventCounts implements ITmfStatistics {

    private final RecordingTrace trace;
    private final Recording recording;
    private volatile Map<String, Long> total;

    /**
     * @param trace
     *            an open trace
     */
    public EventCounts(RecordingTrace trace) {
        this.trace = trace;
        this.recording = trace.recording();
    }

    private int before(long time) {
        return recording.timestamp().countWhile(recorded -> trace.traceTime(recorded) < time);
    }

    private int upTo(long time) {
        return recording.timestamp().countWhile(recorded -> trace.traceTime(recorded) <= time);
    }

    /** Value i counts the events after time i - 1 up to time i; value 0 those at time 0 exactly. */
    @Override
    public List<Long> histogramQuery(long[] times) {
        List<Long> counts = new ArrayList<>(times.length);
        int counted = times.length == 0 ? 0 : before(times[0]);
        for (long time : times) {
            int now = upTo(time);
            counts.add((long) now - counted);
            counted = now;
        }
        return counts;
    }

    @Override
    public long getEventsTotal() {
        return recording.events();
    }

    @Override
    public long getEventsInRange(long start, long end) {
        return start > end ? 0 : (long) upTo(end) - before(start);
    }

    /** By the names that the events have in the events table. */
    @Override
    public Map<String, Long> getEventTypesTotal() {
        Map<String, Long> known = total;
        if (known == null) {
            known = types(0, recording.events());
            total = known;
        }
        return known;
    }

    /** With a 0 for each type that has events in the recording, but none in the range. */
    @Override
    public Map<String, Long> getEventTypesInRange(long start, long end) {
        int from = before(start);
        int to = start > end ? from : upTo(end);
        if (to - from == recording.events()) {
            return getEventTypesTotal();
        }
        Map<String, Long> counts = new LinkedHashMap<>(getEventTypesTotal());
        counts.replaceAll((name, all) -> 0L);
        counts.putAll(types(from, to));
        return counts;
    }

    private Map<String, Long> types(int from, int to) {
        EventTable table = recording.eventTable();
        Map<String, Long> counts = new LinkedHashMap<>();
        ValueCounts.of(recording.event(), from, to, Progress.NONE)
                .forEach((id, count) -> counts.merge(table.name(id.intValue()), count, Long::sum));
        return counts;
    }

    @Override
    public void dispose() {
        // holds nothing of its own
    }
}
