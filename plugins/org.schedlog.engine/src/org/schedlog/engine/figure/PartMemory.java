// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Rows;

/**
 * What a run of a pipeline found out that cost time: how many rows each of its selections left, the columns that it
 * computed for the rows that were left then, and which rows are left in the end. With that an equal run on the same
 * recording need not evaluate anything. Filled by one run, or read by one. For one thread.
 */
final class PartMemory {

    private static final long ALL = -1;

    private final List<Long> sizes = new ArrayList<>();
    private final List<Column> made = new ArrayList<>();
    private final List<Rows> rows;
    private int nextSize;
    private int nextMade;

    /** What a run will fill. */
    PartMemory() {
        this.rows = List.of();
    }

    /**
     * @param sizes
     *            what {@link #sizes} gave
     * @param made
     *            the columns of {@link #made()}
     * @param rows
     *            for each layer of the table the rows that are left, or null for all of them
     */
    PartMemory(long[] sizes, List<Column> made, List<Rows> rows) {
        for (long size : sizes) {
            this.sizes.add(size);
        }
        this.made.addAll(made);
        this.rows = rows;
    }

    /** For each selection how many rows it left, or {@value #ALL} if all. */
    long[] sizes() {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    List<Column> made() {
        return made;
    }

    List<Rows> rows() {
        return rows;
    }

    /** A selection was made. */
    void addSelection(Table before, Table after) {
        sizes.add(before.size() == after.size() ? ALL : after.size());
    }

    /** A column was computed. */
    Column add(Column column) {
        made.add(column);
        return column;
    }

    /** The table after the next selection. */
    Table select(Table table) {
        long size = sizes.get(nextSize++);
        return size == ALL ? table : table.narrowedTo((int) size);
    }

    /** The column that was computed next. */
    Column nextMade() {
        return made.get(nextMade++);
    }
}
