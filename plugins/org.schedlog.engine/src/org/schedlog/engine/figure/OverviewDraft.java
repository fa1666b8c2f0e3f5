// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.column.IntTable;
import org.schedlog.engine.column.LongTable;

/** Counts the lines of one group for its {@link Overview}. For one thread. */
final class OverviewDraft {

    private final int shift;
    private final long first;
    /** At first for each piece of time what is in it, one place later. */
    private final int[] begun;
    /** Null where lines have no length. */
    private final long[] covered;

    /**
     * @param first
     *            the first time, as a multiple of the distance
     * @param shift
     *            the distance of the times as a power of two
     * @param times
     *            how many there are
     * @param withLength
     *            whether the lines have a length
     */
    OverviewDraft(long first, int shift, int times, boolean withLength) {
        this.shift = shift;
        this.first = first;
        this.begun = new int[times];
        this.covered = withLength ? new long[times] : null;
    }

    /** Adds the lines of the group that the reader has opened. */
    void add(BlockReader reader) {
        for (int block = reader.begin(); block < reader.end(); block++) {
            reader.readTimes(block);
            count(reader, reader.start(block), reader.count(block));
            if (covered != null) {
                cover(reader, reader.start(block), reader.count(block), reader.latestBefore(block));
            }
        }
    }

    private void count(BlockReader reader, long blockStart, int count) {
        for (int line = 0; line < count; line++) {
            begun[piece(blockStart + reader.deltas[line]) + 1]++;
        }
    }

    private int piece(long time) {
        return (int) ((time >> shift) - first);
    }

    private void cover(BlockReader reader, long blockStart, int count, long latestBefore) {
        long latest = latestBefore;
        for (int line = 0; line < count; line++) {
            long start = blockStart + reader.deltas[line];
            long end = start + reader.length(line);
            if (end > latest) {
                cover(Math.max(start, latest), end);
                latest = end;
            }
        }
    }

    private void cover(long from, long to) {
        int piece = piece(from);
        int last = piece(to);
        long begin = from;
        for (; piece < last; piece++) {
            long next = first + piece + 1 << shift;
            covered[piece + 1] += next - begin;
            begin = next;
        }
        if (to > begin) {
            covered[piece + 1] += to - begin;
        }
    }

    /** Adds up and writes; the second table only takes part where lines have a length. */
    void write(long place, IntTable begunTable, LongTable coveredTable) {
        for (int time = 1; time < begun.length; time++) {
            begun[time] += begun[time - 1];
        }
        int[] arranged = new int[begun.length];
        for (int time = 0; time < begun.length; time++) {
            arranged[index(time)] = begun[time];
        }
        begunTable.write(place, arranged);
        if (covered != null) {
            writeCovered(place, coveredTable);
        }
    }

    private void writeCovered(long place, LongTable table) {
        for (int time = 1; time < covered.length; time++) {
            covered[time] += covered[time - 1];
        }
        long[] arranged = new long[covered.length];
        for (int time = 0; time < covered.length; time++) {
            arranged[index(time)] = covered[time];
        }
        table.write(place, arranged);
    }

    /** Even multiples come first. */
    private int index(int time) {
        return time / 2 + (time & 1) * (begun.length / 2 + 1);
    }
}
