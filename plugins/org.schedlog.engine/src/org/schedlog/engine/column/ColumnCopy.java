// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;

/** Copies columns of numbers block by block. */
public final class ColumnCopy {

    private ColumnCopy() {
    }

    /**
     * Writes a column's values, e.g. those of a view, into a draft.
     *
     * @param draft
     *            receives them; it is neither published nor closed
     * @param column
     *            integers or doubles
     * @param progress
     *            may cancel
     * @return the draft's column
     * @throws IOException
     *             when the draft cannot be written
     */
    public static Column into(ColumnDraft draft, Column column, Progress progress) throws IOException {
        if (column instanceof LongColumn longs) {
            return copy(draft, longs, progress);
        }
        if (column instanceof DoubleColumn doubles) {
            return copy(draft, doubles, progress);
        }
        throw new IllegalArgumentException("Texts are not copied");
    }

    private static Column copy(ColumnDraft draft, LongColumn column, Progress progress) throws IOException {
        long[] block = new long[Column.BLOCK];
        try (LongColumnWriter writer = draft.longs(progress)) {
            for (int row = 0; row < column.size(); row += block.length) {
                progress.check();
                int count = Math.min(block.length, column.size() - row);
                column.read(row, count, block);
                writer.append(block, count);
            }
            return writer.finish();
        }
    }

    private static Column copy(ColumnDraft draft, DoubleColumn column, Progress progress) throws IOException {
        double[] block = new double[Column.BLOCK];
        try (DoubleColumnWriter writer = draft.doubles()) {
            for (int row = 0; row < column.size(); row += block.length) {
                progress.check();
                int count = Math.min(block.length, column.size() - row);
                column.read(row, count, block);
                writer.append(block, count);
            }
            return writer.finish();
        }
    }
}
