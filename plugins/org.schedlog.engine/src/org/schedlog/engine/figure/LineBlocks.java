// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;

import org.schedlog.engine.column.LongTable;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * What is known of blocks of lines without reading them: the start of the first line, where the block is in its
 * {@link PartLines} and how many lines it has; where lines have a length also the latest end of all earlier lines of
 * the group and the time that these cover, overlapping ones counted once. Blocks are numbered group by group. Filled by
 * one thread, then only read.
 */
final class LineBlocks {

    /** The most lines of a block. */
    static final int SIZE = 128;

    /** Enough for {@link #SIZE}. */
    private static final int COUNT_BITS = 8;

    private final LongTable starts;
    private final LongTable places;
    private final LongTable latest;
    private final LongTable covered;

    /**
     * @param progress
     *            may cancel
     */
    LineBlocks(Storage storage, long size, boolean withLength, Progress progress) throws IOException {
        starts = new LongTable(storage, size, progress);
        places = new LongTable(storage, size, progress);
        latest = withLength ? new LongTable(storage, size, progress) : null;
        covered = withLength ? new LongTable(storage, size, progress) : null;
    }

    private LineBlocks(LongTable starts, LongTable places, LongTable latest, LongTable covered) {
        this.starts = starts;
        this.places = places;
        this.latest = latest;
        this.covered = covered;
    }

    void write(ValueWriter out) throws IOException {
        out.numbers(withLength() ? 1 : 0);
        out.table(starts);
        out.table(places);
        if (withLength()) {
            out.table(latest);
            out.table(covered);
        }
    }

    static LineBlocks read(ValueReader in) throws IOException {
        boolean withLength = in.numbers()[0] == 1;
        return new LineBlocks(in.table(), in.table(), withLength ? in.table() : null, withLength ? in.table() : null);
    }

    /** A block's first index in the lists and its number of lines in one number. */
    static long place(long index, int count) {
        return index << COUNT_BITS | count;
    }

    /** How many lines a block with such a place has. */
    static int count(long place) {
        return (int) place & (1 << COUNT_BITS) - 1;
    }

    void set(int block, BlockList from, int i) {
        starts.set(block, from.start(i));
        places.set(block, from.place(i));
        if (latest != null) {
            latest.set(block, from.latest(i));
            covered.set(block, from.covered(i));
        }
    }

    boolean withLength() {
        return latest != null;
    }

    /** When the first line of the block starts. */
    long start(int block) {
        return starts.get(block);
    }

    /** How many lines the block has. */
    int count(int block) {
        return count(places.get(block));
    }

    /** The index of the block's first line in the lists of its part. */
    long index(int block) {
        return places.get(block) >>> COUNT_BITS;
    }

    /**
     * The latest end of the group's lines before the block, {@code Long.MIN_VALUE} if there are none. Only where lines
     * have a length.
     */
    long latestBefore(int block) {
        return latest.get(block);
    }

    /** How much time the group's lines before the block cover. Only where lines have a length. */
    long coveredBefore(int block) {
        return covered.get(block);
    }
}
