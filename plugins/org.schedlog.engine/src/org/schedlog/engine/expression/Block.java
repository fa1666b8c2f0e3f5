// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

/**
 * The rows that are evaluated at the moment, the columns they belong to, and buffers to evaluate them in. One
 * evaluation uses one block again and again; what is evaluated keeps no state itself. For one thread.
 */
final class Block {

    private final List<? extends Column> inputs;
    private final int capacity;
    private final Deque<long[]> freeLongs = new ArrayDeque<>();
    private final Deque<double[]> freeDoubles = new ArrayDeque<>();
    private final Map<Object, Object> remembered = new IdentityHashMap<>();
    private int from;
    private int[] rows;
    private int count;

    /**
     * @param inputs
     *            the columns, which the values to evaluate know by number
     * @param capacity
     *            the most rows at a time, at most {@link Column#BLOCK}
     */
    Block(List<? extends Column> inputs, int capacity) {
        this.inputs = inputs;
        this.capacity = capacity;
    }

    /** A block of one row without columns, to compute with constants. */
    static Block constant() {
        return new Block(List.of(), 1).range(0, 1);
    }

    /** Goes on to rows that follow each other. */
    Block range(int first, int number) {
        from = first;
        rows = null;
        return begin(number);
    }

    /** Goes on to rows in any order. */
    Block rows(int[] wanted, int number) {
        rows = wanted;
        return begin(number);
    }

    private Block begin(int number) {
        count = number;
        for (Object buffer : remembered.values()) {
            if (buffer instanceof long[] longs) {
                freeLongs.push(longs);
            } else {
                freeDoubles.push((double[]) buffer);
            }
        }
        remembered.clear();
        return this;
    }

    /** How many rows. */
    int count() {
        return count;
    }

    void read(int input, long[] dest) {
        LongColumn column = (LongColumn) inputs.get(input);
        if (rows == null) {
            column.read(from, count, dest);
        } else {
            column.gather(rows, count, dest);
        }
    }

    void read(int input, double[] dest) {
        DoubleColumn column = (DoubleColumn) inputs.get(input);
        if (rows == null) {
            column.read(from, count, dest);
        } else {
            column.gather(rows, count, dest);
        }
    }

    /** A buffer with room for the block; to be given back. */
    long[] takeLongs() {
        return freeLongs.isEmpty() ? new long[capacity] : freeLongs.pop();
    }

    void give(long[] buffer) {
        freeLongs.push(buffer);
    }

    double[] takeDoubles() {
        return freeDoubles.isEmpty() ? new double[capacity] : freeDoubles.pop();
    }

    void give(double[] buffer) {
        freeDoubles.push(buffer);
    }

    /** The values of these rows, computed when they are asked for first. They must not be changed. */
    long[] remembered(LongValues values) {
        long[] known = (long[]) remembered.get(values);
        if (known == null) {
            known = takeLongs();
            values.read(this, known);
            remembered.put(values, known);
        }
        return known;
    }

    /** The values of these rows, computed when they are asked for first. They must not be changed. */
    double[] remembered(DoubleValues values) {
        double[] known = (double[]) remembered.get(values);
        if (known == null) {
            known = takeDoubles();
            values.read(this, known);
            remembered.put(values, known);
        }
        return known;
    }
}
