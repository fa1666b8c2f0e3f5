// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.Work;

/**
 * Goes over the lines or points of many parts together, in the order of the recording's rows: some thousand rows of the
 * recording, and of each part what comes from these, before the next thousands. The parts of a figure mostly select
 * from the same columns, and so find them in the processor's cache, which is worth more than half of the time. The
 * parts, or the rows, are shared out among as many threads as there are processors.
 */
final class Lockstep {

    /** Of a figure's columns, about ten with eight bytes at the most, so many rows fit into a processor's cache. */
    private static final int ROWS = 1 << 15;

    /** Takes lines of one part; each part is always visited by the same thread, in order. */
    interface Visitor {

        /**
         * @param part
         *            the part's index in the list
         * @param from
         *            the first line
         * @param count
         *            how many, 1 to {@link Column#BLOCK}
         * @param window
         *            holds the rows of the recording that they come from
         */
        void lines(int part, int from, int count, ColumnWindow window) throws IOException;
    }

    private final List<Part> parts;
    private final Work work;

    private Lockstep(List<Part> parts, Work work) {
        this.parts = parts;
        this.work = work;
    }

    /**
     * Visits all lines of all parts.
     *
     * @param parts
     *            the parts
     * @param work
     *            runs the threads; it is told of each line once
     * @param visitor
     *            what is done with the lines
     */
    static void run(List<Part> parts, Work work, Visitor visitor) throws IOException {
        run(parts, work, Collections.nCopies(Runtime.getRuntime().availableProcessors(), visitor));
    }

    /**
     * Visits all lines of all parts.
     *
     * @param parts
     *            the parts
     * @param work
     *            runs the threads; it is told of each line once
     * @param visitors
     *            one for each thread, at least one; each part is visited by one of them only
     */
    static void run(List<Part> parts, Work work, List<? extends Visitor> visitors) throws IOException {
        Lockstep lockstep = new Lockstep(parts, work);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (List<Integer> share : shares(parts, visitors.size())) {
            Visitor visitor = visitors.get(tasks.size());
            tasks.add(() -> lockstep.visit(share, 0, Integer.MAX_VALUE, visitor));
        }
        work.run(tasks);
    }

    /**
     * Visits all lines of all parts, each thread those that come from a range of the recording's rows: so no two read
     * the same values, which is quicker where what the visitors find out can be put together.
     *
     * @param parts
     *            the parts
     * @param work
     *            runs the threads; it is told of each line once
     * @param visitors
     *            makes one for each thread, at least one; each is called for all parts, in order
     */
    static void runByRows(List<Part> parts, Work work, Supplier<? extends Visitor> visitors) throws IOException {
        Lockstep lockstep = new Lockstep(parts, work);
        List<Integer> all = IntStream.range(0, parts.size()).boxed().toList();
        int rows = parts.stream().mapToInt(Part::rowsNeeded).max().orElse(0);
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), rows / ROWS + 1);
        long share = (rows / threads / ROWS + 1L) * ROWS;
        List<Callable<Void>> tasks = new ArrayList<>();
        for (long row = 0; row < Math.max(1, rows); row += share) {
            int first = (int) row;
            int end = (int) Math.min(row + share, Integer.MAX_VALUE);
            Visitor visitor = visitors.get();
            tasks.add(() -> lockstep.visit(all, first, end, visitor));
        }
        work.run(tasks);
    }

    /** Parts by index, in as many heaps of about the same number of lines as there are threads. */
    private static List<List<Integer>> shares(List<Part> parts, int threads) {
        List<List<Integer>> shares = new ArrayList<>();
        long[] lines = new long[Math.max(1, Math.min(threads, parts.size()))];
        for (int i = 0; i < lines.length; i++) {
            shares.add(new ArrayList<>());
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> -parts.get(i).size()));
        for (int part : order) {
            int least = 0;
            for (int i = 1; i < lines.length; i++) {
                least = lines[i] < lines[least] ? i : least;
            }
            shares.get(least).add(part);
            lines[least] += parts.get(part).size();
        }
        return shares;
    }

    /** Visits what comes from some rows, the first of them a multiple of {@link #ROWS}. */
    private Void visit(List<Integer> share, int firstRow, int endRow, Visitor visitor) throws IOException {
        ColumnWindow window = new ColumnWindow(ROWS);
        int[] next = share.stream().mapToInt(part -> parts.get(part).linesBefore(firstRow, 0)).toArray();
        boolean more = true;
        for (long row = firstRow; more && row < endRow; row += ROWS) {
            work.check();
            int first = (int) Math.min(row, Integer.MAX_VALUE - ROWS);
            window.moveTo(first);
            more = false;
            for (int i = 0; i < next.length; i++) {
                Part part = parts.get(share.get(i));
                int end = part.linesBefore(first + ROWS, next[i]);
                while (next[i] < end) {
                    int count = Math.min(Column.BLOCK, end - next[i]);
                    visitor.lines(share.get(i), next[i], count, window);
                    work.advance(count);
                    next[i] += count;
                }
                more |= end < part.size();
            }
        }
        return null;
    }
}
