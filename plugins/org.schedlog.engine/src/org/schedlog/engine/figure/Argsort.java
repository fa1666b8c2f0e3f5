// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;

/**
 * Positions in the order of their values: row k holds the position of the k-th smallest value; equal values by
 * position, NaN last. Sorts runs of bounded size on the heap, keeps them in the storage and merges them, so the heap
 * holds no more than the runs' buffers.
 */
final class Argsort {

    private static final int RUN = 1 << 20;
    private static final int BUCKETS = 1 << 8;

    private final Storage storage;
    private final Progress progress;
    private final int runSize;

    private Argsort(Storage storage, Progress progress, int runSize) {
        this.storage = storage;
        this.progress = progress;
        this.runSize = runSize;
    }

    static LongColumn of(Column column, Storage storage, Progress progress) throws IOException {
        return of(column, storage, progress, RUN);
    }

    /** Tests use small runs. */
    static LongColumn of(Column column, Storage storage, Progress progress, int runSize) throws IOException {
        return new Argsort(storage, progress, runSize).sort(column);
    }

    private LongColumn sort(Column column) throws IOException {
        progress.task("Sorting");
        int size = column.size();
        try (LongColumnWriter keys = new LongColumnWriter(storage, progress);
                RowsWriter positions = new RowsWriter(storage)) {
            Run run = new Run(Math.min(runSize, size));
            for (int from = 0; from < size; from += runSize) {
                progress.check();
                progress.done((double) from / size);
                int count = Math.min(runSize, size - from);
                run.read(column, from, count);
                run.sort(count, progress);
                run.write(count, keys, positions);
            }
            return merge(keys.finish(), positions.finish());
        }
    }

    /**
     * Merges sorted runs with a binary heap of runs, ordered by their next key and, for equal keys, by the run's
     * number, which is the order of positions.
     */
    private LongColumn merge(LongColumn keys, Rows positions) throws IOException {
        int runs = (int) (((long) keys.size() + runSize - 1) / runSize);
        Cursor[] heap = new Cursor[runs];
        for (int i = 0; i < runs; i++) {
            heap[i] = new Cursor(keys, positions, i * runSize, Math.min(runSize, keys.size() - i * runSize));
        }
        for (int i = runs / 2 - 1; i >= 0; i--) {
            sink(heap, i, runs);
        }
        long[] block = new long[Column.BLOCK];
        int filled = 0;
        try (LongColumnWriter sorted = new LongColumnWriter(storage, progress)) {
            for (int left = runs; left > 0;) {
                block[filled++] = heap[0].position();
                if (filled == block.length) {
                    sorted.append(block, filled);
                    filled = 0;
                    progress.check();
                }
                if (!heap[0].next()) {
                    heap[0] = heap[--left];
                }
                sink(heap, 0, left);
            }
            sorted.append(block, filled);
            return sorted.finish();
        }
    }

    private static void sink(Cursor[] heap, int index, int size) {
        Cursor sinking = heap.length == 0 ? null : heap[index];
        int hole = index;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (!heap[child].before(sinking)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        if (sinking != null) {
            heap[hole] = sinking;
        }
    }

    /** Reads one sorted run from its beginning. */
    private static final class Cursor {

        private final LongColumn keys;
        private final Rows positions;
        private final int end;
        private final long[] keyBlock;
        private final int[] positionBlock;
        private int next;
        private int index;
        private int loaded;

        Cursor(LongColumn keys, Rows positions, int from, int count) {
            this.keys = keys;
            this.positions = positions;
            this.next = from;
            this.end = from + count;
            this.keyBlock = new long[Math.min(Column.BLOCK, count)];
            this.positionBlock = new int[keyBlock.length];
            load();
        }

        private void load() {
            loaded = Math.min(keyBlock.length, end - next);
            keys.read(next, loaded, keyBlock);
            positions.read(next, loaded, positionBlock);
            next += loaded;
            index = 0;
        }

        int position() {
            return positionBlock[index];
        }

        /** Goes on; false when the run is at its end. */
        boolean next() {
            if (++index < loaded) {
                return true;
            }
            if (next == end) {
                return false;
            }
            load();
            return true;
        }

        boolean before(Cursor other) {
            long mine = keyBlock[index];
            long its = other.keyBlock[other.index];
            return mine < its || mine == its && positionBlock[index] < other.positionBlock[other.index];
        }
    }

    /** Buffers for one run: keys and positions, sorted stably by radix. */
    private static final class Run {

        private long[] keys;
        private int[] positions;
        private long[] otherKeys;
        private int[] otherPositions;

        Run(int capacity) {
            keys = new long[capacity];
            positions = new int[capacity];
            otherKeys = new long[capacity];
            otherPositions = new int[capacity];
        }

        void read(Column column, int from, int count) {
            if (column instanceof LongColumn longs) {
                longs.read(from, count, keys);
            } else if (column instanceof DoubleColumn doubles) {
                double[] block = new double[Math.min(Column.BLOCK, count)];
                for (int done = 0; done < count; done += block.length) {
                    int n = Math.min(block.length, count - done);
                    doubles.read(from + done, n, block);
                    for (int i = 0; i < n; i++) {
                        keys[done + i] = key(block[i]);
                    }
                }
            } else {
                throw new IllegalArgumentException("Texts are not sorted");
            }
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
        }

        /** An integer in the order of doubles: both zeros are equal, NaN is the largest. */
        private static long key(double value) {
            long bits = Double.doubleToLongBits(value + 0.0);
            return bits ^ bits >> 63 & Long.MAX_VALUE;
        }

        void sort(int count, Progress progress) {
            long varying = 0;
            for (int i = 1; i < count; i++) {
                varying |= keys[i] ^ keys[0];
            }
            for (int shift = 0; shift < Long.SIZE; shift += 8) {
                if ((varying >>> shift & 0xff) != 0) {
                    progress.check();
                    pass(shift, count);
                }
            }
        }

        private void pass(int shift, int count) {
            int flip = shift == Long.SIZE - 8 ? 0x80 : 0;
            int[] starts = new int[BUCKETS + 1];
            for (int i = 0; i < count; i++) {
                starts[((int) (keys[i] >>> shift) & 0xff ^ flip) + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            for (int i = 0; i < count; i++) {
                int at = starts[(int) (keys[i] >>> shift) & 0xff ^ flip]++;
                otherKeys[at] = keys[i];
                otherPositions[at] = positions[i];
            }
            long[] k = keys;
            keys = otherKeys;
            otherKeys = k;
            int[] p = positions;
            positions = otherPositions;
            otherPositions = p;
        }

        void write(int count, LongColumnWriter keyWriter, RowsWriter positionWriter) throws IOException {
            long[] keyBlock = new long[Math.min(Column.BLOCK, count)];
            int[] positionBlock = new int[keyBlock.length];
            for (int done = 0; done < count; done += keyBlock.length) {
                int n = Math.min(keyBlock.length, count - done);
                System.arraycopy(keys, done, keyBlock, 0, n);
                System.arraycopy(positions, done, positionBlock, 0, n);
                keyWriter.append(keyBlock, n);
                positionWriter.append(positionBlock, n);
            }
        }
    }
}
