// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/**
 * The sums of columns of doubles that are all computed from one column of integers: as lines with the same integer have
 * the same values, it is enough to count lines while the integers are small, as numbers of CPUs are. For one thread.
 */
final class SourceSums {

    private static final int SMALL = 1024;

    private final LongColumn source;
    private final List<Sum> sums = new ArrayList<>();
    private final int[] lines = new int[SMALL];
    private final long[] numbers;
    private final double[] block;

    /** One column: the value for each small integer that was met, and the sum for the lines with others. */
    private record Sum(DoubleColumn column, double[] values, PreciseSum others) {
    }

    /** Needs room for a block of values of each kind, to write over. */
    SourceSums(LongColumn source, long[] numbers, double[] block) {
        this.source = source;
        this.numbers = numbers;
        this.block = block;
    }

    LongColumn source() {
        return source;
    }

    /** Sums up a column, too, which is computed from the source. */
    void sum(DoubleColumn column) {
        sums.add(new Sum(column, new double[SMALL], new PreciseSum()));
    }

    /** Adds lines, at most a block. */
    void add(int from, int count, ColumnWindow window) {
        source.read(from, count, numbers, window);
        if (!areSmall(count)) {
            for (Sum sum : sums) {
                sum.column.read(from, count, block);
                sum.others.add(block, count);
            }
        } else if (count(count)) {
            for (Sum sum : sums) {
                sum.column.read(from, count, block);
                for (int i = 0; i < count; i++) {
                    sum.values[(int) numbers[i]] = block[i];
                }
            }
        }
    }

    private boolean areSmall(int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= numbers[i];
        }
        return bits >= 0 && bits < SMALL;
    }

    /** Counts the lines of each number and says whether there is one for the first time. */
    private boolean count(int count) {
        boolean isNew = false;
        for (int i = 0; i < count; i++) {
            int number = (int) numbers[i];
            isNew |= lines[number] == 0;
            lines[number]++;
        }
        return isNew;
    }

    /** The sum of a column that was named before. */
    PreciseSum sumOf(DoubleColumn column) {
        Sum wanted = sums.stream().filter(sum -> sum.column == column).findFirst().orElseThrow();
        PreciseSum total = new PreciseSum();
        total.add(wanted.others);
        for (int number = 0; number < SMALL; number++) {
            if (lines[number] > 0) {
                total.add(wanted.values[number], lines[number]);
            }
        }
        return total;
    }
}
