// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/** The sums of a part's columns, a column with several names once. For one thread. */
final class PartSums {

    private final Part part;
    private final List<LongColumn> longs = new ArrayList<>();
    private final List<DoubleColumn> decimals = new ArrayList<>();
    private final Map<Column, WideSum> integers = new HashMap<>();
    private final Map<Column, PreciseSum> doubles = new HashMap<>();
    private final long[] longBlock = new long[Column.BLOCK];
    private final double[] doubleBlock = new double[Column.BLOCK];

    PartSums(Part part) {
        this.part = part;
        for (Column column : part.columns().values()) {
            if (column instanceof LongColumn integer && integers.put(column, new WideSum()) == null) {
                longs.add(integer);
            } else if (column instanceof DoubleColumn decimal && doubles.put(column, new PreciseSum()) == null) {
                decimals.add(decimal);
            }
        }
    }

    /** Adds lines, at most {@link Column#BLOCK}. */
    void add(int from, int count) {
        for (LongColumn column : longs) {
            column.read(from, count, longBlock);
            integers.get(column).add(longBlock, count);
        }
        for (DoubleColumn column : decimals) {
            column.read(from, count, doubleBlock);
            doubles.get(column).add(doubleBlock, count);
        }
    }

    int size() {
        return part.size();
    }

    Column column(String name) {
        return part.column(name);
    }

    /** The sum of a column of integers. */
    WideSum integers(String name) {
        return integers.get(part.column(name));
    }

    /** The sum of a column of doubles. */
    PreciseSum doubles(String name) {
        return doubles.get(part.column(name));
    }
}
