// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.EventMeaning;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The kinds of events of a recording: those that its event table names, and those that occur without a name. Immutable.
 *
 * @param types
 *            by id, ascending
 */
public record EventTypeTable(List<EventType> types) {

    /** Ids are small numbers, as a rule: these are counted in arrays, others in a map. */
    private static final int SMALL_IDS = 1 << 12;

    /**
     * One kind of event.
     *
     * @param id
     *            the number in the column event
     * @param name
     *            its name, or "event ID" where the table has none: as the events table shows it
     * @param isNamed
     *            whether the table has a name
     * @param count
     *            how many there are
     * @param first
     *            Trace Compass' time of the first one, ns; 0 where there is none
     * @param last
     *            Trace Compass' time of the last one, ns; 0 where there is none
     * @param firstOffset
     *            the time from the recording's first event to the first one, ns; 0 where there is none
     * @param lastOffset
     *            the time from the recording's first event to the last one, ns; 0 where there is none
     * @param meaning
     *            what its columns mean
     */
    public record EventType(long id, String name, boolean isNamed, long count, long first, long last, long firstOffset,
            long lastOffset, EventMeaning meaning) {

        /** @return how a query names it: {@code $NAME}, or the id where there is no name */
        public String variable() {
            return isNamed ? "$" + name : Long.toString(id);
        }
    }

    /** Copies the list. */
    public EventTypeTable {
        types = List.copyOf(types);
    }

    /** How many events have an id, and which rows are the first and the last. */
    private static final class Tally {

        private long count;
        private int first = -1;
        private int last = -1;

        void add(int row) {
            count++;
            first = first < 0 ? row : first;
            last = row;
        }
    }

    /** The tallies by id. */
    private static final class Tallies {

        private final Tally[] small = new Tally[SMALL_IDS];
        private final Map<Long, Tally> others = new HashMap<>();

        void add(long id, int row) {
            if (id < 0 || id >= SMALL_IDS) {
                others.computeIfAbsent(id, key -> new Tally()).add(row);
                return;
            }
            Tally tally = small[(int) id];
            if (tally == null) {
                tally = new Tally();
                small[(int) id] = tally;
            }
            tally.add(row);
        }

        Tally get(long id) {
            Tally tally = id >= 0 && id < SMALL_IDS ? small[(int) id] : others.get(id);
            return tally == null ? new Tally() : tally;
        }

        TreeSet<Long> ids() {
            TreeSet<Long> ids = new TreeSet<>(others.keySet());
            for (long id = 0; id < SMALL_IDS; id++) {
                if (small[(int) id] != null) {
                    ids.add(id);
                }
            }
            return ids;
        }
    }

    /**
     * Counts the events of a trace, in one pass.
     *
     * @param trace
     *            an open trace
     * @param progress
     *            listens and may cancel
     * @return its kinds of events
     */
    public static EventTypeTable of(RecordingTrace trace, Progress progress) {
        Recording recording = trace.recording();
        Tallies tallies = tallies(recording.event(), progress);
        TreeSet<Long> ids = tallies.ids();
        recording.eventTable().names().keySet().forEach(id -> ids.add((long) id));
        List<EventType> types = new ArrayList<>();
        for (long id : ids) {
            types.add(type(id, tallies.get(id), trace, recording));
        }
        return new EventTypeTable(types);
    }

    private static Tallies tallies(LongColumn events, Progress progress) {
        progress.task("Counting events");
        Tallies tallies = new Tallies();
        long[] block = new long[Math.min(Column.BLOCK, events.size())];
        for (int from = 0; from < events.size(); from += block.length) {
            progress.check();
            progress.done((double) from / events.size());
            int count = Math.min(block.length, events.size() - from);
            events.read(from, count, block);
            for (int i = 0; i < count; i++) {
                tallies.add(block[i], from + i);
            }
        }
        return tallies;
    }

    private static EventType type(long id, Tally tally, RecordingTrace trace, Recording recording) {
        EventTable table = recording.eventTable();
        boolean isNamed = id == (int) id && table.contains((int) id);
        String name = id == (int) id ? table.name((int) id) : "event " + id;
        EventMeaning meaning = EventMeaning.of(name);
        if (tally.count == 0) {
            return new EventType(id, name, isNamed, 0, 0, 0, 0, 0, meaning);
        }
        long first = recording.timestamp().get(tally.first);
        long last = recording.timestamp().get(tally.last);
        return new EventType(id, name, isNamed, tally.count, trace.traceTime(first), trace.traceTime(last),
                first - recording.start(), last - recording.start(), meaning);
    }
}
