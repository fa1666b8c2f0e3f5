// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A column of short texts, e.g. command names: a code for each row and a dictionary of codes. A null entry means
 * unknown.
 */
public final class TextColumn extends Column {

    private final LongColumn codes;
    private final List<String> dictionary;

    /**
     * @param codes
     *            for each row an index into the dictionary
     * @param dictionary
     *            the texts; may hold nulls (unknown) and a text more than once
     */
    public TextColumn(LongColumn codes, List<String> dictionary) {
        super(codes.size());
        this.codes = codes;
        this.dictionary = Collections.unmodifiableList(dictionary);
    }

    /** @return for each row the index of its text in {@link #dictionary()} */
    public LongColumn codes() {
        return codes;
    }

    /** @return the texts by code; null is unknown */
    public List<String> dictionary() {
        return dictionary;
    }

    /**
     * @param row
     *            0 to size - 1
     * @return the text there, or null where it is unknown
     */
    public String get(int row) {
        return dictionary.get((int) codes.get(row));
    }

    @Override
    public TextColumn at(Rows rows) {
        return new TextColumn(codes.at(rows), dictionary);
    }

    /** A text has no number: every value is NaN. */
    @Override
    public void readDoubles(int from, int count, double[] dest) {
        Arrays.fill(dest, 0, count, Double.NaN);
    }
}
