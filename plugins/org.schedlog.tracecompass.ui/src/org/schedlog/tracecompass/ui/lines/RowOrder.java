// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.Comparator;

import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;

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
        NUMBER("&Number", Comparator.comparingLong(RowEntry::number)),
        NAME("N&ame", Comparator.comparing(RowEntry::getName, String.CASE_INSENSITIVE_ORDER)
                .thenComparingLong(RowEntry::number)),
        LINES("Number of &lines",
                Comparator.comparingLong((RowEntry row) -> row.model().drawing().index().lineCount(row.model().row()))
                        .thenComparingLong(RowEntry::number)),
        /** CPUs that belong together stand together. */
        TOPOLOGY("&Topology (CPUs)", Comparator.comparingInt(RowEntry::place).thenComparingLong(RowEntry::number));

        private final String text;
        private final Comparator<RowEntry> comparator;

        Key(String text, Comparator<RowEntry> comparator) {
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
        Comparator<RowEntry> rows = descending ? key.comparator.reversed() : key.comparator;
        return (a, b) -> a instanceof RowEntry first && b instanceof RowEntry second
                ? rows.compare(first, second) : 0;
    }
}
