// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;

/** Copies columns of numbers. */
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
            try (LongColumnWriter writer = draft.longs(progress)) {
                writer.append(longs, row -> progress.check());
                return writer.finish();
            }
        }
        if (column instanceof DoubleColumn doubles) {
            try (DoubleColumnWriter writer = draft.doubles()) {
                writer.append(doubles, row -> progress.check());
                return writer.finish();
            }
        }
        throw new IllegalArgumentException("Texts are not copied");
    }
}
