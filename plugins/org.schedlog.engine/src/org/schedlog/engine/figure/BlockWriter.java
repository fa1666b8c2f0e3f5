// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.IntListWriter;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;

/**
 * Writes lines in blocks of one group each, see {@link PartLines}: a block is collected on the heap and appended to the
 * list when it is full, so that nothing is written twice or out of order, whatever the number of lines. The lines of a
 * group come sorted by start.
 */
final class BlockWriter implements LineSink {

    private static final int SIZE = LineBlocks.SIZE;
    private static final int FIRST_SLOTS = 16;

    private final IntListWriter ints;
    private final LongColumnWriter longLengths;
    private final BlockList blocks = new BlockList();
    private final int mostGroups;
    private final int[] ascending = new int[Column.BLOCK];
    private final long[] longLength = new long[1];
    private int longCount;
    private boolean refused;

    /** The group that the first slot collects. */
    private int firstGroup;
    private int slots;
    private boolean[] withLength = new boolean[FIRST_SLOTS];
    /** By slot: how many lines of the next block are there, and the start of the first one. */
    private int[] filled = new int[FIRST_SLOTS];
    private long[] first = new long[FIRST_SLOTS];
    /** By slot: the latest start and end, and the covered time. */
    private long[] last = new long[FIRST_SLOTS];
    private long[] latest = new long[FIRST_SLOTS];
    private long[] covered = new long[FIRST_SLOTS];
    /** The same before the block that is being filled. */
    private long[] latestBefore = new long[FIRST_SLOTS];
    private long[] coveredBefore = new long[FIRST_SLOTS];
    /** By slot and line of its block; lengths only once a line can have one. */
    private int[] deltas = new int[FIRST_SLOTS * SIZE];
    private int[] positions = new int[FIRST_SLOTS * SIZE];
    private int[] lengths = new int[0];

    /**
     * @param mostGroups
     *            as many groups are collected at the same time, if need be
     */
    BlockWriter(Storage storage, int mostGroups, Progress progress) {
        this.ints = new IntListWriter(storage);
        this.longLengths = new LongColumnWriter(storage, progress);
        this.mostGroups = mostGroups;
    }

    @Override
    public void group(boolean lengthNeeded) {
        if (slots == mostGroups) {
            refused = true;
            return;
        }
        if (slots == filled.length) {
            grow();
        }
        if (lengthNeeded && lengths.length == 0) {
            lengths = new int[deltas.length];
        }
        withLength[slots] = lengthNeeded;
        last[slots] = Long.MIN_VALUE;
        latest[slots] = Long.MIN_VALUE;
        covered[slots] = 0;
        latestBefore[slots] = Long.MIN_VALUE;
        coveredBefore[slots] = 0;
        slots++;
    }

    private void grow() {
        int size = 2 * slots;
        withLength = Arrays.copyOf(withLength, size);
        filled = Arrays.copyOf(filled, size);
        first = Arrays.copyOf(first, size);
        last = Arrays.copyOf(last, size);
        latest = Arrays.copyOf(latest, size);
        covered = Arrays.copyOf(covered, size);
        latestBefore = Arrays.copyOf(latestBefore, size);
        coveredBefore = Arrays.copyOf(coveredBefore, size);
        deltas = Arrays.copyOf(deltas, size * SIZE);
        positions = Arrays.copyOf(positions, size * SIZE);
        lengths = Arrays.copyOf(lengths, lengths.length == 0 ? 0 : size * SIZE);
    }

    /** Forgets the groups so far, of which there will be no more lines, and begins with another one. */
    void only(int group, boolean lengthNeeded) throws IOException {
        flushAll();
        slots = 0;
        firstGroup = group;
        group(lengthNeeded);
    }

    @Override
    public boolean take(LineReader lines, int[] groups, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ascending[i] = from + i;
        }
        return take(lines, groups, ascending, 0, count);
    }

    /**
     * Takes lines.
     *
     * @param lines
     *            their times
     * @param groups
     *            the group of each
     * @param linePositions
     *            the position of each in the part
     * @param from
     *            the first line
     * @param to
     *            the line after the last one
     */
    boolean take(LineReader lines, int[] groups, int[] linePositions, int from, int to) throws IOException {
        if (refused) {
            return false;
        }
        boolean sorted = true;
        if (lengths.length == 0) {
            for (int i = from; i < to && sorted; i++) {
                sorted = groups[i] < 0 || put(groups[i], lines.start[i], linePositions[i]) >= 0;
            }
        } else {
            for (int i = from; i < to && sorted; i++) {
                sorted = groups[i] < 0 || put(groups[i], lines.start[i], lines.end[i], linePositions[i]);
            }
        }
        refused = !sorted;
        return sorted;
    }

    private boolean put(int slot, long start, long end, int position) throws IOException {
        int at = put(slot, start, position);
        if (at >= 0 && withLength[slot]) {
            lengths[at] = length(end - start);
            if (end > latest[slot]) {
                covered[slot] += end - Math.max(start, latest[slot]);
                latest[slot] = end;
            }
        }
        return at >= 0;
    }

    /** Puts a line into its block and returns its place in the buffers, -1 if it starts before the one before it. */
    private int put(int slot, long start, int position) throws IOException {
        if (start < last[slot]) {
            return -1;
        }
        last[slot] = start;
        int line = filled[slot];
        long delta = start - first[slot];
        if (line == 0 || line == SIZE || isLong(delta)) {
            flush(slot);
            first[slot] = start;
            line = 0;
            delta = 0;
        }
        filled[slot] = line + 1;
        int at = slot * SIZE + line;
        deltas[at] = (int) delta;
        positions[at] = position;
        return at;
    }

    /** Whether a number of ns from 0 to 2^64 - 1 needs more than an int. */
    private static boolean isLong(long ns) {
        return ns >>> Integer.SIZE - 1 != 0;
    }

    private int length(long length) throws IOException {
        if (!isLong(length)) {
            return (int) length;
        }
        longLength[0] = length;
        longLengths.append(longLength, 1);
        return ~longCount++;
    }

    private void flush(int slot) throws IOException {
        int count = filled[slot];
        if (count == 0) {
            return;
        }
        filled[slot] = 0;
        blocks.add(firstGroup + slot, first[slot], LineBlocks.place(ints.size(), count), latestBefore[slot], coveredBefore[slot]);
        latestBefore[slot] = latest[slot];
        coveredBefore[slot] = covered[slot];
        ints.append(deltas, slot * SIZE, count);
        if (withLength[slot]) {
            ints.append(lengths, slot * SIZE, count);
        }
        ints.append(positions, slot * SIZE, count);
    }

    private void flushAll() throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            flush(slot);
        }
    }

    @Override
    public PartLines finish() throws IOException {
        flushAll();
        return new PartLines(ints.finish(), longLengths.finish());
    }

    @Override
    public BlockList blocks() {
        return blocks;
    }

    @Override
    public void close() throws IOException {
        ints.close();
        longLengths.close();
    }
}
