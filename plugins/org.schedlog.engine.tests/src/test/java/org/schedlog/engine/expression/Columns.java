// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.schedlog.engine.column.Column;

/** A scope made of a few columns. */
final class Columns implements Scope {

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final int size;

    Columns(int size) {
        this.size = size;
    }

    Columns with(String name, Column column) {
        columns.put(name, column);
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    @Override
    public Collection<String> names() {
        return columns.keySet();
    }
}
