// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes columns of a recording: by reading its archive, or by computing them from other columns. Thread-safe. */
public interface ColumnProvider {

    /** Knows no columns. */
    ColumnProvider NONE = new ColumnProvider() {
        @Override
        public List<ColumnInfo> columns(Recording recording) {
            return List.of();
        }

        @Override
        public Optional<Column> column(String name, Recording recording, Progress progress) {
            return Optional.empty();
        }
    };

    /**
     * The columns that it can name beforehand; it may make others as well, e.g. whole families of computed names.
     *
     * @param recording
     *            for which recording
     * @return what is known of them, in a stable order
     */
    List<ColumnInfo> columns(Recording recording);

    /**
     * Makes a column.
     *
     * @param name
     *            the column's name
     * @param recording
     *            for which recording; it can be asked for other columns
     * @param progress
     *            listens and may cancel
     * @return the column with as many rows as the recording, or empty if this provider does not know the name
     * @throws IOException
     *             when it cannot be read or written; the message is for the user
     */
    Optional<Column> column(String name, Recording recording, Progress progress) throws IOException;

    /**
     * Columns of an earlier session are used again only if this number is still the same.
     *
     * @return a number that changes whenever the same name gives other values than before
     */
    default int version() {
        return 1;
    }
}
