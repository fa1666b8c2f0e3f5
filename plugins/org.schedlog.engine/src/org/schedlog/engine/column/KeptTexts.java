// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of texts in a {@link ColumnCache}: the codes as a column of integers, the dictionary as values, written last.
 * The codes' name says for which dictionary they are, so that two programs that write at once cannot mix theirs.
 */
final class KeptTexts {


    /** Changes whenever files of older versions must not be used any more. */
    private static final int FORMAT = 1;
    /** A text's length and place in the file. */
    private static final long BYTES_PER_TEXT = 64;

    private KeptTexts() {
    }

    static Optional<Column> find(ColumnCache cache, ColumnCache.Kind kind, String name, int rows) {
        Optional<ValueReader> found = cache.findValues(file(kind, name), FORMAT);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ValueReader in = found.get()) {
            if (!in.text().equals(name)) {
                return Optional.empty();
            }
            List<String> dictionary = new ArrayList<>();
            for (long isKnown : in.numbers()) {
                dictionary.add(isKnown == 0 ? null : in.text());
            }
            return cache.find(kind, codes(name, dictionary), rows)
                    .map(codes -> new TextColumn((LongColumn) codes, dictionary));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException
                | ClassCastException e) {
            DeveloperLog.fine(KeptTexts.class, e,
                    () -> "The texts of " + name + " are made again, because what was kept cannot be read");
            return Optional.empty();
        }
    }

    static Column keep(ColumnCache cache, ColumnCache.Kind kind, String name, TextColumn column, Progress progress)
            throws IOException {
        List<String> dictionary = column.dictionary();
        long bytes = dictionary.stream().mapToLong(text -> text == null ? 0 : text.length() + BYTES_PER_TEXT).sum();
        Column codes = cache.keep(kind, codes(name, dictionary), column.codes(), progress);
        Optional<ValueWriter> created = cache.newValues(file(kind, name), FORMAT, bytes, progress);
        if (created.isPresent()) {
            try (ValueWriter out = created.get()) {
                out.text(name);
                out.numbers(dictionary.stream().mapToLong(text -> text == null ? 0 : 1).toArray());
                for (String text : dictionary) {
                    if (text != null) {
                        out.text(text);
                    }
                }
                out.publish();
            }
        }
        return new TextColumn((LongColumn) codes, dictionary);
    }

    /** Two names that meet here harm nobody: the file says whose it is, and the other one is made again. */
    private static String file(ColumnCache.Kind kind, String name) {
        return "texts" + kind.ordinal() + Integer.toHexString(name.hashCode());
    }

    private static String codes(String name, List<String> dictionary) {
        return name + " with texts " + Integer.toHexString(dictionary.hashCode());
    }
}
