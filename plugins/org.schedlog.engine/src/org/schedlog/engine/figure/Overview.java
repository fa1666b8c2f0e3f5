// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * How many lines of each large group begin, and how much time they cover, before each multiple of a power of two ns:
 * what a wide range of time shows is a difference of two of these numbers for each pixel column (see
 * {@link PixelGrid#step}), however many lines there are. The numbers lie in mapped files: of each group first those at
 * even multiples, which alone answer for columns of usual pictures of the whole recording, then the others. Thread-safe.
 */
final class Overview {

    /** A group has at most so many times between its first and its last line, */
    private static final int MOST = 1 << 14;
    /** and if it had fewer than these, a picture of usual width could not be made of them. */
    private static final int FEWEST = 1 << 11;
    /** Stands for the shift of groups that have no numbers. */
    private static final byte NONE = Long.SIZE;

    private final LineTable table;
    private final Storage storage;
    private final long start;
    private final long end;
    /** No group's times have a smaller distance, as a power of two. */
    private final byte least;
    /** For each group its times' distance as a power of two, or {@link #NONE}. */
    private final byte[] shifts;
    /** For each group its first index in the tables, and one more for the end. */
    private final long[] places;
    /** Null until they are made; set under this object's lock. */
    private volatile Tables tables;

    /**
     * The numbers of all groups.
     *
     * @param begun
     *            how many lines begin before a time
     * @param covered
     *            how many ns are covered before it, or null where lines have no length
     */
    private record Tables(IntTable begun, LongTable covered) {
    }

    /**
     * @param table
     *            the lines
     * @param start
     *            the first time of a line
     * @param end
     *            the last one
     * @param storage
     *            where the numbers go
     */
    Overview(LineTable table, long start, long end, Storage storage) {
        this.table = table;
        this.storage = storage;
        this.start = start;
        this.end = end;
        this.least = least();
        int groups = table.groups().count();
        this.shifts = new byte[groups];
        this.places = new long[groups + 1];
        for (int group = 0; group < groups; group++) {
            LineShape shape = table.seriesOf(group).shape();
            shifts[group] = shape == LineShape.SLANT ? NONE : shift(mostLines(group));
            places[group + 1] = places[group] + (shifts[group] == NONE ? 0 : times(group));
        }
    }

    /** The lines. */
    LineTable table() {
        return table;
    }

    /** Not exact, so that nothing need be read. */
    private long mostLines(int group) {
        return (long) LineBlocks.SIZE * (table.groups().end(group) - table.groups().begin(group));
    }

    /** The distance for a group of so many lines: one for each time at least. */
    private byte shift(long lines) {
        if (lines <= FEWEST) {
            return NONE;
        }
        byte shift = least;
        while (shift < Long.SIZE - 1 && buckets(shift) >= Math.min(MOST, lines)) {
            shift++;
        }
        return buckets(shift) < FEWEST ? NONE : shift;
    }

    /** The distance for groups of any number of lines, with which the others begin: there are thousands of them. */
    private byte least() {
        byte shift = 0;
        while (shift < Long.SIZE - 1 && buckets(shift) >= MOST) {
            shift++;
        }
        return shift;
    }

    /** How many pieces of that length there are from the first line to the last; unsigned, as it can be 2^64 ns. */
    private long buckets(int shift) {
        long last = (end >> shift) - (start >> shift);
        return last < 0 || last == Long.MAX_VALUE ? Long.MAX_VALUE : last + 1;
    }

    /** How many times a group has numbers for: an odd number, from an even multiple to one behind the last line. */
    int times(int group) {
        return (int) ((end >> shifts[group]) - first(group) + 2) | 1;
    }

    /** The first time, as a multiple of the distance: an even one. */
    private long first(int group) {
        return start >> shifts[group] & -2;
    }

    /** How many of a group's times are even multiples of the distance. */
    private int evens(int group) {
        return times(group) / 2 + 1;
    }

    /** The distance of a group's times as a power of two. */
    int shift(int group) {
        return shifts[group];
    }

    /** Whether the numbers of a group are there and answer for a grid. */
    boolean answers(int group, PixelTimes pixels) {
        return tables != null && shifts[group] != NONE && 1L << shifts[group] <= pixels.step();
    }

    /**
     * Makes the numbers of all groups, once.
     *
     * @param progress
     *            may cancel; then nothing is made
     * @throws IOException
     *             when the storage is full or fails
     */
    synchronized void make(Progress progress) throws IOException {
        if (tables != null) {
            return;
        }
        long size = places[shifts.length];
        IntTable begun = new IntTable(storage, size, progress);
        LongTable covered = table.blocks().withLength() ? new LongTable(storage, size, progress) : null;
        BlockReader reader = new BlockReader(table);
        for (int group = 0; group < shifts.length; group++) {
            progress.check();
            if (shifts[group] != NONE) {
                OverviewDraft draft = new OverviewDraft(first(group), shifts[group], times(group), covered != null);
                reader.open(group);
                draft.add(reader);
                draft.write(places[group], begun, covered);
            }
        }
        tables = new Tables(begun, covered);
    }

    /**
     * How many lines of a group begin before some of its times.
     *
     * @param group
     *            a group that {@link #answers}
     * @param places
     *            which of the times
     * @param into
     *            gets the numbers, as {@link OverviewPlaces#at} says
     */
    void begun(int group, OverviewPlaces places, int[] into) {
        long begin = this.places[group] + places.first() / 2;
        tables.begun().read(begin, places.evens(), into, 0);
        tables.begun().read(begin + evens(group), places.odds(), into, places.evens());
    }

    /** The same of the time that they cover, ns. */
    void covered(int group, OverviewPlaces places, long[] into) {
        long begin = this.places[group] + places.first() / 2;
        tables.covered().read(begin, places.evens(), into, 0);
        tables.covered().read(begin + evens(group), places.odds(), into, places.evens());
    }

    /** The place of a time among those of a group, the last one before it or at it; within the group's. */
    int place(int group, long time) {
        if (time <= start) {
            return 0;
        }
        return time > end ? times(group) - 1 : (int) ((time >> shifts[group]) - first(group));
    }

    /** The time at a place of a group. */
    long time(int group, int place) {
        return first(group) + place << shifts[group];
    }

    void write(ValueWriter out) throws IOException {
        out.table(tables.begun());
        if (tables.covered() != null) {
            out.table(tables.covered());
        }
    }

    synchronized void read(ValueReader in) throws IOException {
        IntTable begun = in.intTable();
        LongTable covered = table.blocks().withLength() ? in.table() : null;
        if (begun.size() != places[shifts.length] || covered != null && covered.size() != begun.size()) {
            throw new IOException("an overview of another figure");
        }
        tables = new Tables(begun, covered);
    }
}
