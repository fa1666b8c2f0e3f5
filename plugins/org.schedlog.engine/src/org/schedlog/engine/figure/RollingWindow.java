// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Arrays;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.DoubleColumnWriter;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.spec.Value.Function;

/**
 * A function over the last n rows, for every row: NaN for the first n - 1 rows and where one of the n values is no
 * finite number (as in pandas). Sums of integers are exact before they become doubles. The heap holds two blocks; for
 * the median, the window.
 */
final class RollingWindow {

    private final Column column;
    private final int window;
    private final Storage storage;
    private final Progress progress;

    private RollingWindow(Column column, int window, Storage storage, Progress progress) {
        this.column = column;
        this.window = window;
        this.storage = storage;
        this.progress = progress;
    }

    /**
     * @param column
     *            integers or doubles
     * @param window
     *            n, at least 1
     */
    static DoubleColumn of(Column column, int window, Function function, Storage storage, Progress progress)
            throws IOException {
        progress.task("Computing a rolling " + function.word() + " over " + window + " rows");
        if (window > column.size()) {
            return DoubleColumn.constant(Double.NaN, column.size());
        }
        RollingWindow rolling = new RollingWindow(column, window, storage, progress);
        if (function == Function.MEDIAN) {
            return rolling.write(rolling.medians());
        }
        boolean mean = function == Function.MEAN;
        return rolling.write(column instanceof LongColumn longs ? rolling.sums(longs, mean)
                : rolling.sums((DoubleColumn) column, mean));
    }

    /** Computes the results of rows that follow each other; called for all blocks in order. */
    private interface Block {
        void compute(int from, int count, double[] results);
    }

    private DoubleColumn write(Block block) throws IOException {
        double[] results = new double[Column.BLOCK];
        try (DoubleColumnWriter writer = new DoubleColumnWriter(storage)) {
            for (int from = 0; from < column.size(); from += results.length) {
                progress.check();
                progress.done((double) from / column.size());
                int count = Math.min(results.length, column.size() - from);
                block.compute(from, count, results);
                writer.append(results, count);
            }
            return writer.finish();
        }
    }

    /** How many rows from a row on have no full window. */
    private int incomplete(int from, int count) {
        return Math.min(count, Math.max(0, window - 1 - from));
    }

    /** How many rows from a row on have nothing to take out of their window. */
    private int nothingLeaves(int from, int count) {
        return Math.min(count, Math.max(0, window - from));
    }

    private Block sums(LongColumn longs, boolean mean) {
        WideSum sum = new WideSum();
        long[] entering = new long[Column.BLOCK];
        long[] leaving = new long[Column.BLOCK];
        return (from, count, results) -> {
            int kept = nothingLeaves(from, count);
            Arrays.fill(leaving, 0, kept, 0);
            if (kept < count) {
                longs.read(from + kept - window, count - kept, entering);
                System.arraycopy(entering, 0, leaving, kept, count - kept);
            }
            longs.read(from, count, entering);
            for (int i = 0; i < count; i++) {
                sum.add(entering[i]);
                sum.subtract(leaving[i]);
                results[i] = mean ? sum.dividedBy(window) : sum.doubleValue();
            }
            Arrays.fill(results, 0, incomplete(from, count), Double.NaN);
        };
    }

    private Block sums(DoubleColumn doubles, boolean mean) {
        return new Block() {
            private final double[] entering = new double[Column.BLOCK];
            private final double[] leaving = new double[Column.BLOCK];
            private PreciseSum sum = new PreciseSum();
            private int begun;

            @Override
            public void compute(int from, int count, double[] results) {
                if (from - begun >= window) {
                    beginAfresh(from);
                }
                int kept = nothingLeaves(from, count);
                Arrays.fill(leaving, 0, kept, 0);
                if (kept < count) {
                    doubles.read(from + kept - window, count - kept, entering);
                    System.arraycopy(entering, 0, leaving, kept, count - kept);
                }
                doubles.read(from, count, entering);
                for (int i = 0; i < count; i++) {
                    sum.add(entering[i]);
                    sum.subtract(leaving[i]);
                    double total = sum.isFinite() ? sum.value() : Double.NaN;
                    results[i] = mean ? total / window : total;
                }
                Arrays.fill(results, 0, incomplete(from, count), Double.NaN);
            }

            /** So that what a very large value has rounded away is not missing for ever. */
            private void beginAfresh(int from) {
                sum = new PreciseSum();
                begun = from;
                for (int row = from - window; row < from; row += entering.length) {
                    int count = Math.min(entering.length, from - row);
                    doubles.read(row, count, entering);
                    sum.add(entering, count);
                }
            }
        };
    }

    private Block medians() {
        RunningMedian median = new RunningMedian(window);
        double[] entering = new double[Column.BLOCK];
        return new Block() {
            /** The last row that holds no finite number. */
            private int lastGap = -1;

            @Override
            public void compute(int from, int count, double[] results) {
                column.readDoubles(from, count, entering);
                for (int i = 0; i < count; i++) {
                    boolean finite = entering[i] - entering[i] == 0;
                    if (!finite) {
                        lastGap = from + i;
                    }
                    median.add(finite ? entering[i] : 0);
                    boolean full = from + i >= window - 1 && (lastGap < 0 || from + i - lastGap >= window);
                    results[i] = full ? median.median() : Double.NaN;
                }
            }
        };
    }
}
