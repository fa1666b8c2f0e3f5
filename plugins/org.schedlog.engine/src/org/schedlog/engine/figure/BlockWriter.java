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
    /** Stands for blocks whose lines have none, where later ones have. */
    private static final int[] NO_LENGTHS = new int[SIZE];

    private final IntListWriter startList;
    private final IntListWriter lengthList;
    private final IntListWriter positionList;
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
    /** By slot: whether there is a block, how many lines it has, and the start of the first one. */
    private boolean[] begun = new boolean[FIRST_SLOTS];
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
        this.startList = new IntListWriter(storage);
        this.lengthList = new IntListWriter(storage);
        this.positionList = new IntListWriter(storage);
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
        begun[slots] = false;
        filled[slots] = SIZE;
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
        begun = Arrays.copyOf(begun, size);
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
        for (int i = from; i < to;) {
            i = lengths.length == 0 ? putTicks(lines, groups, linePositions, i, to)
                    : putAny(lines, groups, linePositions, i, to);
            if (i < to && !begin(groups[i], lines.start[i])) {
                refused = true;
                return false;
            }
        }
        return true;
    }

    /**
     * Puts lines into their blocks until one needs a new block, which is done apart: the frequent loop is compiled
     * sooner if it does nothing else.
     *
     * @return the line that needs a block, or {@code to}
     */
    private int putTicks(LineReader lines, int[] groups, int[] linePositions, int from, int to) {
        for (int i = from; i < to; i++) {
            int slot = groups[i];
            if (slot >= 0) {
                long start = lines.start[i];
                if (needsBlock(slot, start)) {
                    return i;
                }
                put(slot, start, linePositions[i]);
            }
        }
        return to;
    }

    /** The same where lines can have a length. */
    private int putAny(LineReader lines, int[] groups, int[] linePositions, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            int slot = groups[i];
            if (slot >= 0) {
                long start = lines.start[i];
                if (needsBlock(slot, start)) {
                    return i;
                }
                int at = put(slot, start, linePositions[i]);
                if (withLength[slot]) {
                    putLength(slot, at, start, lines.end[i]);
                }
            }
        }
        return to;
    }

    private boolean needsBlock(int slot, long start) {
        return filled[slot] == SIZE || start < last[slot] || isLong(start - first[slot]);
    }

    private int put(int slot, long start, int position) {
        last[slot] = start;
        int at = slot * SIZE + filled[slot]++;
        deltas[at] = (int) (start - first[slot]);
        positions[at] = position;
        return at;
    }

    private void putLength(int slot, int at, long start, long end) throws IOException {
        long length = end - start;
        lengths[at] = isLong(length) ? longLength(length) : (int) length;
        if (end > latest[slot]) {
            covered[slot] += end - Math.max(start, latest[slot]);
            latest[slot] = end;
        }
    }

    /** Begins a block for a line; false if the line starts before the one before it. */
    private boolean begin(int slot, long start) throws IOException {
        if (start < last[slot]) {
            return false;
        }
        flush(slot);
        begun[slot] = true;
        filled[slot] = 0;
        first[slot] = start;
        return true;
    }

    /** Whether a number of ns from 0 to 2^64 - 1 needs more than an int. */
    private static boolean isLong(long ns) {
        return ns >>> Integer.SIZE - 1 != 0;
    }

    private int longLength(long length) throws IOException {
        longLength[0] = length;
        longLengths.append(longLength, 1);
        return ~longCount++;
    }

    private void flush(int slot) throws IOException {
        if (!begun[slot]) {
            return;
        }
        int count = filled[slot];
        long index = startList.size();
        blocks.add(firstGroup + slot, first[slot], LineBlocks.place(index, count), latestBefore[slot],
                coveredBefore[slot]);
        latestBefore[slot] = latest[slot];
        coveredBefore[slot] = covered[slot];
        startList.append(deltas, slot * SIZE, count);
        if (withLength[slot]) {
            while (lengthList.size() < index) {
                lengthList.append(NO_LENGTHS, 0, (int) Math.min(SIZE, index - lengthList.size()));
            }
            lengthList.append(lengths, slot * SIZE, count);
        }
        positionList.append(positions, slot * SIZE, count);
    }

    private void flushAll() throws IOException {
        for (int slot = 0; slot < slots; slot++) {
            flush(slot);
        }
    }

    @Override
    public PartLines finish() throws IOException {
        flushAll();
        return new PartLines(startList.finish(), lengthList.finish(), positionList.finish(), longLengths.finish());
    }

    @Override
    public BlockList blocks() {
        return blocks;
    }

    @Override
    public void close() throws IOException {
        startList.close();
        lengthList.close();
        positionList.close();
        longLengths.close();
    }
}
