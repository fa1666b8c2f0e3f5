// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.schedlog.engine.column.KeyIndex;

/** Counts the lines of each pair of row and series as they are met, then lays the groups out by row and series. For one thread. */
final class GroupCounter {

    private final KeyIndex keys = new KeyIndex();
    private long[] counts = new long[16];

    /**
     * Counts a line.
     *
     * @param row
     *            the row's number of appearance
     * @param series
     *            the series' number
     * @return the group's number of appearance
     */
    int count(int row, int series) {
        int group = keys.add(series, row);
        if (group == counts.length) {
            counts = Arrays.copyOf(counts, 2 * group);
        }
        counts[group]++;
        return group;
    }

    /** @return how many lines were counted */
    long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * Where each group's lines go, and the directory of that.
     *
     * @param rankOfRow
     *            for each row by its number of appearance its index from top to bottom
     */
    Layout layout(int[] rankOfRow) {
        int size = keys.size();
        int[] order = IntStream.range(0, size).boxed()
                .sorted(Comparator.comparingInt((Integer group) -> rankOfRow[row(group)]).thenComparingInt(this::series))
                .mapToInt(Integer::intValue).toArray();
        int[] firstOfRow = new int[rankOfRow.length + 1];
        int[] series = new int[size];
        long[] begin = new long[size];
        long[] end = new long[size];
        long[] next = new long[size];
        long place = 0;
        for (int i = 0; i < size; i++) {
            int group = order[i];
            firstOfRow[rankOfRow[row(group)] + 1]++;
            series[i] = series(group);
            begin[i] = place;
            next[group] = place;
            place += counts[group];
            end[i] = place;
        }
        Arrays.parallelPrefix(firstOfRow, Integer::sum);
        return new Layout(new LineGroups(firstOfRow, series, begin, end), next);
    }

    private int row(int group) {
        return (int) keys.second(group);
    }

    private int series(int group) {
        return (int) keys.first(group);
    }

    /**
     * The result.
     *
     * @param groups
     *            the directory
     * @param next
     *            for each group, by its number of appearance, the place of its first line
     */
    record Layout(LineGroups groups, long[] next) {
    }
}
