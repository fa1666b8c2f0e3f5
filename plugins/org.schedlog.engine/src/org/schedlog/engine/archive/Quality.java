// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.EventTable;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Work;

/**
 * Looks for signs that data are incomplete: event ids without names, CPUs whose beginning is lost, context switches
 * that do not fit together. Thread-safe.
 */
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
    /** Where more of the context switches do not fit together, this is no log in which they would. */
    private static final double MOST_BROKEN = 0.1;

    private final Work work;

    Quality(Work work) {
        this.work = work;
    }

    Notes unknownEvents(LongColumn event, EventTable table) {
        Notes notes = new Notes();
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
        return notes;
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

    Notes lateCpus(LongColumn cpu, LongColumn times) {
        Notes notes = new Notes();
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
        return notes;
    }

    /**
     * A CPU switches from the thread that it switched to before; where it does not, events between are lost.
     *
     * @param columns
     *            columns event, cpu, pid (the thread before) and arg0 (the thread after)
     * @param contextSwitch
     *            the event's id
     */
    Notes brokenSwitches(List<LongColumn> columns, int contextSwitch) {
        Notes notes = new Notes();
        long[][] blocks = new long[columns.size()][Column.BLOCK];
        long[] running = new long[USUAL];
        boolean[] known = new boolean[USUAL];
        int[] broken = new int[USUAL];
        long switches = 0;
        int size = columns.get(0).size();
        for (int row = 0; row < size; row += Column.BLOCK) {
            work.check();
            int count = Math.min(Column.BLOCK, size - row);
            for (int i = 0; i < blocks.length; i++) {
                columns.get(i).read(row, count, blocks[i]);
            }
            for (int i = 0; i < count; i++) {
                long cpu = blocks[1][i];
                if (blocks[0][i] == contextSwitch && cpu >= 0 && cpu < USUAL) {
                    int number = (int) cpu;
                    switches++;
                    broken[number] += known[number] && running[number] != blocks[2][i] ? 1 : 0;
                    known[number] = true;
                    running[number] = blocks[3][i];
                }
            }
        }
        long all = IntStream.of(broken).asLongStream().sum();
        if (all > 0 && all <= MOST_BROKEN * switches) {
            notes.add(brokenNote(broken, all, switches));
        }
        return notes;
    }

    private static String brokenNote(int[] broken, long all, long switches) {
        List<String> cpus = IntStream.range(0, USUAL).filter(cpu -> broken[cpu] > 0)
                .mapToObj(cpu -> String.format(Locale.ROOT, "CPU %d: %,d", cpu, broken[cpu])).toList();
        String named = String.join(", ", cpus.subList(0, Math.min(MOST_NAMED, cpus.size())));
        return String.format(Locale.ROOT, "Some events are probably lost: %,d of %,d context switches do not come from"
                + " the thread that their CPU ran before (%s%s).", all, switches, named,
                cpus.size() > MOST_NAMED ? " and " + (cpus.size() - MOST_NAMED) + " more CPUs" : "");
    }

    private static boolean isLate(long first, int events, long start, long end) {
        double gap = (double) (end - first) / events;
        return first - start > LATE_PART * (end - start) && first - start > LATE_GAPS * gap;
    }
}
