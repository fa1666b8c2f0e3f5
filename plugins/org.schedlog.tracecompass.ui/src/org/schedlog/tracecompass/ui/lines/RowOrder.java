// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Comparator;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.schedlog.tracecompass.core.lines.RowEntryModel;

/**
 * The order of rows.
 *
 * @param key
 *            what they are sorted by
 * @param descending
 *            whether the last one comes first
 */
record RowOrder(Key key, boolean descending) {

    static final RowOrder DEFAULT = new RowOrder(Key.NUMBER, false);

    /** What rows can be sorted by. */
    enum Key {
        NUMBER("&Number", Comparator.comparingLong(RowEntryModel::number)),
        NAME("N&ame", Comparator.comparing(RowEntryModel::getName, String.CASE_INSENSITIVE_ORDER)
                .thenComparingLong(RowEntryModel::number)),
        LINES("Number of &lines",
                Comparator.comparingLong((RowEntryModel row) -> row.drawing().index().lineCount(row.row()))
                        .thenComparingLong(RowEntryModel::number));

        private final String text;
        private final Comparator<RowEntryModel> comparator;

        Key(String text, Comparator<RowEntryModel> comparator) {
            this.text = text;
            this.comparator = comparator;
        }

        /** @return its name in a menu */
        String text() {
            return text;
        }
    }

    /** @return compares rows; other entries are left where they are */
    Comparator<ITimeGraphEntry> comparator() {
        Comparator<RowEntryModel> rows = descending ? key.comparator.reversed() : key.comparator;
        return (a, b) -> a instanceof RowEntry first && b instanceof RowEntry second
                ? rows.compare(first.model(), second.model()) : 0;
    }
}
