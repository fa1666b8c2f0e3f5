// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;

/**
 * Named columns of equal length in which rows are selected again and again without copying a value. A column belongs to
 * a layer: all columns of a layer were complete at the same moment and are seen through the layer's one list of the
 * rows that are left, so a selection costs one list for each layer, not one for each column. Layer 0 is the recording;
 * a step that computes new values for the rows that are left begins another. Immutable.
 */
final class Table {

    private final int size;
    private final List<Layer> layers;
    private final Map<String, Entry> entries;

    /**
     * @param fullSize
     *            how many rows the layer's columns have
     * @param rows
     *            those that are left, in order; null for all of them
     */
    private record Layer(int fullSize, Rows rows) {
    }

    /**
     * A column before the selections that followed it.
     *
     * @param column
     *            all rows of its layer
     * @param layer
     *            the layer's number
     * @param meaning
     *            what its numbers are
     */
    record Entry(Column column, int layer, Meaning meaning) {
    }

    private Table(int size, List<Layer> layers, Map<String, Entry> entries) {
        this.size = size;
        this.layers = layers;
        this.entries = entries;
    }

    /** A table without columns; those of layer 0 have so many rows. */
    static Table of(int size) {
        return new Table(size, List.of(new Layer(size, null)), Map.of());
    }

    int size() {
        return size;
    }

    /** The columns by name, in the order in which they were put in. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** Whether all rows of layer 0 are left and there is no other layer. */
    boolean isWhole() {
        return layers.size() == 1 && layers.get(0).rows == null;
    }

    /** How many rows the columns of a layer have. */
    int fullSize(int layer) {
        return layers.get(layer).fullSize;
    }

    /**
     * How many of the rows that are left come from rows of layer 0 before a row; selections keep the order.
     *
     * @param from
     *            a number that is known to be too small or just right
     */
    int rowsBefore(int row, int from) {
        Rows rows = layers.get(0).rows;
        if (rows == null) {
            return Math.min(row, size);
        }
        int low = from;
        int high = from;
        for (int step = 1; high < size && rows.get(high) < row; step <<= 1) {
            low = high + 1;
            high = (int) Math.min(size, (long) high + step);
        }
        while (low < high) {
            int middle = low + high >>> 1;
            if (rows.get(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The row of layer 0 that one of the rows that are left comes from. */
    int recordingRow(int position) {
        Rows rows = layers.get(0).rows;
        return rows == null ? position : rows.get(position);
    }

    /** A column at the rows that are left. */
    Column view(Entry entry) {
        Rows rows = layers.get(entry.layer).rows;
        return rows == null ? entry.column : entry.column.at(rows);
    }

    /** This table with a column that belongs to a layer that it has. */
    Table with(String name, Entry entry) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(name, entry);
        return new Table(size, layers, Collections.unmodifiableMap(more));
    }

    /** This table with a column that has a value for each of the rows that are left. */
    Table with(String name, Column values, Meaning meaning) {
        int last = layers.size() - 1;
        if (layers.get(last).rows == null) {
            return with(name, new Entry(values, last, meaning));
        }
        List<Layer> more = new ArrayList<>(layers);
        more.add(new Layer(size, null));
        return new Table(size, more, entries).with(name, new Entry(values, last + 1, meaning));
    }

    /** This table with nothing but the given columns. */
    Table only(Map<String, Entry> columns) {
        return new Table(size, layers, Collections.unmodifiableMap(new LinkedHashMap<>(columns)));
    }

    /**
     * Selects rows.
     *
     * @param positions
     *            positions among the rows that are left, ascending, each at most once
     */
    Table select(Rows positions, Storage storage) throws IOException {
        if (positions.size() == size) {
            return this;
        }
        List<Layer> narrowed = new ArrayList<>();
        for (Layer layer : layers) {
            narrowed.add(new Layer(layer.fullSize, layer.rows == null ? positions
                    : compose(layer.rows, positions, storage)));
        }
        return new Table(positions.size(), narrowed, entries);
    }

    /** How many layers there are. */
    int layers() {
        return layers.size();
    }

    /** The rows of a layer that are left, or null for all of them. */
    Rows rows(int layer) {
        return layers.get(layer).rows;
    }

    /** A table in which so many rows are left; which ones is said later by {@link #withRows}. */
    Table narrowedTo(int rowsLeft) {
        Rows unknown = Rows.all(rowsLeft);
        return new Table(rowsLeft, layers.stream().map(layer -> new Layer(layer.fullSize, unknown)).toList(), entries);
    }

    /**
     * This table with other rows left.
     *
     * @param rows
     *            for each layer the rows that are left, or null for all of them
     */
    Table withRows(List<Rows> rows) {
        List<Layer> changed = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            changed.add(new Layer(layers.get(layer).fullSize, rows.get(layer)));
        }
        return new Table(size, changed, entries);
    }

    /**
     * Row numbers by way of positions, written down so that reading them costs one look and not one for each selection.
     */
    private static Rows compose(Rows rows, Rows positions, Storage storage) throws IOException {
        int[] block = new int[Column.BLOCK];
        try (RowsWriter writer = new RowsWriter(storage)) {
            for (int from = 0; from < positions.size(); from += block.length) {
                int count = Math.min(block.length, positions.size() - from);
                positions.read(from, count, block);
                rows.gather(block, count, block);
                writer.append(block, count);
            }
            return writer.finish();
        }
    }
}
