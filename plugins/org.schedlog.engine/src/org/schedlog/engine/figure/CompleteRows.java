// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Rows;
import org.schedlog.engine.column.RowsWriter;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.expression.Evaluation;

/** Finds the rows of a table that have a value in every column. */
final class CompleteRows {

    private CompleteRows() {
    }

    /** @return the positions without NaN in any column; looks only at columns that can hold one */
    static Rows of(Table table, Storage storage, Progress progress) throws IOException {
        List<DoubleColumn> doubtful = table.entries().values().stream()
                .filter(entry -> Evaluation.canBeNaN(entry.column())).map(table::view)
                .filter(DoubleColumn.class::isInstance).map(DoubleColumn.class::cast).toList();
        if (doubtful.isEmpty()) {
            return Rows.all(table.size());
        }
        double[] values = new double[Column.BLOCK];
        boolean[] missing = new boolean[Column.BLOCK];
        int[] kept = new int[Column.BLOCK];
        try (RowsWriter writer = new RowsWriter(storage)) {
            for (int from = 0; from < table.size(); from += values.length) {
                progress.check();
                int count = Math.min(values.length, table.size() - from);
                Arrays.fill(missing, false);
                for (DoubleColumn column : doubtful) {
                    column.read(from, count, values);
                    mark(values, count, missing);
                }
                writer.append(kept, keep(missing, from, count, kept));
            }
            return writer.finish();
        }
    }

    private static void mark(double[] values, int count, boolean[] missing) {
        for (int i = 0; i < count; i++) {
            missing[i] |= values[i] != values[i];
        }
    }

    private static int keep(boolean[] missing, int from, int count, int[] kept) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            kept[size] = from + i;
            size += missing[i] ? 0 : 1;
        }
        return size;
    }
}
