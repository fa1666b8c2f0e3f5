// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/** Reads the lines of one group after the other, block by block. For one thread. */
final class BlockReader {

    /** How much later than {@link #start} the lines of the block start, ns; ascending. */
    final int[] deltas = new int[LineBlocks.SIZE];
    /** The positions of the block's lines in their part. */
    final int[] positions = new int[LineBlocks.SIZE];
    private final int[] lengths = new int[LineBlocks.SIZE];

    private final LineTable table;
    private final LineBlocks blocks;
    private PartLines lines;
    private int begin;
    private int end;

    /**
     * @param table
     *            holds the groups
     */
    BlockReader(LineTable table) {
        this.table = table;
        this.blocks = table.blocks();
    }

    /** Goes to a group. */
    void open(int group) {
        lines = table.linesOf(group);
        begin = table.groups().begin(group);
        end = table.groups().end(group);
    }

    /** The group's first block. */
    int begin() {
        return begin;
    }

    /** The block after the group's last one. */
    int end() {
        return end;
    }

    /** How many lines a block has. */
    int count(int block) {
        return blocks.count(block);
    }

    /** When the first line of a block starts. */
    long start(int block) {
        return blocks.start(block);
    }

    /** The last block whose first line starts before a time, or the group's first one if there is none. */
    int lastBefore(long time) {
        int low = begin;
        int high = end - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (blocks.start(middle) < time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** A time that no line before a block ends after: the latest of their ends where lines have a length. */
    long latestBefore(int block) {
        return blocks.withLength() ? blocks.latestBefore(block) : blocks.start(block);
    }

    /** How much time the lines before a block cover, overlapping ones counted once. Only where lines have a length. */
    long coveredBefore(int block) {
        return blocks.coveredBefore(block);
    }

    /** Fills {@link #deltas} and makes {@link #length(int)} ready. */
    void readTimes(int block) {
        int count = count(block);
        long index = blocks.index(block);
        lines.starts().read(index, count, deltas);
        if (blocks.withLength()) {
            lines.lengths().read(index, count, lengths);
        }
    }

    /** How much later than the start of a block a time is, ns; the nearest long where it is more than one can say. */
    long delta(int block, long time) {
        long start = start(block);
        long delta = time - start;
        boolean overflows = ((time ^ start) & (time ^ delta)) < 0;
        return !overflows ? delta : time > start ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /**
     * The first line of the block whose times were read last that does not start before a time.
     *
     * @param from
     *            where to begin to look
     */
    int firstNotBefore(int block, long time, int from) {
        long delta = delta(block, time);
        int line = from;
        int count = count(block);
        if (deltas[count - 1] < delta) {
            return count;
        }
        while (deltas[line] < delta) {
            line++;
        }
        return line;
    }

    /** The same, and fills {@link #positions}. */
    void readAll(int block) {
        readTimes(block);
        lines.positions().read(blocks.index(block), count(block), positions);
    }

    /** The length of a line of the block whose times were read last, ns. */
    long length(int line) {
        int length = lengths[line];
        return length >= 0 ? length : lines.longLengths().get(~length);
    }
}
