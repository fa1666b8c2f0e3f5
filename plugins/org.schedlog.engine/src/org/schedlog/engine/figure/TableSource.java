// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.spec.FigureSpec;

/**
 * A table that can be written: parts one below the other, each with the same columns in the same order.
 *
 * @param names
 *            the columns' names
 * @param parts
 *            the columns of each part, equally long
 */
record TableSource(List<String> names, List<List<Column>> parts) {

    /**
     * A frame's table: a part of a category after the other, {@code c} included where it stands in the spec's output.
     */
    static TableSource of(Frame frame) {
        List<List<Column>> parts = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            for (Part part : category.parts()) {
                parts.add(frame.spec().output().stream().map(name -> column(name, category, part)).toList());
            }
        }
        return new TableSource(frame.spec().output(), parts);
    }

    /** A table of some columns, in the map's order. */
    static TableSource of(Map<String, ? extends Column> columns) {
        return new TableSource(List.copyOf(columns.keySet()), List.of(List.copyOf(columns.values())));
    }

    private static Column column(String name, CategoryFrame category, Part part) {
        return name.equals(FigureSpec.CATEGORY_COLUMN) ? LongColumn.constant(category.category().index(), part.size())
                : part.column(name);
    }

    /** One column in all parts. */
    List<Column> columns(int index) {
        return parts.stream().map(part -> part.get(index)).toList();
    }

    long rows() {
        return parts.stream().mapToLong(part -> part.get(0).size()).sum();
    }
}
