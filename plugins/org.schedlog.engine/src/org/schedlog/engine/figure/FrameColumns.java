// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.util.ArrayList;
import java.util.List;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.spec.FigureSpec;

/** The columns of a frame's table, {@code c} included. */
final class FrameColumns {

    private FrameColumns() {
    }

    /** All columns of a part, in the order of the spec's output. */
    static List<Column> of(FigureSpec spec, CategoryFrame category, Part part) {
        return spec.output().stream().map(name -> column(name, category, part)).toList();
    }

    /** One column in all parts of all categories, in order. */
    static List<Column> of(Frame frame, String name) {
        List<Column> columns = new ArrayList<>();
        for (CategoryFrame category : frame.categories()) {
            category.parts().forEach(part -> columns.add(column(name, category, part)));
        }
        return columns;
    }

    private static Column column(String name, CategoryFrame category, Part part) {
        return name.equals(FigureSpec.CATEGORY_COLUMN) ? LongColumn.constant(category.category().index(), part.size())
                : part.column(name);
    }
}
