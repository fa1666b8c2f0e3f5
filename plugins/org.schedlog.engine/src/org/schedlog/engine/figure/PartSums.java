// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/** The sums of a part's columns over some of its lines, a column with several names once. For one thread. */
final class PartSums {

    private final Part part;
    private final List<LongColumn> longs = new ArrayList<>();
    private final List<DoubleColumn> decimals = new ArrayList<>();
    private final Map<Column, WideSum> integers = new HashMap<>();
    private final Map<Column, PreciseSum> doubles = new HashMap<>();
    /** Columns that are computed from one of integers, by column, and these sums once each. */
    private final Map<Column, SourceSums> computed = new HashMap<>();
    private final List<SourceSums> sources = new ArrayList<>();
    private final long[] longBlock;
    private final double[] doubleBlock;
    private int size;

    /** Needs room for {@link Column#BLOCK} values of each kind, to write over. */
    PartSums(Part part, long[] longBlock, double[] doubleBlock) {
        this.part = part;
        this.longBlock = longBlock;
        this.doubleBlock = doubleBlock;
        part.columns().forEach((name, column) -> {
            if (column instanceof LongColumn integer && integers.put(column, new WideSum()) == null) {
                longs.add(integer);
            } else if (column instanceof DoubleColumn decimal && !doubles.containsKey(column)
                    && !computed.containsKey(column)) {
                add(decimal, part.source(name));
            }
        });
    }

    private void add(DoubleColumn column, LongColumn source) {
        if (source == null) {
            doubles.put(column, new PreciseSum());
            decimals.add(column);
            return;
        }
        SourceSums sums = sources.stream().filter(known -> known.source() == source).findFirst().orElse(null);
        if (sums == null) {
            sums = new SourceSums(source, longBlock, doubleBlock);
            sources.add(sums);
        }
        sums.sum(column);
        computed.put(column, sums);
    }

    /** Adds lines, at most {@link Column#BLOCK}. */
    void add(int from, int count, ColumnWindow window) {
        size += count;
        for (LongColumn column : longs) {
            column.read(from, count, longBlock, window);
            integers.get(column).add(longBlock, count);
        }
        for (SourceSums source : sources) {
            source.add(from, count, window);
        }
        for (DoubleColumn column : decimals) {
            column.read(from, count, doubleBlock);
            doubles.get(column).add(doubleBlock, count);
        }
    }

    /** How many lines were added. */
    int size() {
        return size;
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
        DoubleColumn column = (DoubleColumn) part.column(name);
        SourceSums source = computed.get(column);
        return source == null ? doubles.get(column) : source.sumOf(column);
    }
}
