// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Work;

/** Looks for signs that data are incomplete: event ids without names, CPUs whose beginning is lost. For one thread. */
final class Quality {

    /** Ids and CPUs below this are counted in arrays; other values are so odd that they are counted slowly. */
    private static final int USUAL = 1 << 16;
    /** Beyond so many different odd values no further ones are told apart. */
    private static final int MOST_ODD = 1 << 12;
    private static final int MOST_NAMED = 5;
    /** A CPU's buffer overflowed, probably, if its first event is later than so much of the recording... */
    private static final double LATE_PART = 0.05;
    /** ...and later than so many times the mean distance of its events. */
    private static final double LATE_GAPS = 50;

    private final Work work;

    Quality(Work work) {
        this.work = work;
    }

    void unknownEvents(LongColumn event, EventTable table, Notes notes) {
        int[] counts = new int[USUAL];
        SortedMap<Long, Integer> unknown = new TreeMap<>();
        long[] block = new long[Column.BLOCK];
        for (int row = 0; row < event.size(); row += block.length) {
            work.check();
            int count = Math.min(block.length, event.size() - row);
            event.read(row, count, block);
            for (int i = 0; i < count; i++) {
                long id = block[i];
                if (id >= 0 && id < USUAL) {
                    counts[(int) id]++;
                } else if (unknown.size() < MOST_ODD || unknown.containsKey(id)) {
                    unknown.merge(id, 1, Integer::sum);
                }
            }
        }
        unknown.keySet().removeIf(id -> id == id.intValue() && table.contains(id.intValue()));
        for (int id = 0; id < USUAL; id++) {
            if (counts[id] > 0 && !table.contains(id)) {
                unknown.put((long) id, counts[id]);
            }
        }
        if (!unknown.isEmpty()) {
            notes.add(unknownNote(unknown));
        }
    }

    private static String unknownNote(SortedMap<Long, Integer> unknown) {
        StringJoiner ids = new StringJoiner(", ");
        unknown.entrySet().stream().limit(MOST_NAMED)
                .forEach(entry -> ids.add(String.format(Locale.ROOT, "%d (%,d times)", entry.getKey(),
                entry.getValue())));
        if (unknown.size() > MOST_NAMED) {
            ids.add(String.format(Locale.ROOT, "and %,d more", unknown.size() - MOST_NAMED));
        }
        long events = unknown.values().stream().mapToLong(Integer::longValue).sum();
        return String.format(Locale.ROOT, "%,d %s an id that the event table does not name: %s.", events,
                events == 1 ? "event has" : "events have", ids);
    }

    void lateCpus(LongColumn cpu, LongColumn times, Notes notes) {
        int[] counts = new int[USUAL];
        int[] first = new int[USUAL];
        Arrays.fill(first, -1);
        long[] block = new long[Column.BLOCK];
        for (int row = 0; row < cpu.size(); row += block.length) {
            work.check();
            int count = Math.min(block.length, cpu.size() - row);
            cpu.read(row, count, block);
            for (int i = 0; i < count; i++) {
                long number = block[i];
                if (number >= 0 && number < USUAL) {
                    if (counts[(int) number]++ == 0) {
                        first[(int) number] = row + i;
                    }
                }
            }
        }
        long start = times.get(0);
        long end = times.get(times.size() - 1);
        StringJoiner late = new StringJoiner(", ");
        int more = -MOST_NAMED;
        for (int number = 0; number < USUAL; number++) {
            if (counts[number] > 0 && isLate(times.get(first[number]), counts[number], start, end) && ++more <= 0) {
                late.add(String.format(Locale.ROOT, "CPU %d (%.3f s)", number,
                        (times.get(first[number]) - start) / 1e9));
            }
        }
        if (late.length() > 0) {
            notes.add("The first events of some CPUs are probably lost, since they start later than the recording: "
                    + late
                    + (more > 0 ? " and " + more + " more" : "") + ".");
        }
    }

    private static boolean isLate(long first, int events, long start, long end) {
        double gap = (double) (end - first) / events;
        return first - start > LATE_PART * (end - start) && first - start > LATE_GAPS * gap;
    }
}
