// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.figure.LineDrawing;

/** The styles of a figure's categories, as Trace Compass' legend and its other clients want them. */
public final class CategoryStyles {

    private static final String PREFIX = "category.";
    /** Shared, as a figure on the screen has a hundred thousand states and more. */
    private static final Map<Integer, OutputElementStyle> REFERENCES = new ConcurrentHashMap<>();

    private CategoryStyles() {
    }

    /**
     * @param category
     *            a category's index in the specification
     * @return the key of its style
     */
    public static String key(int category) {
        return PREFIX + category;
    }

    /**
     * The style of a state or an arrow: that of its category.
     *
     * @param category
     *            a category's index in the specification
     * @return always the same object for the same index
     */
    static OutputElementStyle reference(int category) {
        // Found almost always, and then quicker than by the other way.
        OutputElementStyle known = REFERENCES.get(category);
        return known != null ? known : REFERENCES.computeIfAbsent(category, index -> new OutputElementStyle(key(index)));
    }

    /**
     * @param style
     *            the style of a state or an arrow, or null
     * @return the index of the category whose style it is, or empty if it is none
     */
    public static OptionalInt category(OutputElementStyle style) {
        String key = style == null ? null : style.getParentKey();
        return key != null && key.startsWith(PREFIX) ? OptionalInt.of(Integer.parseInt(key.substring(PREFIX.length())))
                : OptionalInt.empty();
    }

    /**
     * The styles of the categories that have lines in a figure.
     *
     * @param drawings
     *            the same figure of one or several traces
     * @param colors
     *            0xRRGGBB by category where it is another one than the specification's
     * @return styles by key, in the order of the specification
     */
    public static Map<String, OutputElementStyle> of(List<LineDrawing> drawings, Map<Integer, Integer> colors) {
        Map<Integer, Category> categories = new TreeMap<>();
        for (LineDrawing drawing : drawings) {
            for (CategoryFrame lines : drawing.frame().categories()) {
                if (lines.count() > 0) {
                    categories.put(lines.category().index(), lines.category());
                }
            }
        }
        Map<String, OutputElementStyle> styles = new LinkedHashMap<>();
        categories.forEach((index, category) -> styles.put(key(index),
                style(category, colors.getOrDefault(index, category.color()))));
        return styles;
    }

    private static OutputElementStyle style(Category category, int rgb) {
        String color = String.format("#%06x", rgb & 0xFFFFFF);
        Map<String, Object> values = new HashMap<>();
        values.put(StyleProperties.STYLE_NAME, category.label());
        values.put(StyleProperties.BACKGROUND_COLOR, color);
        values.put(StyleProperties.COLOR, color);
        values.put(StyleProperties.OPACITY, 1.0f);
        return new OutputElementStyle(null, values);
    }
}
