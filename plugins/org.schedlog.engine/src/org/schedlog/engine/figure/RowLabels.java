// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import org.schedlog.engine.compute.ThreadNames;

/** What the rows of a figure are called: "CPU 12", "make (4711)", or the number. Immutable. */
public final class RowLabels {

    private final Meaning rowMeaning;
    private final ThreadNames names;

    /**
     * @param rowMeaning
     *            what the rows stand for, {@link LineFrame#rowMeaning()}
     * @param names
     *            the names of the recording's threads
     */
    public RowLabels(Meaning rowMeaning, ThreadNames names) {
        this.rowMeaning = rowMeaning;
        this.names = names;
    }

    /**
     * @param rowNumber
     *            the integer part of y
     * @return the row's name for the user
     */
    public String label(long rowNumber) {
        if (rowMeaning == Meaning.CPU) {
            return "CPU " + rowNumber;
        }
        if (rowMeaning == Meaning.THREAD && (int) rowNumber == rowNumber) {
            return names.label((int) rowNumber);
        }
        return Long.toString(rowNumber);
    }
}
