// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.PriorityQueue;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;

/**
 * Sorts rows by time, stably, in little memory: runs of {@link #RUN} rows are sorted on the heap and then merged.
 * Clocks of CPUs differ by little, so runs hardly overlap and the merge reads nearly in order.
 */
final class TimeOrder {

    private static final int RUN = 1 << 18;

    private final LongColumn times;
    private final Storage storage;
    private final Work work;
    private final int runLength;

    TimeOrder(LongColumn times, Storage storage, Work work) {
        this(times, storage, work, RUN);
    }

    /**
     * @param runLength
     *            rows to sort on the heap; tests use few
     */
    TimeOrder(LongColumn times, Storage storage, Work work, int runLength) {
        this.times = times;
        this.storage = storage;
        this.work = work;
        this.runLength = runLength;
    }

    /**
     * Writes the rows in the order of time.
     *
     * @param writer
     *            receives the row numbers
     * @return the column that the writer made: at each new row, the row where it was before
     */
    LongColumn into(LongColumnWriter writer) throws IOException {
        Rows runs = sortedRuns();
        PriorityQueue<Run> queue = new PriorityQueue<>((a, b) -> a.isBefore(b) ? -1 : 1);
        for (int start = 0; start < times.size(); start += runLength) {
            queue.add(new Run(runs, start, Math.min(runLength, times.size() - start)));
        }
        long[] block = new long[Column.BLOCK];
        int count = 0;
        while (!queue.isEmpty()) {
            Run run = queue.remove();
            Run other = queue.peek();
            boolean more = true;
            while (more && (other == null || run.isBefore(other))) {
                block[count++] = run.row();
                if (count == block.length) {
                    writer.append(block, count);
                    work.check();
                    count = 0;
                }
                more = run.next();
            }
            if (more) {
                queue.add(run);
            }
        }
        writer.append(block, count);
        return writer.finish();
    }

    /** Row numbers, sorted within each run. */
    private Rows sortedRuns() throws IOException {
        try (RowsWriter writer = new RowsWriter(storage)) {
            long[] keys = new long[runLength];
            int[] block = new int[Column.BLOCK];
            for (int start = 0; start < times.size(); start += runLength) {
                work.check();
                int length = Math.min(runLength, times.size() - start);
                times.read(start, length, keys);
                int[] order = order(keys, length);
                for (int i = 0; i < length; i += block.length) {
                    int count = Math.min(block.length, length - i);
                    for (int j = 0; j < count; j++) {
                        block[j] = start + order[i + j];
                    }
                    writer.append(block, count);
                }
            }
            return writer.finish();
        }
    }

    /** A bottom-up merge sort of indexes by their keys: stable, and quick where the keys are nearly sorted. */
    private static int[] order(long[] keys, int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = i;
        }
        int[] merged = new int[length];
        for (int width = 1; width < length && width > 0; width *= 2) {
            for (int from = 0; from < length; from += 2 * width) {
                int middle = Math.min(from + width, length);
                merge(keys, order, from, middle, Math.min(middle + width, length), merged);
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    private static void merge(long[] keys, int[] order, int from, int middle, int to, int[] dest) {
        if (middle == to || keys[order[middle - 1]] <= keys[order[middle]]) {
            System.arraycopy(order, from, dest, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right == to || left < middle && keys[order[left]] <= keys[order[right]];
            dest[i] = order[takeLeft ? left++ : right++];
        }
    }

    /** A run that is being merged. */
    private final class Run {

        private final Rows runs;
        private final int start;
        private final int end;
        private final int[] rows = new int[Column.BLOCK];
        private final long[] keys = new long[Column.BLOCK];
        private int nextBlock;
        private int index;
        private int count;

        Run(Rows runs, int start, int length) {
            this.runs = runs;
            this.start = start;
            this.end = start + length;
            this.nextBlock = start;
            fill();
        }

        private void fill() {
            index = 0;
            count = Math.min(rows.length, end - nextBlock);
            runs.read(nextBlock, count, rows);
            times.gather(rows, count, keys);
            nextBlock += count;
        }

        boolean next() {
            if (++index == count) {
                fill();
            }
            return count > 0;
        }

        int row() {
            return rows[index];
        }

        boolean isBefore(Run other) {
            long key = keys[index];
            long otherKey = other.keys[other.index];
            return key != otherKey ? key < otherKey : start < other.start;
        }
    }
}
