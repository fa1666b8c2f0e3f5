// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.ColumnCache.Kind;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Manifest;
import org.schedlog.engine.column.Recording;

/**
 * What an import made, or what an earlier one left in the cache.
 *
 * @param manifest
 *            describes it
 * @param columns
 *            the required columns, and perhaps others, by name
 * @param order
 *            where rows were sorted: at each row, the row where it stands in the recording
 */
record ImportedColumns(Manifest manifest, Map<String, Column> columns, Optional<LongColumn> order) {

    /** The name of the order in the cache. */
    static final String ORDER = "order";

    /**
     * Looks into the cache.
     *
     * @return empty if the recording must be imported (again)
     */
    static Optional<ImportedColumns> find(ColumnCache cache, String version) throws IOException {
        Optional<Manifest> manifest = cache.manifest(version);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        int events = manifest.get().events();
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : Recording.REQUIRED) {
            cache.find(Kind.RECORDED, name, events).ifPresent(column -> columns.put(name, column));
        }
        Optional<LongColumn> order = Optional.empty();
        if (manifest.get().sorted()) {
            order = cache.find(Kind.INTERNAL, ORDER, events).map(column -> (LongColumn) column);
        }
        boolean complete = columns.size() == Recording.REQUIRED.size() && manifest.get().sorted() == order.isPresent();
        return complete ? Optional.of(new ImportedColumns(manifest.get(), columns, order)) : Optional.empty();
    }
}
