// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.LongColumnWriter;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.ValueReader;
import org.schedlog.engine.column.ValueWriter;

/**
 * The lines of one part that go from row to row. In the order of the part, which is that of time in most figures: then
 * a window is found by binary search, otherwise all are looked at.
 */
final class ArrowList {

    private static final int COLUMNS = 5;

    private final int category;
    private final int part;
    private final LongColumn from;
    private final LongColumn to;
    private final LongColumn fromRow;
    private final LongColumn toRow;
    /** Where the line is in its part. */
    private final LongColumn position;
    private final boolean sorted;
    private final long longest;

    /** For each row as the part numbers them its index in the figure, or -1 if it is left out. */
    private final int[] ranks;

    private ArrowList(int category, int part, List<LongColumn> columns, boolean sorted, long longest, int[] ranks) {
        this.category = category;
        this.part = part;
        this.from = columns.get(0);
        this.to = columns.get(1);
        this.fromRow = columns.get(2);
        this.toRow = columns.get(3);
        this.position = columns.get(4);
        this.sorted = sorted;
        this.longest = longest;
        this.ranks = ranks;
    }

    void write(ValueWriter out) throws IOException {
        out.numbers(category, part, sorted ? 1 : 0, longest);
        out.numbers(FigureFile.longs(ranks));
        for (LongColumn column : List.of(from, to, fromRow, toRow, position)) {
            out.column(column);
        }
    }

    static ArrowList read(ValueReader in) throws IOException {
        long[] numbers = in.numbers();
        int[] ranks = FigureFile.ints(in.numbers());
        List<LongColumn> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add((LongColumn) in.column());
        }
        return new ArrowList((int) numbers[0], (int) numbers[1], columns, numbers[2] == 1, numbers[3], ranks);
    }

    int category() {
        return category;
    }

    /**
     * Adds the arrows that are seen in a window.
     *
     * @param grid
     *            the window
     * @param sink
     *            takes them; decides which are too many
     */
    void collect(PixelGrid grid, ArrowSampler sink) {
        int size = from.size();
        for (int i = sorted ? firstNotBefore(grid.from() - longest) : 0; i < size; i++) {
            long begin = from.get(i);
            if (sorted && begin >= grid.to()) {
                return;
            }
            long end = to.get(i);
            if (begin < grid.to() && end >= grid.from()) {
                int beginRow = ranks[(int) fromRow.get(i)];
                int endRow = ranks[(int) toRow.get(i)];
                if (beginRow >= 0 && endRow >= 0) {
                    if (sink.takes(begin, beginRow, endRow)) {
                        sink.add(new LineRef(category, part, (int) position.get(i)), begin, beginRow, end, endRow);
                    }
                }
            }
        }
    }

    private int firstNotBefore(long time) {
        int low = 0;
        int high = from.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (from.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Collects the arrows of a part. For one thread. */
    static final class Writer {

        private final int category;
        private final int part;
        private final List<LongColumnWriter> columns;
        private final long[] one = new long[1];
        private boolean sorted = true;
        private long longest;
        private long latest = Long.MIN_VALUE;
        private boolean empty = true;

        Writer(Storage storage, int category, int part, Progress progress) {
            this.category = category;
            this.part = part;
            this.columns = Stream.generate(() -> new LongColumnWriter(storage, progress)).limit(COLUMNS).toList();
        }

        void add(long from, int fromRow, long to, int toRow, int position) throws IOException {
            append(0, from);
            append(1, to);
            append(2, fromRow);
            append(3, toRow);
            append(4, position);
            sorted &= from >= latest;
            latest = from;
            longest = Math.max(longest, to - from);
            empty = false;
        }

        private void append(int column, long value) throws IOException {
            one[0] = value;
            columns.get(column).append(one, 1);
        }

        boolean isEmpty() {
            return empty;
        }

        /** @param ranks for each row as the part numbers them its index in the figure, or -1 */
        ArrowList finish(int[] ranks) throws IOException {
            List<LongColumn> finished = new ArrayList<>();
            for (LongColumnWriter column : columns) {
                finished.add(column.finish());
            }
            return new ArrowList(category, part, finished, sorted, longest, ranks);
        }

        void close() throws IOException {
            for (LongColumnWriter column : columns) {
                column.close();
            }
        }
    }
}
