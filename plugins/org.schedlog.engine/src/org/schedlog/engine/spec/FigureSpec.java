// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;

/**
 * A spec, read and found good: what to draw from a recording. Event names are already replaced by the ids of one
 * recording's event table, so it holds for that recording only. Immutable.
 *
 * @param kind
 *            lines or points
 * @param fileName
 *            the file's name, for messages and titles
 * @param input
 *            the columns that the spec says it reads; only a hint
 * @param output
 *            the columns of the figure, in order, each once, {@code c} included if the spec lists it
 * @param categories
 *            the categories by index
 * @param x
 *            what the spec says about the horizontal axis
 * @param y
 *            what the spec says about the vertical axis
 */
public record FigureSpec(Kind kind, String fileName, List<String> input, List<String> output, List<Category> categories,
        Axis x, Axis y) {

    /** The name of the column that holds the category's index. */
    public static final String CATEGORY_COLUMN = "c";

    /** What a figure consists of. */
    public enum Kind {
        /** Lines from (x0, y0) to (x1, y1). */
        LINES(List.of("x0", "y0", "x1", "y1")),
        /** Points at (x, y). */
        POINTS(List.of("x", "y"));

        private final List<String> required;

        Kind(List<String> required) {
            this.required = required;
        }

        /** @return the output columns without which there is no such figure */
        public List<String> required() {
            return required;
        }
    }

    /** Lists are copied. */
    public FigureSpec {
        input = List.copyOf(input);
        output = List.copyOf(output);
        categories = List.copyOf(categories);
    }

    /** @return the output columns that the pipelines make, i.e. without {@code c} */
    public List<String> valueColumns() {
        return output.stream().filter(name -> !name.equals(CATEGORY_COLUMN)).toList();
    }
}
