// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;

/** Looks for signs that data are incomplete: event ids without names, CPUs whose beginning is lost. One pass, for one thread. */
final class Quality {

    /** Beyond this many different ids or CPUs the rest is counted together: such a column is broken, and memory is to be bounded. */
    private static final int MOST_KEYS = 1 << 16;
    private static final int MOST_NAMED = 5;
    /** A CPU's buffer overflowed, probably, if its first event is later than so much of the recording... */
    private static final double LATE_PART = 0.05;
    /** ...and later than so many times the mean distance of its events. */
    private static final double LATE_GAPS = 50;

    private final LongColumn times;
    private final Work work;

    Quality(LongColumn times, Work work) {
        this.times = times;
        this.work = work;
    }

    /** What is seen of a key: how often, and its first row. */
    private static final class Seen {
        private final int first;
        private int count;

        Seen(int first) {
            this.first = first;
        }
    }

    private SortedMap<Long, Seen> keys(LongColumn column) {
        SortedMap<Long, Seen> seen = new TreeMap<>();
        long[] block = new long[Column.BLOCK];
        long lastKey = 0;
        Seen last = null;
        for (int row = 0; row < column.size(); row += block.length) {
            work.check();
            int count = Math.min(block.length, column.size() - row);
            column.read(row, count, block);
            for (int i = 0; i < count; i++) {
                if (last == null || block[i] != lastKey) {
                    lastKey = block[i];
                    last = seen.get(lastKey);
                    if (last == null && seen.size() < MOST_KEYS) {
                        last = new Seen(row + i);
                        seen.put(lastKey, last);
                    }
                }
                if (last != null) {
                    last.count++;
                }
            }
        }
        return seen;
    }

    void unknownEvents(LongColumn event, EventTable table, Notes notes) {
        SortedMap<Long, Seen> seen = keys(event);
        seen.keySet().removeIf(id -> id == (int) (long) id && table.contains((int) (long) id));
        if (seen.isEmpty()) {
            return;
        }
        long events = seen.values().stream().mapToLong(s -> s.count).sum();
        String ids = seen.entrySet().stream().limit(MOST_NAMED)
                .map(e -> String.format(Locale.ROOT, "%d (%,d events)", e.getKey(), e.getValue().count)).collect(Collectors.joining(", "));
        notes.add(String.format(Locale.ROOT, "%,d events have ids that the event table does not name: %s%s.", events, ids,
                seen.size() > MOST_NAMED ? String.format(Locale.ROOT, " and %,d more ids", seen.size() - MOST_NAMED) : ""));
    }

    void lateCpus(LongColumn cpu, Notes notes) {
        long start = times.get(0);
        long end = times.get(times.size() - 1);
        String late = "";
        int number = 0;
        for (Map.Entry<Long, Seen> entry : keys(cpu).entrySet()) {
            Seen seen = entry.getValue();
            long first = times.get(seen.first);
            double gap = (double) (end - first) / seen.count;
            if (first - start > LATE_PART * (end - start) && first - start > LATE_GAPS * gap) {
                number++;
                if (number <= MOST_NAMED) {
                    late += String.format(Locale.ROOT, "%s%d (%.3f s)", late.isEmpty() ? "" : ", ", entry.getKey(), (first - start) / 1e9);
                }
            }
        }
        if (number > 0) {
            notes.add("Some CPUs start later than the recording, so their first events are probably lost: CPU " + late
                    + (number > MOST_NAMED ? " and " + (number - MOST_NAMED) + " more" : "") + ".");
        }
    }
}
